// What a screen is told: the fields of a form, the figure, the next question, the checklist, sums read back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { form, model } from "./model.mjs";

const { checklistOf, figureOf, grouped, indexProblems, isQuestion, join, labelOf, locate, nextQuestion, notesAt, readForm, scaled, share, timelineOf, upperBound } = model;

test("fields stand in the order of the hint, then as they come", () => {
  const fields = readForm(form);
  assert.deepEqual(fields.map(({ name, kind }) => [name, kind]), [["who", "group"], ["deals", "list"], ["last", "group"]]);
  assert.deepEqual(fields[1].fields.map(({ name }) => name), ["name", "sum"]);
  assert.equal(fields[1].itemLabel, "Deal");
  assert.equal(fields[1].maxItems, 3);
  assert.ok(fields[0].fields.every(isQuestion));
  assert.deepEqual(fields[0].fields.map(({ required }) => required), [true, false, false]);
  assert.deepEqual(fields[0].fields[2].choices, [{ value: "a", label: "A" }, { value: "b", label: "B" }]);
  assert.equal(fields[2].fields[0].none, "nothing so far");
});

test("a pointer finds its field, and nothing where the form has none", () => {
  const fields = readForm(form);
  assert.deepEqual(locate(fields, "/facts/deals/4/sum").map(({ field, index }) => [field.name, index]), [["deals", 4], ["sum", undefined]]);
  for (const path of ["/date", "/facts", "/facts/nobody", "/facts/who/name/x", "/facts/deals/0/nothing", "/materials/x"]) {
    assert.equal(locate(fields, path), undefined, path);
  }
  assert.deepEqual(labelOf(fields, "/facts/deals/4/sum"), { item: { label: "Deal", number: 5 }, field: "Sum" });
  assert.deepEqual(labelOf(fields, "/facts/deals"), { field: "Deals" });
  assert.deepEqual(labelOf(fields, "/facts/who/good"), { field: "Good" });
});

test("pointers escape what RFC 6901 escapes", () => {
  assert.equal(join("/materials", "deals/0/a~b"), "/materials/deals~10~1a~0b");
  assert.equal(model.read({ materials: { "deals/0/a~b": 7 } }, "/materials/deals~10~1a~0b"), 7);
});

const answer = (more) => ({ verdict: "undetermined", award: null, missing: [], items: [], materials: [], timeline: [], problems: [], ...more });
const award = (low, high) => ({ low, high, exact: low === high, basis: "entitlement", clause: "1", steps: [] });
const missing = (path, decides) => ({ path, decides, label: path });

test("a range never looks like a final sum", () => {
  const figure = figureOf(answer({ award: award("0.00", "70000.00"), missing: [missing("/a", "verdict"), missing("/b", "award"), missing("/c", "checklist")] }));
  assert.deepEqual(figure, { kind: "range", low: "0.00", high: "70000.00", open: 2, awaitsOffice: false, ifSelected: false });
  // Equal bounds are no final sum either while the verdict is open.
  assert.equal(figureOf(answer({ award: award("0.00", "0.00"), missing: [missing("/a", "verdict")] })).kind, "range");
});

test("a settled sum is final, whatever the checklist still asks", () => {
  const figure = figureOf(answer({ verdict: "eligible", award: award("70000.00", "70000.00"), missing: [missing("/c", "checklist")] }));
  assert.equal(figure.kind, "final");
  assert.equal(figure.open, 0);
  assert.equal(figureOf(answer({ verdict: "ineligible", award: award("0.00", "0.00") })).kind, "final");
});

test("nothing left to tell and still open: the office decides", () => {
  assert.equal(figureOf(answer({ award: award("0.00", "70000.00") })).awaitsOffice, true);
  assert.equal(figureOf(answer({ verdict: "eligible", award: award("70000.00", "170000.00") })).awaitsOffice, true);
  assert.equal(figureOf(answer({ verdict: "eligible" })).kind, "none");
});

test('the next question is the first that was not answered with "I do not know"', () => {
  const all = [missing("/a", "verdict"), missing("/b", "award")];
  assert.equal(nextQuestion(all, []).path, "/a");
  assert.equal(nextQuestion(all, ["/a"]).path, "/b");
  assert.equal(nextQuestion(all, ["/a", "/b"]).path, "/a");
  assert.equal(nextQuestion([], []), undefined);
});

const material = (address, required, status, oneOf) => ({ address, required, status, name: address, clause: "1", ...(oneOf && { oneOf }) });

test("the checklist counts a group of which any one will do as one", () => {
  const list = checklistOf(answer({
    items: [{ path: "/facts/deals/0" }, { path: "/facts/deals/1" }],
    materials: [
      material("licence", "yes", "provided"),
      material("letter", "unknown", "missing"),
      material("deals/0/transfer", "yes", "notNeeded", "deals/0/proof"),
      material("deals/0/bill", "yes", "provided", "deals/0/proof"),
      material("deals/0/deed", "yes", "missing"),
      material("deals/1/transfer", "no", "notNeeded", "deals/1/proof"),
      material("deals/1/bill", "no", "notNeeded", "deals/1/proof"),
    ],
  }));
  assert.deepEqual([list.needed, list.provided, list.undecided], [3, 2, 1]);
  assert.deepEqual(list.sections.map(({ item, groups }) => [item, groups.map(({ materials }) => materials.length)]), [
    [undefined, [1, 1]], ["/facts/deals/0", [2, 1]], ["/facts/deals/1", [2]],
  ]);
});

