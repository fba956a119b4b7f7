// How answers come over the border: each text once, and what is as it was before as the object that it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, load } from "huiqi";
import { goldenRows } from "../lib/files.mjs";

const contract = (amount) => ({ amount, paid: amount, signedOn: "2026-03-01" });
const application = (...contracts) => ({ measure: "data-purchase", date: "2026-06-15", facts: { contracts } });
const told = (facts, rest) => ({ measure: "data-purchase", date: "2026-06-15", facts, ...rest });

test("what is as in the last answer is the same object, all else is new", async () => {
  const huiqi = await load();
  const [whole, open] = [contract("100000"), { amount: "300000" }];
  const first = huiqi.assess(application(whole, open), {});
  const asked = application(whole, contract("300000"));
  const last = huiqi.assess(asked, first);
  assert.deepEqual(last, huiqi.assess(asked));
  assert.notEqual(last, first);
  assert.equal(last.items[0], first.items[0]);
  assert.notEqual(last.items[1], first.items[1]);
  assert.notEqual(last.items, first.items);
  for (const key of ["contacts", "references", "pack", "measure", "timeline"]) assert.equal(last[key], first[key], key);
  // One more, and one less.
  for (const contracts of [[whole, contract("300000"), open], [whole]]) {
    const answer = huiqi.assess(application(...contracts), last);
    assert.deepEqual(answer, huiqi.assess(application(...contracts)));
    assert.equal(answer.items[0], first.items[0]);
  }
  assert.equal(huiqi.assess(asked, last), last);
});

test("without it all is new: whoever changes an answer changes no other", async () => {
  const huiqi = await load();
  const [one, two] = [huiqi.assess(application(contract("100000"))), huiqi.assess(application(contract("100000")))];
  const holders = (value) =>
    typeof value === "object" && value !== null ? [value, ...Object.values(value).flatMap(holders)] : [];
  const mine = new Set(holders(one));
  assert.ok(mine.size > 50, `${mine.size} objects and lists`);
  assert.deepEqual(holders(two).filter((holder) => mine.has(holder)), []);
});

test("an answer that this engine never gave, or has forgotten, shares nothing and does no harm", async () => {
  const [huiqi, other] = [await load(), await load()];
  const asked = application(contract("100000"));
  const expected = huiqi.assess(asked);
  const strange = [{}, [], other.assess(asked, {}), structuredClone(expected), Object.freeze({ items: 7 })];
  for (const last of strange) {
    const answer = huiqi.assess(asked, last);
    assert.deepEqual(answer, expected);
    assert.notEqual(answer.items, last.items);
  }
});

test("an answer between them makes no difference", async () => {
  const huiqi = await load();
  const rows = goldenRows(huiqi.measures().map(({ id }) => id));
  let last = {};
  for (const { application, name } of rows) {
    last = huiqi.assess(application, last);
    assert.equal(canonical(last), canonical(huiqi.assess(application)), name);
    assert.throws(() => huiqi.assess({ measure: "nothing", facts: {} }, last), { code: "measure.unknown" });
  }
});

test("after more texts than are remembered all are told anew", async () => {
  const huiqi = await load();
  const expected = huiqi.assess(application(contract("100000")), {});
  const many = (of) => told({ nobody: Object.fromEntries(Array.from({ length: 70_000 }, (_, index) => [`${of}${index}`, index])) });
  const keys = (of) => Object.keys(huiqi.receipt(many(of)).application.facts.nobody).length;
  assert.deepEqual([keys("a"), keys("b")], [70_000, 70_000]);
  const answer = huiqi.assess(application(contract("100000")), expected);
  assert.deepEqual(answer, expected);
  assert.notEqual(answer.items, expected.items);
  assert.equal(huiqi.assess(application(contract("100000")), answer), answer);
  // Each is the first that is told anew, so that all its texts have the numbers that those of the other had.
  const strange = (kind) => told({ applicant: { kind } });
  keys("a");
  const one = huiqi.assess(strange("first"), {});
  keys("a");
  const other = huiqi.assess(strange("second"), one);
  assert.deepEqual(other, huiqi.assess(strange("second")));
  assert.match(other.problems[0].message, /second/);
});

test("every text comes over as it is, and every name of a member", async () => {
  const huiqi = await load();
  const texts = ["", "\ufeffmark", "\ufeff", "\u0000\u001f\"\\", "é", "e\u0301", "\u{20BB7}野家", "\uffff", "a\ufeff", "x".repeat(70_000), "數".repeat(70_000)];
  const facts = { nobody: JSON.parse(`{"__proto__":{"a":1},"constructor":2,"1":3,"-0":4,"":5,"${"k".repeat(300)}":6}`), texts };
  for (let round = 0; round < 2; round += 1) {
    assert.equal(canonical(huiqi.receipt(told(facts)).application), canonical(told(facts)));
  }
});

test("so does every number", async () => {
  const huiqi = await load();
  const nobody = [0, -0, 1, -1, 2 ** 28, 2 ** 28 - 1, -(2 ** 28), -(2 ** 28) - 1, 2 ** 31, 2 ** 53, -(2 ** 53), 0.1, -1e-7, 5e-324, 1.7976931348623157e308, 1e21];
  const numbers = huiqi.receipt(told({ nobody })).application.facts.nobody;
  // JSON has one zero.
  assert.deepEqual(numbers, nobody.map((number) => number + 0 || 0));
});
