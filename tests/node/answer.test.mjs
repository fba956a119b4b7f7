// How answers come over the border: each text once, and what is as it was before as the object that it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, load } from "huiqi";
import { border } from "../lib/core.mjs";
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

// Numbers as src/wasm/answer.rs describes them, of answers that no pack gives today.
test("a part is given again only in the place that it had", () => {
  const shapes = { ab: 2, b: 3 };
  const integer = (value) => [2 | value << 3];
  const double = (value) => [3, ...new Int32Array(new Float64Array([value]).buffer)];
  const list = (...items) => [4 | items.length << 3, items.flat().length, ...items.flat()];
  const struct = (shape, ...values) => [5 | shapes[shape] << 3, values.flat().length, ...values.flat()];
  const map = () => [6, 0];
  const known = { shapes: [], lengths: [], narrow: "", forget: false };
  // The nameless shape, and "a", "a b" and "b" behind it.
  const first = { shapes: [0, 0, 1, 1, 0, 1], lengths: [2, 2], narrow: "ab", forget: true };
  const answer = (numbers, { shapes, lengths, narrow, forget } = known) => ({
    numbers: Int32Array.from(numbers), shapes: Int32Array.from(shapes), lengths: Int32Array.from(lengths),
    narrow: new TextEncoder().encode(narrow), wide: new Uint8Array(0), refused: false, forget,
  });
  const renewed = (before, now) => {
    const reader = new border.AnswerReader();
    const last = reader.read(answer(before, first), {});
    return [last, reader.read(answer(now), last)];
  };
  const [one, two] = [list(integer(1)), list(integer(2))];

  // Members that have moved up: what stood there had another name.
  assert.deepEqual(renewed(struct("ab", one, two), struct("b", one)), [{ a: [1], b: [2] }, { b: [1] }]);
  assert.deepEqual(renewed(struct("b", one), struct("ab", one, two)), [{ b: [1] }, { a: [1], b: [2] }]);
  // Another kind of value in its place.
  for (const other of [one, struct("b", one), map(), integer(1), double(0.5), [0]]) {
    const [, answer] = renewed(struct("ab", other, one), struct("ab", list(one, two), one));
    assert.deepEqual(answer, { a: [[1], [2]], b: [1] });
  }
  // What stands behind a number of any length is found.
  for (const [before, now] of [[double(0.5), double(0.25)], [double(0.5), integer(1)], [integer(1), double(0.5)], [one, two], [one, [0]]]) {
    const [last, answer] = renewed(struct("ab", before, one), struct("ab", now, one));
    assert.equal(answer.b, last.b);
    assert.notEqual(answer, last);
  }
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