test("a faulty paper does not relieve its group, even beside a good one", () => {
  const list = checklistOf(answer({ materials: [material("a", "yes", "faulty", "g"), material("b", "yes", "provided", "g")] }));
  assert.deepEqual([list.needed, list.provided], [1, 0]);
});

test("the eleventh item is not the first", () => {
  const items = Array.from({ length: 12 }, (_, index) => ({ path: `/facts/deals/${index}` }));
  const list = checklistOf(answer({ items, materials: [material("deals/11/bill", "yes", "missing")] }));
  assert.deepEqual(list.sections.map(({ item }) => item), ["/facts/deals/11"]);
});

test("steps bring the event that starts them", () => {
  const event = { id: "posted", name: "Posted" };
  const steps = timelineOf(answer({ timeline: [{ id: "review" }, { id: "publicity" }] }), [{ id: "publicity", event }, { id: "review" }]);
  assert.deepEqual(steps, [{ step: { id: "review" } }, { step: { id: "publicity" }, event }]);
});

test("problems stand by their pointer", () => {
  const problems = [{ path: "/a", code: "x" }, { path: "/b", code: "y" }, { path: "/a", code: "z" }];
  assert.deepEqual(indexProblems(problems), { "/a": [problems[0], problems[2]], "/b": [problems[1]] });
});

test("sums are read back digit by digit", () => {
  const rows = [
    ["350000", "350,000.00", { number: "35", unit: "wan" }],
    ["350000.5", "350,000.50", { number: "35.00005", unit: "wan" }],
    ["0", "0.00", undefined],
    ["9999.99", "9,999.99", undefined],
    ["10000", "10,000.00", { number: "1", unit: "wan" }],
    ["99999999.99", "99,999,999.99", { number: "9,999.999999", unit: "wan" }],
    ["100000000", "100,000,000.00", { number: "1", unit: "yi" }],
    ["9007199254740993.01", "9,007,199,254,740,993.01", { number: "90,071,992.5474099301", unit: "yi" }],
    ["35万", undefined, undefined],
    ["01", undefined, undefined],
    ["1,000", undefined, undefined],
    ["", undefined, undefined],
  ];
  for (const [typed, read, short] of rows) {
    assert.equal(grouped(typed), read, typed);
    assert.deepEqual(scaled(typed), short, typed);
  }
  assert.equal(grouped("1.234"), undefined, "no place is dropped in silence");
});

test("what nothing bounds has no upper bound; what is settled is what it is", () => {
  assert.equal(upperBound("0.00", "10000000000000.00"), undefined);
  assert.equal(upperBound("0.00", "2000000000000.00"), undefined, "a fifth of an amount not told");
  assert.equal(upperBound("0.00", "999999999999.99"), "999999999999.99");
  assert.equal(upperBound("10000000000000.00", "10000000000000.00"), "10000000000000.00");
});

test("of a new answer, what says the same as before is the same", () => {
  const old = { award: { low: "1", steps: [{ id: "a" }, { id: "b" }] }, items: [{ x: 1 }, { x: 2 }], date: "d" };
  const next = { award: { low: "1", steps: [{ id: "a" }, { id: "c" }] }, items: [{ x: 1 }, { x: 2 }, { x: 3 }], date: "d", more: null };
  const copy = JSON.parse(JSON.stringify(next));
  const shared = share(old, next);
  assert.deepEqual(shared, copy, "it says what the new one says");
  assert.equal(shared.award.steps[0], old.award.steps[0]);
  assert.notEqual(shared.award, old.award);
  assert.equal(shared.items[1], old.items[1]);
  assert.equal(share(old, JSON.parse(JSON.stringify(old))), old);
  for (const [a, b] of [[[], {}], [{}, []], [null, {}], [{ a: 1 }, { a: 1, b: 2 }], [{ a: 1, b: 2 }, { a: 1 }], ["1", 1]]) {
    assert.equal(share(a, b), b);
  }
});

test("a note belongs to the place of its clause that it speaks of most, and to none of another clause", () => {
  const notes = [
    { id: "sum", clause: "1.0, 1.2", text: "Does a Sum of 20 count? It does, for the price is paid." },
    { id: "first", clause: "1.2", text: "Nothing in common？" },
    { id: "elsewhere", clause: "1.20", text: "The sum?" },
    { id: "whole", clause: "0", text: "The sum?" },
  ];
  const ids = (places) => notesAt(notes, places).map((all) => all.map(({ id }) => id));
  assert.deepEqual(ids([{ clause: "1.2", words: "Price" }, { clause: "1.1, 1.2", words: "Sum" }]), [["first"], ["sum"]]);
  assert.deepEqual(ids([{ clause: "1.3", words: "Sum" }, { words: "Sum" }, { clause: "", words: "Sum" }]), [[], [], []]);
  assert.deepEqual(ids([]), []);
});
