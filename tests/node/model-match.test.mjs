// All measures on one screen: one set of answers under several forms, the search, one question at a time, the total.
import assert from "node:assert/strict";
import { test } from "node:test";
import { form, model } from "./model.mjs";

const {
  Answers, find, FormModel, groupsOf, Interview, marked, mergeFacts, partFacts, questionsOf, readForm, selections, tally,
  totalFigure, unite, waitingFor, wordsOf,
} = model;

/** Another form, which shares a question with the first and has one of its own in the same group. */
const other = {
  ...form,
  "x-huiqi": { kind: "group" },
  properties: {
    plant: { title: "Plant", "x-huiqi": { kind: "group" }, properties: { green: { title: "Green", "x-huiqi": { kind: "boolean" } } } },
    who: {
      ...form.properties.who,
      properties: { good: form.properties.who.properties.good, rich: { title: "Rich", "x-huiqi": { kind: "boolean" } } },
    },
  },
};
const [fields, others] = [readForm(form), readForm(other)];
const all = unite([fields, others]);
const shape = (some) => some.map((field) => (field.fields ? [field.name, shape(field.fields)] : field.name));

test("forms are united question by question", () => {
  assert.deepEqual(shape(all), [
    ["who", ["name", "good", "kind", "rich"]], ["deals", ["name", "sum"]], ["last", ["sum"]], ["plant", ["green"]],
  ]);
  assert.deepEqual(shape(fields)[0], ["who", ["name", "good", "kind"]], "and stay as they were");
});

test("facts part into those of a form and those of others; what nobody knows is handed in", () => {
  const facts = { who: { good: true, rich: true, nmae: "x" }, plant: { green: true }, deals: [{ sum: "1" }], strange: 1 };
  assert.deepEqual(partFacts(facts, fields, all), {
    own: { who: { good: true, nmae: "x" }, deals: [{ sum: "1" }], strange: 1 },
    other: { who: { rich: true }, plant: { green: true } },
  });
  const { own, other: rest } = partFacts(facts, others, all);
  assert.deepEqual(own, { who: { good: true, rich: true, nmae: "x" }, plant: { green: true }, strange: 1 });
  assert.equal(own.who, facts.who, "what is whole is the same");
  assert.deepEqual(mergeFacts(own, rest), facts);
  assert.deepEqual(partFacts(JSON.parse('{"__proto__":{"a":1},"who":"nobody"}'), fields, all).own, JSON.parse('{"__proto__":{"a":1},"who":"nobody"}'));
});

test("what is told in one form is told in all, and each hands in its own", () => {
  const answers = new Answers();
  const one = new FormModel(fields, answers, "one", () => all);
  const two = new FormModel(others, answers, "two", () => all);
  const profile = new FormModel(all, answers, "");
  one.tell("/facts/who/good", true);
  two.tell("/facts/who/rich", false);
  assert.deepEqual(two.answer("/facts/who/good"), { state: "told", value: true });
  assert.deepEqual(one.application, { measure: "one", facts: { who: { good: true } } });
  assert.deepEqual(two.application, { measure: "two", facts: { who: { good: true, rich: false } } });
  assert.deepEqual(profile.application.facts, { who: { good: true, rich: false } });
  profile.tellUnsure("/facts/who/good");
  assert.deepEqual([one, two].map((each) => each.answer("/facts/who/good").state), ["unsure", "unsure"]);
  assert.equal(one.application, one.application, "and is put together once");
});

test("papers belong to their measure, and move with the items that another form moves", () => {
  const answers = new Answers();
  const one = new FormModel(fields, answers, "one", () => all);
  const profile = new FormModel(all, answers, "");
  one.addItem("/facts/deals");
  one.addItem("/facts/deals");
  one.tellMaterial("deals/1/bill", true);
  one.tellMaterial("licence", true);
  profile.removeItem("/facts/deals", 0);
  assert.deepEqual(one.application.materials, { "deals/0/bill": true, licence: true });
  assert.equal(new FormModel(others, answers, "two", () => all).application.materials, undefined);
});

