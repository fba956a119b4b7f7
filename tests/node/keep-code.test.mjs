// The compact text that links and QR codes carry: every golden receipt goes through it and back, and the native program
// reads what the page writes.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { canonical, load } from "huiqi";
import { goldenRows } from "../lib/files.mjs";
import { run, startService } from "../lib/native.mjs";
import { loadTools } from "../lib/tools.mjs";

const { encode, decode, outcomeOf, packRef, partsOf, CodeError, MOST_IN_ONE, MOST_PARTS } = await loadTools(
  "keep-code", "www/page/keep/code.ts", "www/page/keep/parts.ts");

let huiqi, receipts, example, service;
before(async () => {
  huiqi = await load();
  receipts = goldenRows(huiqi.measures().map(({ id }) => id)).flatMap(({ application }) => {
    try {
      return [huiqi.receipt(application)];
    } catch {
      return []; // Some rows are of what is refused.
    }
  });
  example = receipts.find(({ application, assessment }) => application.measure === "data-purchase" && assessment.award?.exact && assessment.verdict === "eligible");
  service = await startService();
});
after(() => service?.stop());

const brief = ({ application, assessment, digest }) => ({
  application, assessment: { ...outcomeOf(assessment), pack: packRef(assessment.pack) }, digest,
});
const coded = (text, letter = "A") => letter + deflateRawSync(text).toString("base64url");
const verified = (text) => JSON.parse(run(["verify", "--json", "-"], text).bytes);
const holds = { differences: [], pack: "same", valid: true };

async function posted(text, kind = "text/plain; charset=utf-8") {
  const response = await fetch(`${service.address}/v1/verify`, { method: "POST", headers: { "content-type": kind }, body: text });
  return { status: response.status, body: await response.json() };
}

test("every golden receipt goes through a code and back, and the service finds that it holds", async (t) => {
  assert.ok(receipts.length > 90, `only ${receipts.length} receipts`);
  const lengths = [];
  for (const receipt of receipts) {
    const code = await encode(brief(receipt));
    assert.match(code, /^A[A-Za-z0-9_-]+$/);
    const back = await decode(code);
    assert.equal(canonical(back), canonical(brief(receipt)));
    assert.equal(huiqi.receipt(back.application).digest, back.digest);
    const parts = partsOf(code);
    assert.ok(parts.length > 0 || code.length > MOST_PARTS * (MOST_IN_ONE - 5), "only what is too long has none");
    for (const text of [code, parts.reverse().join("\n")].filter((text) => text !== "")) {
      assert.deepEqual(await posted(text), { status: 200, body: holds }, text.slice(0, 60));
    }
    lengths.push(code.length);
  }
  lengths.sort((one, other) => one - other);
  t.diagnostic(`${lengths.length} receipts: ${lengths[0]} to ${lengths.at(-1)} characters, half of them at most ${lengths[lengths.length >> 1]}`);
});

test("the command line reads a code, a broken line, and a link", async () => {
  const code = await encode(brief(example));
  const lines = code.replace(/.{70}/g, "$&\r\n");
  for (const text of [code, `\n ${code}\n`, lines, `https://portal.example/huiqi/?a=1#/a/${code}`]) {
    assert.deepEqual(verified(text), holds);
    assert.equal(canonical(await decode(text)), canonical(brief(example)));
  }
  const report = run(["verify", "-"], code);
  assert.equal(report.code, 0);
  assert.match(report.bytes.toString(), /✓/);
  assert.ok(report.bytes.toString().includes(example.assessment.measure.title));
});

test("what was changed in a code is found, by the same pointers as in a receipt", async () => {
  const claims = (change) => {
    const copy = structuredClone(brief(example));
    change(copy);
    return encode(copy);
  };
  const paths = async (change) => verified(await claims(change)).differences.map(({ path }) => path);
  assert.deepEqual(await paths((one) => { one.assessment.award.high = "999999.00"; }), ["/assessment/award/high"]);
  assert.deepEqual(await paths((one) => { one.assessment.verdict = "ineligible"; }), ["/assessment/verdict"]);
  assert.deepEqual(await paths((one) => { one.application.facts.applicant.name = "另一家"; }), ["/digest"]);
  assert.deepEqual(await paths((one) => { delete one.assessment.award; }), ["/assessment/award"]);
  assert.deepEqual(await paths((one) => { one.assessment.ready = true; }), ["/assessment/ready"]);

  const old = verified(await claims((one) => { one.assessment.pack.version = "0.9.0"; }));
  assert.deepEqual([old.pack, old.valid, old.differences.map(({ path }) => path)], ["differs", false, ["/assessment/pack/version"]]);
  const link = await claims((one) => { delete one.digest; });
  assert.deepEqual(verified(link), holds, "a link has no digest");
  assert.deepEqual((await posted(await claims((one) => { one.assessment.award.low = "1.00"; }))).body.differences,
    [{ claimed: "1.00", computed: example.assessment.award.low, path: "/assessment/award/low" }]);
});

