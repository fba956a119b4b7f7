// An engine that lasts: packs side by side, broken packs, answers that belong to the caller, nothing left of a call.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { canonical, HuiqiError, load } from "huiqi";
import { answersTo } from "../lib/cases.mjs";
import { goldenRows } from "../lib/files.mjs";
import { run } from "../lib/native.mjs";

let folder, own, other, rows;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "huiqi-endurance-"));
  own = JSON.parse(readFileSync("policies/nmg-2026-8.json", "utf8"));
  other = anotherPack();
  rows = goldenRows(["data-purchase"]);
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** The same policy with a quarter in place of a fifth, as the native program builds it. */
function anotherPack() {
  cpSync("policies", join(folder, "policies"), { recursive: true });
  const measure = join(folder, "policies/nmg-2026-8/12-data-purchase.toml");
  const text = readFileSync(measure, "utf8");
  const changed = text.replace('ratio = "0.20"', 'ratio = "0.25"');
  assert.notEqual(changed, text);
  writeFileSync(measure, changed);
  const out = join(folder, "other.json");
  const { code, complaint } = run(["pack", "build", join(folder, "policies/nmg-2026-8"), "-o", out]);
  assert.equal(code, 0, complaint);
  return JSON.parse(readFileSync(out, "utf8"));
}

/**
 * The package as if it were imported for the first time, and the memory of its instance: one instance belongs to one
 * module, so what is tried on this one cannot spoil the others.
 */
async function freshEngine() {
  const { load } = await import(`${import.meta.resolve("huiqi")}?endurance=${Math.random()}`);
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...args) => {
    const result = await instantiate(...args);
    memory = (result.instance ?? result).exports.memory;
    return result;
  };
  try {
    return { huiqi: await load(), pages: () => memory.buffer.byteLength / 65536 };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

const ordinary = () => rows.find(({ name }) => name === "one ordinary contract").application;
const award = (huiqi) => huiqi.assess(ordinary()).award.high;

test("engines of different packs stand side by side", async () => {
  const [fifth, quarter, fifthAgain] = [await load(), await load({ pack: other }), await load({ pack: own })];
  for (let round = 0; round < 3; round += 1) {
    assert.deepEqual([fifth, quarter, fifthAgain].map(award), ["70000.00", "87500.00", "70000.00"]);
  }
  assert.deepEqual(fifth.pack, fifthAgain.pack);
  assert.notEqual(fifth.pack.digest, quarter.pack.digest);
  const receipt = quarter.receipt(ordinary());
  assert.equal(quarter.verify(receipt).valid, true);
  const { valid, pack, differences } = fifth.verify(receipt);
  assert.deepEqual([valid, pack], [false, "differs"]);
  assert.ok(differences.some(({ path }) => path === "/assessment/award/high"));
});

const isPackInvalid = (error) => error instanceof HuiqiError && error.code === "pack.invalid" && error.message.length > 0;

test("a broken pack is pack.invalid, and engines that are there go on", async () => {
  const huiqi = await load();
  const broken = {
    "an empty object": {},
    "a list": [],
    "a text": JSON.stringify(own),
    "a number": 8,
    "another version under the old digest": { ...own, version: "1.0.1" },
    "a digest that is none": { ...own, digest: "sm3:0" },
    "no measures": { ...own, measures: undefined },
    "a key that nobody knows": { ...own, surprise: 1 },
    "a number for a text": { ...own, id: 8 },
  };
  for (const [name, pack] of Object.entries(broken)) await assert.rejects(load({ pack }), isPackInvalid, name);
  assert.equal(award(huiqi), "70000.00");
});

test("what is no pack at all is pack.invalid too, never the pack that is built in", async () => {
  const circle = { ...own };
  circle.self = circle;
  const none = { "an object that holds itself": circle, "a function": () => own, null: null, false: false, "no text": "" };
  for (const [name, pack] of Object.entries(none)) await assert.rejects(load({ pack }), isPackInvalid, name);
});

test("any one value of a pack changed is pack.invalid", async (t) => {
  const places = placesIn(own).filter((_, index) => index % 7 === 0);
  for (const path of places) {
    const pack = structuredClone(own);
    const key = path[path.length - 1];
    const holder = path.slice(0, -1).reduce((value, key) => value[key], pack);
    holder[key] = typeof holder[key] === "number" ? holder[key] + 1 : null;
    await assert.rejects(load({ pack }), isPackInvalid, path.join("/"));
  }
  assert.ok(places.length > 100, `${places.length} places`);
  t.diagnostic(`${places.length} places`);
});

/** The path of everything in a value that holds nothing. */
function placesIn(value, path = []) {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]));
}