test("what is verified of the profile is verified for each measure that asks it, until it is told otherwise", () => {
  const answers = Answers.of({ measure: "", facts: { who: { good: true, rich: true } }, verified: ["/facts/who/good", "/facts/who/rich"] });
  const one = new FormModel(fields, answers, "one", () => all);
  const profile = new FormModel(all, answers, "");
  assert.deepEqual(one.application.verified, ["/facts/who/good"], "the other asks of riches");
  one.tellMaterial("licence", true);
  one.replace({ ...one.application, facts: { who: { good: false } } });
  assert.deepEqual(one.application.verified, ["/facts/who/good"], "once, though it is said of both");
  one.tell("/facts/who/good", true);
  assert.equal(one.application.verified, undefined);
  assert.deepEqual(profile.application.verified, ["/facts/who/rich"]);
});

test("what is no set of facts is handed on, for the engine to refuse", () => {
  const one = new FormModel(fields, new Answers(), "one");
  one.replace({ measure: "one", facts: ["good"] });
  assert.deepEqual(one.application.facts, ["good"]);
});

test("an opened application takes the place of one measure's answers alone", () => {
  const answers = new Answers();
  const two = new FormModel(others, answers, "two", () => all);
  two.tell("/facts/who/rich", true);
  two.tell("/facts/who/good", true);
  two.tellUnsure("/facts/plant/green");
  two.tellMaterial("deed", true);
  const one = new FormModel(fields, answers, "one", () => all);
  one.replace({ measure: "one", date: "2026-06-15", facts: { who: { name: "n" } }, materials: { licence: true } });
  assert.deepEqual(one.application, { measure: "one", date: "2026-06-15", facts: { who: { name: "n" } }, materials: { licence: true } });
  assert.deepEqual(two.application, { measure: "two", date: "2026-06-15", facts: { who: { rich: true } }, materials: { deed: true } });
  assert.equal(two.answer("/facts/who/rich").value, true, "what only another form asks stays");
  assert.equal(two.answer("/facts/plant/green").state, "unsure");
  assert.equal(two.answer("/facts/who/good").state, "open", "what this one asks is the file's to say");
});

test("all answers are taken back but the day", () => {
  const answers = Answers.of({ measure: "one", date: "2026-06-15", facts: { who: { good: true } }, materials: { licence: true } });
  const before = answers.snapshot();
  answers.clear();
  assert.deepEqual(new FormModel(fields, answers, "one").application, { measure: "one", date: "2026-06-15", facts: {} });
  answers.restore(before);
  assert.deepEqual(new FormModel(fields, answers, "one").application.materials, { licence: true });
});

const findables = [
  { id: "buy", kind: "award", applicants: ["company"], heading: "第12条 购买数据产品", summary: "Buying ＡＩ data", clauses: [{ address: "12.1", text: "先付全款，\n再来申报。" }] },
  { id: "case", kind: "award", applicants: ["company", "school"], heading: "第11条 案例", summary: "国家级案例", clauses: [{ address: "11.2", text: "在内蒙古取得数据实践成果" }] },
  { id: "open", kind: "guidance", applicants: [], heading: "第9条 开放", summary: "公共数据开放", clauses: [] },
];
const looked = (words, more = {}) => find(findables, { words, kind: "", applicant: "", ...more });
const ids = (found) => found.map(({ id }) => id);

test("a search asks for all its words, wherever they stand, and says which clause has them", () => {
  assert.deepEqual(ids(looked("")), ["buy", "case", "open"]);
  assert.deepEqual(ids(looked("数据")), ["buy", "case", "open"]);
  assert.deepEqual(ids(looked("ai  DATA")), ["buy"], "neither case nor width counts");
  assert.deepEqual(ids(looked("第12条")), ["buy"]);
  assert.deepEqual(looked("全款"), [{ id: "buy", because: { address: "12.1", text: "先付全款， 再来申报。" } }]);
  assert.deepEqual(looked("案例、内蒙古"), [{ id: "case", because: { address: "11.2", text: "在内蒙古取得数据实践成果" } }]);
  assert.deepEqual(looked("案例 全款"), []);
});

