// One question at a time of one measure, a change that is adopted, and what a document states: without a screen.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { form, model } from "./model.mjs";

const { adopt, Answers, FormModel, Interview, questionAt, readForm, standsIn, statedAs } = model;
const fields = readForm(form);
const DEALS = "/facts/deals";
const open = (path) => ({ path, label: path, decides: "verdict" });

function modelOf(facts, more = {}) {
  const answers = Answers.of({ measure: "test", facts, ...more });
  return { answers, it: new FormModel(fields, answers, "test") };
}

describe("the question that a path leads to", () => {
  const questions = [open("/facts/who/good"), open(DEALS + "/1/sum")];
  const at = (path) => questionAt(path, questions, fields)?.path;

  test("is itself, the first open one in it, or the first of it", () => {
    assert.equal(at("/facts/who/kind"), "/facts/who/kind");
    assert.equal(at("/facts/who"), "/facts/who/good");
    assert.equal(at(DEALS + "/1"), DEALS + "/1/sum");
    assert.equal(at(DEALS + "/0"), DEALS + "/0/name");
    assert.equal(questionAt(DEALS, [], fields).path, DEALS, "a list is a question of its own");
    assert.equal(at("/facts/last"), "/facts/last/sum");
  });

  test("is none where nothing is asked", () => {
    for (const path of ["/date", "/materials/x", "/facts/nothing", "result"]) assert.equal(at(path), undefined, path);
  });
});

test("a question of an item that is gone is neither asked nor gone back to", () => {
  const application = { facts: { deals: [{}] } };
  assert.equal(standsIn(application, DEALS + "/0/sum"), true);
  assert.equal(standsIn(application, DEALS + "/1/sum"), false);
  assert.equal(standsIn(application, DEALS), true);
  const it = new Interview();
  it.ask(open(DEALS + "/1/sum"));
  it.ask(open("/facts/who/good"));
  it.ask(open(DEALS + "/1/name"));
  it.keep((path) => standsIn(application, path));
  assert.equal(it.current, undefined);
  it.back();
  assert.equal(it.current.path, "/facts/who/good");
  assert.equal(it.canGoBack, false);
});

describe("a change that is adopted", () => {
  const change = (path, to) => ({ path, to, label: "", text: "" });

  test("has the form of its fact", () => {
    const { it } = modelOf({ who: { good: false } });
    adopt(it, change("/facts/who/good", "true"), { items: [] });
    adopt(it, change("/facts/who/kind", "b"), { items: [] });
    adopt(it, change("/facts/last/sum", "null"), { items: [] });
    adopt(it, change("/date", "2026-07-01"), { items: [] });
    assert.deepEqual(it.application, {
      measure: "test", date: "2026-07-01", facts: { who: { good: true, kind: "b" }, last: { sum: null } },
    });
  });

  test("of one item more is as one that counts, without its name", () => {
    const { it } = modelOf({ deals: [{ name: "a", sum: "1" }, { name: "b", sum: "2", more: true }] });
    const items = [{ path: DEALS + "/0", status: "notCounted" }, { path: DEALS + "/1", status: "counted" }];
    adopt(it, change(DEALS, "5.00"), { items });
    assert.deepEqual(it.items(DEALS)[2], { sum: "5.00", more: true });
    const { it: empty } = modelOf({ deals: [] });
    adopt(empty, change(DEALS, "5.00"), { items: [] });
    assert.deepEqual(empty.items(DEALS), [{ sum: "5.00" }]);
  });
});

describe("what a document states", () => {
  const PATH = "/materials/deals~10~1paper";

  test("is told and taken back; the document stays at hand", () => {
    const { it } = modelOf({ deals: [{}] }, { materials: { "deals/0/paper": true } });
    it.type(PATH + "/sum", "7");
    it.typeInteger(PATH + "/year", "2025");
    assert.deepEqual(it.application.materials, { "deals/0/paper": { sum: "7", year: 2025 } });
    assert.equal(it.text(PATH + "/sum"), "7");
    it.type(PATH + "/sum", "");
    it.tellUnsure(PATH + "/year");
    assert.deepEqual(it.application.materials, { "deals/0/paper": true });
    assert.deepEqual(it.application.facts, { deals: [{}] });
  });

  test("has the choices of the fact that it is held against; a text where there are none", () => {
    const stated = (name) => statedAs({ kind: "choice", label: "", name }, fields);
    assert.deepEqual(stated("kind").choices.map(({ value }) => value), ["a", "b"]);
    assert.equal(stated("kind").kind, "choice");
    assert.equal(stated("other").kind, "text");
  });
});