test("what is no code, or cut off, or too large says so, in the page and at both native doors", async () => {
  const code = await encode(brief(example));
  const all = await encode({ told: { facts: {}, papers: {} }, pack: packRef(huiqi.pack), results: {} });
  const bomb = coded(Buffer.alloc(40 << 20, " "));
  assert.ok(bomb.length < 100000);
  const rows = [
    ["none", "code.format", "A!!!"], ["none", "code.format", coded("not json").replace(/^A./, "A_")],
    ["cut", "code.cut", code.slice(0, code.length >> 1)], ["cut", "code.cut", "A"],
    ["newer", "code.version", `B${code.slice(1)}`],
    ["too-large", "code.size", bomb], ["too-large", "code.size", `A${"A".repeat(5 << 20)}`],
    ["none", "json.syntax", coded("not json")], ["none", "json.syntax", coded(`{"application":{}} `.repeat(2))],
    ["none", "receipt.missing", coded("{}")], ["none", "receipt.type", coded("[]")],
    ["none", "receipt.type", coded(`{"application":{"facts":{},"measure":"x"},"assessment":[]}`)],
    ["none", "receipt.unknown-key", coded(`{"applications":[]}`)],
    [undefined, "code.several", all],
  ];
  for (const [fault, native, text] of rows) {
    const name = `${native} ${text.slice(0, 40)}`;
    if (fault !== undefined) {
      await assert.rejects(decode(text), (error) => error instanceof CodeError && error.fault === fault, name);
    }
    const { status, body } = await posted(text);
    assert.deepEqual([body.code, status], [native, native === "code.size" ? 413 : native.startsWith("receipt.") ? 422 : 400], name);
    assert.match(body.detail, /[。]$/);
    assert.equal(run(["verify", "-"], text).code, 2, name);
  }
  assert.equal((await posted(code, "application/json")).body.code, "json.syntax", "the kind of content decides");
});

test("a code in parts says which is missing, and does not take another's", async () => {
  const long = structuredClone(brief(example));
  const [contract] = long.application.facts.contracts;
  // Names that do not compress.
  const name = (index) => createHash("sha256").update(String(index)).digest("base64");
  long.application.facts.contracts = Array.from({ length: 100 }, (_, index) => ({ ...contract, name: name(index), amount: `${index * 7321 + 100000}.00` }));
  long.digest = huiqi.receipt(long.application).digest;
  Object.assign(long.assessment, outcomeOf(huiqi.assess(long.application)));
  const parts = partsOf(await encode(long));
  assert.ok(parts.length >= 2 && parts.every((part) => part.length <= MOST_IN_ONE), String(parts.length));
  assert.deepEqual(verified(parts.slice().reverse().join("\n")), holds);

  const { body } = await posted(parts.slice(1).join("\n"));
  assert.equal(body.code, "code.parts");
  assert.match(body.detail, /缺少第 1 个/);
  const other = parts[0].replace(/^A1\/\d/, "A1/4");
  assert.equal((await posted([other, ...parts.slice(1)].join("\n"))).body.code, "code.parts");
  assert.deepEqual(partsOf(`A${"x".repeat(MOST_PARTS * MOST_IN_ONE)}`), [], "too many for a report");
});

test("the answers of every measure go through a code and back", async () => {
  const told = { date: "2026-06-15", facts: example.application.facts, papers: { "data-purchase": { materials: { "business-licence": true } } } };
  const results = Object.fromEntries(huiqi.match({ date: told.date, facts: told.facts }).matches.map((match) => [match.measure.id, outcomeOf(match)]));
  const content = { told, pack: packRef(huiqi.pack), results };
  assert.deepEqual(await decode(await encode(content)), content);
  await assert.rejects(async () => decode(await encode({ ...content, told: { facts: [], papers: {} } })), CodeError);
  await assert.rejects(async () => decode(await encode({ ...content, results: { a: { verdict: 1, award: null } } })), CodeError);
});
