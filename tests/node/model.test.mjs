// Answers in, an application out: what the form model keeps, and what it moves along.
import assert from "node:assert/strict";
import { test } from "node:test";
import { form, model } from "./model.mjs";

const { Answers, FormModel, readForm } = model;
const answersOf = (application = {}) => Answers.of({ measure: "test", date: "2026-06-15", facts: {}, ...application });
const over = (answers) => new FormModel(readForm(form), answers, "test");
const fresh = (application) => over(answersOf(application));

test("a form that was told nothing has no facts at all", () => {
  assert.deepEqual(fresh().application, { measure: "test", date: "2026-06-15", facts: {} });
});

test("an answer given and taken back leaves no trace", () => {
  const it = fresh();
  it.tell("/facts/who/good", false);
  assert.deepEqual(it.application.facts, { who: { good: false } });
  assert.deepEqual(it.answer("/facts/who/good"), { state: "told", value: false });
  it.takeBack("/facts/who/good");
  assert.deepEqual(it.application.facts, {});
  assert.deepEqual(it.answer("/facts/who/good"), { state: "open" });
});

test("what was typed is kept to the letter", () => {
  for (const typed of ["350000", "0350000.10", "35万", "３５０", " 1", "1e5", "9007199254740993.01"]) {
    const it = fresh();
    it.type("/facts/last/sum", typed);
    assert.equal(it.application.facts.last.sum, typed);
    assert.equal(it.text("/facts/last/sum"), typed);
  }
});

test("a sum typed in 万元 is told in yuan, exactly, and kept as it was typed", () => {
  const rows = {
    35: "350000", "35.10": "351000", 0: "0", "0.5": "5000", "0.00005": "0.5", "12.3456789": "123456.789", "-3": "-30000",
    "1000000000": "10000000000000", "9007199254740993.0001": "90071992547409930001",
    // What is no sum is told as it is, for the engine to object to.
    "35.": "35.", "035": "035", "35万": "35万", "1e5": "1e5", " 1": " 1",
  };
  for (const [typed, told] of Object.entries(rows)) {
    const it = fresh();
    it.typeTenThousands("/facts/last/sum", typed);
    assert.equal(it.application.facts.last.sum, told, typed);
    assert.equal(it.inTenThousands("/facts/last/sum"), typed);
  }
});

test("a sum typed in 万元 is one no more once it is told otherwise, and again once that is undone", () => {
  const it = fresh();
  const sum = "/facts/last/sum";
  it.typeTenThousands(sum, "35");
  const before = it.snapshot();
  for (const tell of [() => it.type(sum, "350000"), () => it.tellNone(sum), () => it.tellUnsure(sum), () => it.typeTenThousands(sum, ""), () => it.replace({ measure: "test", facts: { last: { sum: "1" } } })]) {
    it.restore(before);
    assert.equal(it.inTenThousands(sum), "35");
    tell();
    assert.equal(it.inTenThousands(sum), undefined, String(tell));
  }
});

test("what a sum was typed in moves, is copied and goes with its item", () => {
  const it = fresh();
  const sum = (index) => it.inTenThousands(`/facts/deals/${index}/sum`);
  it.addItem("/facts/deals");
  it.addItem("/facts/deals");
  it.typeTenThousands("/facts/deals/1/sum", "3.50");
  it.copyItem("/facts/deals", 1);
  assert.deepEqual([0, 1, 2].map(sum), [undefined, "3.50", "3.50"]);
  it.removeItem("/facts/deals", 0);
  assert.deepEqual([0, 1, 2].map(sum), ["3.50", "3.50", undefined]);
});

test("a whole number is a number, and what is none stays what was typed", () => {
  const rows = { 2025: 2025, "-3": -3, "02025": "02025", "1.5": "1.5", "9007199254740993": "9007199254740993", "１２": "１２", "1e3": "1e3" };
  for (const [typed, told] of Object.entries(rows)) {
    const it = fresh();
    it.typeInteger("/facts/who/year", typed);
    assert.deepEqual(it.application.facts, { who: { year: told } });
    assert.equal(it.text("/facts/who/year"), typed);
  }
});

test("an emptied control takes its answer back", () => {
  const it = fresh();
  it.type("/facts/who/name", "x");
  it.type("/facts/who/name", "");
  assert.deepEqual(it.application.facts, {});
});

test('"I do not know" leaves the key out, is remembered, and gives way to an answer', () => {
  const it = fresh();
  it.tell("/facts/who/good", true);
  it.tellUnsure("/facts/who/good");
  assert.deepEqual(it.application.facts, {});
  assert.deepEqual(it.answer("/facts/who/good"), { state: "unsure" });
  assert.deepEqual(it.unsure, ["/facts/who/good"]);
  it.tell("/facts/who/good", false);
  assert.deepEqual(it.unsure, []);
});

test('"there is none" is null and not the same as not knowing', () => {
  const it = fresh();
  it.tellNone("/facts/last/sum");
  assert.deepEqual(it.application.facts, { last: { sum: null } });
  assert.deepEqual(it.answer("/facts/last/sum"), { state: "none" });
  assert.equal(it.text("/facts/last/sum"), "");
});

test("a list: not told, told to be empty, with items", () => {
  const it = fresh();
  assert.deepEqual(it.answer("/facts/deals"), { state: "open" });
  it.tell("/facts/deals", []);
  assert.deepEqual(it.application.facts, { deals: [] });
  it.takeBack("/facts/deals");
  assert.equal(it.addItem("/facts/deals"), 0);
  assert.deepEqual(it.application.facts, { deals: [{}] });
  it.removeItem("/facts/deals", 0);
  assert.deepEqual(it.application.facts, {}, "removing the last item does not say that there is none");
});

