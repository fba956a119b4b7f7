// The golden cases of every pack in Node, through the package as it is published, and its bytes beside the native ones.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { canonical, load } from "huiqi";
import { bytesOf, difference, differences, nativeAnswers } from "../lib/bytes.mjs";
import { VERBS, answersTo, faultsOf, judge, rowsOf } from "../lib/cases.mjs";
import { disputedRows, goldenRows, madeUpPacks, parseDisputed } from "../lib/files.mjs";
import { run, startService } from "../lib/native.mjs";
import { variantsOf } from "../lib/variants.mjs";

let huiqi, rows, answers, service;
before(async () => {
  huiqi = await load();
  rows = goldenRows(huiqi.measures().map(({ id }) => id));
  answers = answersTo(rows, huiqi, canonical);
  service = await startService();
});
after(() => service?.stop());

test("the golden cases hold", (t) => {
  assert.ok(rows.length > 90, `only ${rows.length} rows were found`);
  const wrong = judge(rows, answers, disputedRows());
  assert.equal(wrong.length, 0, `${wrong.length} of ${rows.length} rows:\n${wrong.join("\n")}`);
  const counts = new Map();
  for (const { file } of rows) counts.set(file, (counts.get(file) ?? 0) + 1);
  const each = [...counts].map(([file, count]) => `${file} ${count}`).join(", ");
  t.diagnostic(`${rows.length} golden cases hold in Node (${each})`);
});

test("every answer has the native bytes, digest included", async (t) => {
  const different = differences(rows, await nativeAnswers(rows, service, canonical), answers);
  assert.equal(different.length, 0, different.join("\n"));
  for (const { receipt } of answers) assert.match(JSON.parse(receipt).digest, /^sm3:[0-9a-f]{64}$/);
  t.diagnostic(`${rows.length} rows: ${Object.keys(VERBS).join(", ")} give the same bytes in 2 runtimes (native, Node)`);
});

test("other packs are loaded, hold their cases and have the native bytes", async (t) => {
  const packs = madeUpPacks();
  assert.ok(packs.length >= 4, `only ${packs.length} packs were found`);
  for (const { name, path, pack, rows } of packs) {
    const ours = answersTo(rows, await load({ pack }), canonical);
    assert.deepEqual(judge(rows, ours, []), [], name);
    const service = await startService("--pack", path);
    const native = await nativeAnswers(rows, service, canonical).finally(() => service.stop());
    assert.deepEqual(differences(rows, native, ours), [], name);
    t.diagnostic(`${name}: ${rows.length} cases`);
  }
});

test("so have applications that no applicant writes", async (t) => {
  const variants = variantsOf(rows, 500);
  const ours = answersTo(variants, huiqi, canonical);
  const different = differences(variants, await nativeAnswers(variants, service, canonical), ours);
  assert.equal(different.length, 0, `${different.length} differ:\n${different.slice(0, 20).join("\n")}`);
  const refused = ours.filter(({ assess }) => assess.startsWith('{"code":')).length;
  t.diagnostic(`${variants.length} odd variants, ${refused} of them refused: the same bytes in 2 runtimes (native, Node)`);
});

test("so has a number beyond the doubles, which JSON.parse reads as infinite", async () => {
  const facts = ['{"dataPurchase":{"awardedThisYear":1e400}}', '{"contracts":[{"amount":-1e400}]}', '{"applicant":{"name":1e400}}'];
  const odd = facts.map((facts) => {
    const profile = `{"date":"2026-06-15","facts":${facts}}`;
    return { file: "by hand", name: facts, profile, text: profile.replace("{", '{"measure":"data-purchase",') };
  });
  const native = await nativeAnswers(odd, service, canonical);
  assert.deepEqual(differences(odd, native, answersTo(odd, huiqi, canonical)), []);
});

test("the command line prints the same bytes and a line feed", (t) => {
  const few = [0, Math.floor(rows.length / 3), rows.length - 1];
  for (const index of few) {
    for (const [verb, { sent }] of Object.entries(VERBS)) {
      const input = JSON.stringify(sent(rows[index].application));
      const { code, bytes, complaint } = run([verb, "-", "--json"], input);
      assert.equal(code, 0, complaint);
      assert.equal(difference(bytes, bytesOf(`${answers[index][verb]}\n`)), undefined, `${verb} ${rows[index].name}`);
    }
  }
  t.diagnostic(`${few.length} rows through the command line`);
});

test("a receipt made here verifies there, and the other way round", async () => {
  for (const index of [0, 7]) {
    const receipt = answers[index].receipt;
    const { status, bytes } = await service.post("/v1/verify", receipt);
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(bytes), { valid: true, pack: "same", differences: [] });
    const theirs = run(["receipt", "-", "--json"], JSON.stringify(rows[index].application));
    assert.deepEqual(huiqi.verify(JSON.parse(theirs.bytes)), { valid: true, pack: "same", differences: [] });
  }
});

// The runner itself: a comparison that cannot fail would let every row pass.
test("a row that is wrong is found out, in each key", () => {
  // A row that has every part: items, an award, a timeline.
  const index = rows.findIndex(({ application }) => application.measure === "data-purchase");
  const row = rows[index];
  const answer = JSON.parse(answers[index].assess);
  const wrong = {
    verdict: "ineligible",
    ready: !answer.ready,
    award: { low: answer.award.low, high: "0.01" },
    awardWithin: { low: "0.00", high: "69999.99" },
    conditions: { enterprise: "met" },
    itemConditions: [],
    items: ["notCounted"],
    materials: {},
    missing: ["/facts/applicant/name"],
    problems: [{ path: "/date", code: "date.range" }],
    notes: [],
    timeline: { acceptance: { starts: "2026-01-01" }, nowhere: {} },
  };
  for (const [key, value] of Object.entries(wrong)) {
    assert.equal(faultsOf({ ...row, expect: { [key]: value } }, answer).length, 1, key);
  }
  assert.match(faultsOf({ ...row, expect: { verdit: "eligible" } }, answer)[0], /nothing compares this/);
  const loose = { low: "0.00", high: "10000000000000.00" };
  assert.deepEqual(faultsOf({ ...row, expect: { awardWithin: loose } }, answer), []);
});

test("a disputed row must fail, and must be there", () => {
  const right = [{ faults: [] }];
  const [row] = rows;
  assert.deepEqual(judge([row], right, []), []);
  assert.match(judge([row], right, [row])[0], /disputed, but it passes/);
  assert.deepEqual(judge([row], [{ faults: ["x"] }], [row]), []);
  assert.match(judge([row], right, [{ file: row.file, name: "gone" }])[0], /no row/);
  const written = '# why\n[[row]]\nfile = "a.json"\nname   = "one \\"two\\""\nclause = "12.2.3: 含"\n';
  assert.deepEqual(parseDisputed(written), [{ file: "a.json", name: 'one "two"', clause: "12.2.3: 含" }]);
  assert.throws(() => parseDisputed("[[row]]\nfile = 'a.json'"), /:2: not understood/);
  assert.throws(() => parseDisputed('[[row]]\nfile = "a.json"\nname = "b"'), /has no clause/);
});

test("repeat lets the one item of a list stand so many times", () => {
  const application = { measure: "m", facts: { contracts: [{ amount: "1.00" }], other: { x: 1 } } };
  const [row] = rowsOf("f", [{ name: "n", application, expect: {}, repeat: 3 }], ["m"]);
  assert.deepEqual(row.application.facts, { contracts: Array(3).fill({ amount: "1.00" }), other: { x: 1 } });
  assert.deepEqual(rowsOf("f", [{ name: "n", application, expect: {} }], ["another"]), []);
});