test("an answer belongs to the caller, an application too", async () => {
  const huiqi = await load();
  const freeze = (value) => {
    if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  const asked = freeze({ measure: "12", facts: structuredClone(ordinary().facts) });
  const first = huiqi.assess(asked);
  const kept = structuredClone(first);
  first.conditions.length = 0;
  first.award.high = "1.00";
  const measures = huiqi.measures();
  const known = structuredClone(measures);
  measures.length = 0;
  huiqi.form("data-purchase").properties = {};
  assert.deepEqual(huiqi.assess(asked), kept);
  assert.deepEqual(huiqi.measures(), known);
  assert.ok(huiqi.form("data-purchase").properties.applicant);
  assert.ok(!("date" in asked), "today is put into the door's copy");
});

test("nothing of a call is left for the next", async () => {
  const huiqi = await load();
  const forwards = answersTo(rows, huiqi, canonical);
  const backwards = [...rows].reverse().map((row) => {
    // A refusal and something foreign in between.
    assert.throws(() => huiqi.assess({ measure: "nothing", facts: {} }), { code: "measure.unknown" });
    huiqi.assess({ measure: "data-purchase", facts: { applicant: new Map() } });
    return answersTo([row], huiqi, canonical)[0];
  });
  assert.deepEqual(backwards.reverse(), forwards);
});

test("memory does not grow over 20,000 assessments", async (t) => {
  const { huiqi, pages } = await freshEngine();
  // What the largest application takes is the measure of what may be held.
  const largest = { measure: "data-purchase", facts: { contracts: Array(1000).fill(ordinary().facts.contracts[0]) } };
  // Twice, since what smaller ones leave between two of the largest keeps room in pieces; it does so once.
  for (let times = 0; times < 2; times += 1) {
    rows.forEach(({ application }) => huiqi.assess(application));
    huiqi.assess(largest);
  }
  const held = pages();
  assert.ok(held <= 512, `${held} pages of 64 kB for 1,000 contracts`);
  const few = rows.filter(({ application }) => !(application.facts.contracts?.length > 100));
  for (let count = 0; count < 20_000; count += 1) huiqi.assess(few[count % few.length].application);
  for (let count = 0; count < 2_000; count += 1) {
    assert.throws(() => huiqi.assess({ measure: "nothing", facts: {} }), { code: "measure.unknown" });
    huiqi.assess({ measure: "data-purchase", facts: { applicant: { name: NaN, kind: new Date(0) } } });
  }
  huiqi.assess(largest);
  assert.equal(pages(), held);
  t.diagnostic(`22,001 assessments and 2,000 refusals in ${held} pages of 64 kB`);
});

test("values that throw while they are read wear nothing out", async () => {
  const { huiqi } = await freshEngine();
  const thrown = () => {
    throw new Error("thrown by the value");
  };
  const values = [
    new Proxy({}, { ownKeys: thrown }),
    new Proxy({}, { getPrototypeOf: thrown }),
    new Proxy([], { get: thrown }),
    Object.defineProperty([], 0, { get: thrown }),
    { get kind() { return thrown(); } },
  ];
  for (let count = 0; count < 10_000; count += 1) {
    try {
      huiqi.assess({ measure: "data-purchase", facts: { applicant: values[count % values.length] } });
    } catch (error) {
      assert.ok(!(error instanceof WebAssembly.RuntimeError), `after ${count}: ${error.message}`);
    }
  }
  assert.equal(award(huiqi), "70000.00");
});