test("an item whose answers are taken back is still an item", () => {
  const it = fresh({ facts: { deals: [{ sum: "1" }, { sum: "2" }] } });
  it.takeBack("/facts/deals/0/sum");
  assert.deepEqual(it.application.facts, { deals: [{}, { sum: "2" }] });
});

const withPapers = () => {
  const it = fresh({
    facts: { deals: [{ name: "a" }, { name: "b" }, { name: "c" }] },
    materials: { licence: true, "deals/0/bill": true, "deals/1/bill": { amount: "1.00" }, "deals/2/bill": true, "deals/x/bill": true },
    verified: ["/facts/who/name", "/facts/deals/1/name", "/facts/deals/2/name"],
  });
  it.tellUnsure("/facts/deals/1/sum");
  it.tellUnsure("/facts/deals/2/sum");
  return it;
};

test("removing an item moves materials, verified paths and open questions of those behind it", () => {
  const it = withPapers();
  it.removeItem("/facts/deals", 1);
  assert.deepEqual(it.application.facts.deals, [{ name: "a" }, { name: "c" }]);
  assert.deepEqual(it.application.materials, { licence: true, "deals/0/bill": true, "deals/1/bill": true, "deals/x/bill": true });
  assert.deepEqual(it.application.verified, ["/facts/who/name", "/facts/deals/1/name"]);
  assert.deepEqual(it.unsure, ["/facts/deals/1/sum"]);
});

test("a copy stands behind its original, without papers and unverified", () => {
  const it = withPapers();
  assert.equal(it.copyItem("/facts/deals", 1), 2);
  assert.deepEqual(it.application.facts.deals, [{ name: "a" }, { name: "b" }, { name: "b" }, { name: "c" }]);
  assert.deepEqual(it.application.materials, {
    licence: true, "deals/0/bill": true, "deals/1/bill": { amount: "1.00" }, "deals/3/bill": true, "deals/x/bill": true,
  });
  assert.deepEqual(it.application.verified, ["/facts/who/name", "/facts/deals/1/name", "/facts/deals/3/name"]);
  assert.deepEqual([...it.unsure].sort(), ["/facts/deals/1/sum", "/facts/deals/2/sum", "/facts/deals/3/sum"]);
  it.tell("/facts/deals/2/name", "other");
  assert.equal(it.application.facts.deals[1].name, "b", "original and copy are two");
});

test("the last paper of a removed item takes the whole key along", () => {
  const it = fresh({ facts: { deals: [{}] }, materials: { "deals/0/bill": true }, verified: ["/facts/deals/0/name"] });
  it.removeItem("/facts/deals", 0);
  assert.deepEqual(it.application, { measure: "test", date: "2026-06-15", facts: {} });
});

test("materials and progress are told and taken back", () => {
  const it = fresh();
  it.tellMaterial("deals/0/bill", true);
  it.tellMaterial("licence", { name: "x" });
  it.tellProgress("review", "2026-07-01");
  assert.deepEqual(it.application.materials, { "deals/0/bill": true, licence: { name: "x" } });
  assert.deepEqual(it.application.progress, { review: "2026-07-01" });
  it.tellMaterial("deals/0/bill", undefined);
  it.tellMaterial("licence", undefined);
  it.tellProgress("review", "");
  assert.deepEqual(it.application, { measure: "test", date: "2026-06-15", facts: {} });
});

test("without a date the key is left out", () => {
  const it = fresh();
  it.tellDate("");
  assert.deepEqual(it.application, { measure: "test", facts: {} });
});

test("every change is reported once, and no state is ever changed in place", () => {
  const answers = answersOf();
  const it = over(answers);
  let calls = 0;
  const stop = answers.subscribe(() => { calls += 1; });
  const before = it.snapshot();
  const text = JSON.stringify(before);
  it.tell("/facts/who/good", true);
  it.addItem("/facts/deals");
  it.tell("/facts/deals/0/name", "n");
  assert.equal(calls, 3);
  assert.equal(JSON.stringify(before), text);
  it.restore(before);
  assert.deepEqual(it.application.facts, {});
  stop();
  it.tell("/facts/who/good", true);
  assert.equal(calls, 4);
});

test("an answer shares with the state before it all that it does not touch", () => {
  const it = fresh({ facts: { who: { good: true }, deals: [{ name: "a" }, { name: "b" }] } });
  const { who, deals } = it.application.facts;
  it.tell("/facts/deals/1/name", "c");
  assert.equal(it.application.facts.who, who);
  assert.equal(it.application.facts.deals[0], deals[0]);
});

test("names from a file that every object inherits are no answers", () => {
  const it = fresh({ facts: JSON.parse('{"who": {"__proto__": {"good": true}}}') });
  assert.deepEqual(it.answer("/facts/who/good"), { state: "open" });
  assert.deepEqual(it.answer("/facts/who/constructor"), { state: "open" });
  assert.equal(model.read({ a: [1] }, "/a/length"), 1);
});

test("a wrong shape in a file does not get in the way of an answer", () => {
  const it = fresh({ facts: { who: "nobody", deals: "none" } });
  assert.deepEqual(it.items("/facts/deals"), []);
  it.tell("/facts/who/good", true);
  it.addItem("/facts/deals");
  assert.deepEqual(it.application.facts, { who: { good: true }, deals: [{}] });
});
