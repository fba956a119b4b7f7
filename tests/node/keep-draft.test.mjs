// What is kept in the browser between two visits, without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { loadTools } from "../lib/tools.mjs";

const { Drafts, KEPT_DAYS } = await loadTools("keep-draft", "www/page/keep/draft.ts");

const PACK = { id: "p", version: "1", digest: "sm3:00" };
const DAY = 86400000;
const NOON = Date.UTC(2026, 10, 30, 6, 20);
const state = { told: { date: "2026-11-30", facts: { applicant: { name: "某某" } }, papers: { m: { materials: { a: true } } } }, unsure: ["/facts/x"], corrected: [] };
const scenarios = [{ name: "方案 A", state }];

/** A storage as browsers have it; `full`: nothing more goes in. */
function memory(entries = {}, { full = false } = {}) {
  const map = new Map(Object.entries(entries));
  return {
    map,
    get length() { return map.size; },
    key: (at) => [...map.keys()][at] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => {
      if (full) throw new DOMException("full", "QuotaExceededError");
      map.set(key, value);
    },
    removeItem: (key) => map.delete(key),
  };
}
const refusing = { get length() { throw new Error("refused"); }, key: null, getItem: null, setItem: null, removeItem: null };
const at = (store, days = 0, pack = PACK) => new Drafts(store, pack, "2026-11-30", () => NOON + days * DAY);

test("what was saved is found again, with its time and its pack", () => {
  const store = memory();
  assert.equal(at(store).possible, true);
  assert.equal(at(store).save(state, scenarios), NOON);
  assert.deepEqual(at(store, 3).load(), { pack: PACK, saved: NOON, today: "2026-11-30", state, scenarios });
  assert.deepEqual(at(store, 0, { ...PACK, version: "2", digest: "sm3:11" }).load().pack, PACK, "a newer version of the pack finds it too");
  assert.equal(at(store, 0, { ...PACK, id: "q" }).load(), undefined, "another pack has drafts of its own");
});

test("after so many days it is gone, and so it is where a clock was set back", () => {
  for (const days of [KEPT_DAYS + 0.01, -2]) {
    const store = memory();
    at(store).save(state, []);
    assert.equal(at(store, days).load(), undefined);
    assert.equal(store.map.size, 0);
  }
  const store = memory();
  at(store).save(state, []);
  assert.notEqual(at(store, KEPT_DAYS).load(), undefined);
});

test("a draft that is broken or of another form goes, and hurts nobody", () => {
  const good = { form: 1, pack: PACK, saved: NOON, today: "2026-11-30", state, scenarios };
  const rows = [
    "", "{", "null", "[]", "7", JSON.stringify({ ...good, form: 2 }), JSON.stringify({ ...good, pack: {} }),
    JSON.stringify({ ...good, saved: "today" }), JSON.stringify({ ...good, state: { told: { facts: [], papers: {} }, unsure: [], corrected: [] } }),
    JSON.stringify({ ...good, state: { ...state, unsure: [1] } }), JSON.stringify({ ...good, state: { ...state, told: { facts: {}, papers: { m: 1 } } } }),
    JSON.stringify({ ...good, state: { ...state, told: { facts: {}, papers: { m: { materials: [] } } } } }), JSON.stringify({ ...good, scenarios: 1 }),
    JSON.stringify({ ...good, state: { ...state, told: { date: 7, facts: {}, papers: {} } } }),
  ];
  for (const text of rows) {
    const store = memory({ "huiqi:draft:p": text });
    assert.equal(at(store).load(), undefined, text);
    assert.equal(store.map.size, 0, text);
  }
  const half = memory({ "huiqi:draft:p": JSON.stringify({ ...good, scenarios: [{ name: "A" }, ...scenarios] }) });
  assert.deepEqual(at(half).load().scenarios, scenarios, "what is whole of it stays");
});

test("a browser that refuses storage, or is full, throws nothing", () => {
  for (const store of [undefined, refusing, memory({}, { full: true })]) {
    const drafts = at(store);
    assert.equal(drafts.possible, false);
    assert.equal(drafts.save(state, []), undefined);
    assert.equal(drafts.load(), undefined);
    drafts.clearAll();
    drafts.refuse(true);
  }
});

test("whoever wants nothing kept has nothing kept, until told otherwise", () => {
  const store = memory();
  at(store).save(state, []);
  at(store).refuse(true);
  assert.equal(at(store).refused, true);
  assert.equal(at(store).load(), undefined);
  assert.equal(at(store).save(state, []), undefined);
  at(store).refuse(false);
  assert.equal(at(store).save(state, []), NOON);
});

test("clearing takes away everything of the page, and nothing of another", () => {
  const store = memory({ other: "1", "huiqi:care": "24", "huiqi:draft:q": "{}" });
  at(store).save(state, scenarios);
  at(store).refuse(true);
  at(store).clearAll();
  assert.deepEqual([...store.map.keys()], ["other"]);
});
