// What invoices come to, without a browser: sums digit by digit, which contract they belong to, what they state together.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { loadTools } from "../lib/tools.mjs";

const { asShown, bundles, isSameName, money, plain, repeated, suggest, total } =
  await loadTools("invoices", "www/page/decimal.ts", "www/page/invoices/filing.ts");

describe("sums as digits", () => {
  for (const [literal, shift, expected] of [
    ["350000", 0, "350000"], ["007.50", 0, "7.5"], ["3.5E5", 0, "350000"], ["1.5e-3", 0, "0.0015"], ["35.5", 4, "355000"], ["-0.00", 0, "0"],
    [".5", 0, "0.5"], ["12", -4, "0.0012"], ["", 0, undefined], [".", 0, undefined], ["1,0", 0, undefined], ["NaN", 0, undefined], ["1e9999", 0, undefined],
  ]) {
    test(`${JSON.stringify(literal)} × 10^${shift}`, () => assert.equal(plain(literal, shift), expected));
  }

  test("a spreadsheet's double is what it shows: 15 digits", () => {
    for (const [literal, shown] of [
      ["0.30000000000000004", "0.3"], ["1234567.8899999999", "1234567.89"], ["999999999999.99994", "1000000000000"], ["200000", "200000"],
      ["123456789012345678", "123456789012346000"], ["0.0000012", "0.0000012"],
    ]) assert.equal(asShown(literal), shown);
  });

  test("two places, never rounded", () => {
    assert.equal(money("35"), "35.00");
    assert.equal(money("35.1"), "35.10");
    assert.equal(money("35.100"), "35.10");
    assert.equal(money("35.001"), undefined);
    assert.equal(money("x"), undefined);
  });

  test("added and taken away, past what a double holds", () => {
    for (const [amounts, sum] of [
      [[], "0.00"], [["0.1", "0.2"], "0.30"], [["9007199254740993.01", "0.01"], "9007199254740993.02"], [["100", "-0.01"], "99.99"],
      [["-100", "0.01"], "-99.99"], [["5", "-5"], "0.00"], [["-1", "-2.5"], "-3.50"], [["0.99", "0.01"], "1.00"], [["1", "-1000", "999.5"], "0.50"],
    ]) assert.equal(total(amounts), sum);
    assert.throws(() => total(["1.005"]), RangeError);
  });
});

let count = 0;
const filed = (more = {}, item) => ({
  invoice: { number: String(++count).padStart(20, "0"), kind: "", buyer: { name: "甲公司", code: "" }, seller: { name: "供方", code: "" }, sum: "100.00", adds: true, ...more },
  file: `${count}.xml`, item, suggested: false,
});
const seller = (name) => ({ seller: { name, code: "" } });

describe("which contract an invoice belongs to", () => {
  const items = [{ sums: ["100.00"], names: [] }, { sums: ["350.00", "300.00"], names: ["供方 二"] }, { sums: ["500.00"], names: [] }];
  const of = (some, known = items) => suggest(some, known).map(({ item }) => item);

  test("the only one there is", () => assert.deepEqual(of([filed({ sum: "1.00" })], [{ sums: [], names: [] }]), [0]));
  test("the only one of its sum", () => assert.deepEqual(of([filed(), filed({ sum: "300.00", ...seller("他") })]), [0, 1]));
  test("the one whose papers name the seller, before the sum", () => assert.deepEqual(of([filed(seller("供方　二"))]), [1]));
  test("the one of what the seller has invoiced in all", () =>
    assert.deepEqual(of([filed({ sum: "200.00", ...seller("丙") }), filed({ sum: "300.00", ...seller("丙") })], [items[0], items[2]]), [1, 1]));
  test("none where two would fit, and none where none does", () => {
    assert.deepEqual(of([filed()], [items[0], items[0]]), [undefined]);
    assert.deepEqual(of([filed({ sum: "7.00" })]), [undefined]);
    assert.deepEqual(of([filed(seller(""))], [{ sums: [], names: [""] }, { sums: [], names: [] }]), [undefined]);
  });
  test("what the person has chosen stays, and is no suggestion", () => {
    const [one, other] = suggest([filed({}, 2), filed()], items);
    assert.deepEqual([one.item, one.suggested, other.item, other.suggested], [2, false, 0, true]);
  });
});

test("a number that stands on two invoices is told of both", () => {
  const [one, other, third] = [filed(), filed(), filed()];
  other.invoice.number = one.invoice.number;
  assert.deepEqual(repeated([one, other, third]), [one, other]);
});

test("names compare as the engine compares them", () => {
  assert.ok(isSameName("内蒙古某某（集团）有限公司", "内蒙古 某某(集团)有限公司"));
  assert.ok(!isSameName("内蒙古某某有限公司", "内蒙古某某有限责任公司"));
});

describe("what the invoices of a contract state together", () => {
  test("their sum, red ones taken away, by the names that the policy gives", () => {
    const [first, second] = bundles([filed({ sum: "300.00" }, 1), filed({ sum: "-50.00" }, 1), filed({}, 0), filed()], ["amount", "buyer"], "甲公司");
    assert.deepEqual([first.item, first.stated], [0, { amount: "100.00", buyer: "甲公司" }]);
    assert.deepEqual([second.item, second.filed.length, second.stated.amount, second.negative], [1, 2, "250.00", false]);
  });
  test("a buyer who is not the applicant, if there is one", () => {
    const [{ stated }] = bundles([filed({}, 0), filed({ buyer: { name: "乙公司", code: "" } }, 0)], ["buyer", "supplier"], "甲公司");
    assert.deepEqual(stated, { buyer: "乙公司", supplier: "供方" });
  });
  test("less than nothing is no sum", () => assert.equal(bundles([filed({ sum: "-1.00" }, 0)], ["amount"], "")[0].negative, true));
});