test("a search keeps to a kind and to who may apply", () => {
  assert.deepEqual(ids(looked("", { kind: "guidance" })), ["open"]);
  assert.deepEqual(ids(looked("", { applicant: "school" })), ["case"]);
  assert.deepEqual(ids(looked("数据", { kind: "award", applicant: "company" })), ["buy", "case"]);
});

test("hits are marked where they stand, the longer of two", () => {
  assert.deepEqual(marked("Buying ＡＩ data", wordsOf("ai dat data")), [
    { text: "Buying ", hit: false }, { text: "ＡＩ", hit: true }, { text: " ", hit: false }, { text: "data", hit: true },
  ]);
  assert.deepEqual(marked("nothing", []), [{ text: "nothing", hit: false }]);
});

const missing = (path, decides = "verdict") => ({ path, decides, label: path });
const award = (low, high, basis = "entitlement") => ({ low, high, exact: low === high, basis, clause: "1", steps: [] });
const match = (id, verdict, more = {}) => ({ measure: { id }, verdict, award: null, conditions: [], missing: [], contacts: [], notes: [], ...more });
const matches = (some, total = { low: "0.00", high: "0.00", measures: [], notes: [] }) => ({ date: "2026-06-15", matches: some, total, problems: [] });

test("a question stays while it is asked, and 不清楚 is not asked again first", () => {
  const it = new Interview();
  it.settle([missing("/a"), missing("/b")], []);
  assert.equal(it.current.path, "/a");
  it.settle([missing("/b")], []);
  assert.equal(it.current.path, "/a", "its own answer does not take it away");
  assert.equal(it.canGoBack, false);
  it.next();
  it.settle([missing("/a"), missing("/b"), missing("/c")], ["/a"]);
  assert.equal(it.current.path, "/b");
  it.back();
  assert.equal(it.current.path, "/a");
  it.next();
  it.settle([missing("/a")], ["/a"]);
  assert.equal(it.current, undefined, "nothing is left but what one does not know");
  it.ask(missing("/a"));
  it.settle([], []);
  assert.equal(it.current.path, "/a");
  it.renew();
  it.settle([missing("/c")], []);
  assert.deepEqual([it.current.path, it.canGoBack], ["/c", false]);
});

test("the match is told in numbers and groups", () => {
  const some = [
    match("a", "eligible", { award: award("5.00", "5.00") }), match("b", "eligible", { award: award("7.00", "7.00", "selection") }),
    match("c", "undetermined", { missing: [missing("/x"), missing("/y")] }), match("d", "undetermined", { missing: [missing("/x")] }), match("e", "ineligible"),
  ];
  assert.deepEqual(tally(some), { eligible: 2, undetermined: 2, informational: 0, ineligible: 1 });
  assert.deepEqual(groupsOf(some).map(({ verdict, matches: { length } }) => [verdict, length]), [["eligible", 2], ["undetermined", 2], ["ineligible", 1]]);
  assert.deepEqual(selections(some).map(({ measure }) => measure.id), ["b"]);
  assert.equal(waitingFor(matches(some), "/x"), 2);
});

test("what only a checklist waits for is not asked of all measures; the order is the engine's", () => {
  const paths = (questions) => questionsOf({ ...matches([]), questions }).map(({ path }) => path);
  assert.deepEqual(paths([missing("/y"), missing("/z", "checklist"), missing("/x")]), ["/y", "/x"]);
  assert.deepEqual(paths(undefined), [], "none is left");
});

test("a total is a sum once it is one, and none without a measure in it", () => {
  assert.equal(totalFigure(matches([])).kind, "none");
  assert.equal(totalFigure(matches([], { low: "5.00", high: "5.00", measures: ["a"], notes: [] })).kind, "final");
  assert.equal(totalFigure(matches([], { low: "5.00", high: "6.00", measures: ["a"], notes: [] })).kind, "range");
});
