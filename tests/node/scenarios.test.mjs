// Inputs in words, scenarios beside one another, answers that come from elsewhere, and what keeps all of them: without a screen.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { canonical, load } from "huiqi";
import { Answers } from "huiqi/element";
import { loadTools } from "../lib/tools.mjs";

const { sectionsOf, compareInputs, resultOf, Applications, nextName, judge, ofApplication, ofCode, ofDraft, outcomeOf, packRef, Keeper, Drafts, MOST_SCENARIOS } =
  await loadTools("scenarios", ...["inputs/inputs", "scenarios/compare", "scenarios/names", "applications", "keep/arrival", "keep/code", "keep/keeper", "keep/draft"]
    .map((path) => `www/page/${path}.ts`));

const TODAY = "2026-06-15";
const told = {
  date: TODAY,
  facts: {
    applicant: { name: "某某公司", kind: "enterprise", soundFinance: true, taxCreditGrade: "A", dishonestyListed: false },
    contracts: [{ name: "语料采购", product: "corpus", amount: "350000", signedOn: "2026-04-20" }, { amount: "35万" }],
    dataPurchase: { awardedThisYear: null },
    software: { sales: [] },
  },
  papers: { "data-purchase": { materials: { "business-licence": true }, verified: ["/facts/applicant/name"] } },
};
const stateOf = (facts, unsure = []) => ({ told: { ...told, facts: { ...told.facts, ...facts } }, unsure, corrected: [] });

let huiqi, applications, fields;
before(async () => {
  huiqi = await load();
  applications = new Applications(huiqi);
  fields = applications.fields("data-purchase");
});

const of = (state) => ({ application: applications.of("data-purchase", state.told), unsure: state.unsure });

test("every question stands with its answer in words, and what is not told is said", () => {
  const sections = sectionsOf(fields, of(stateOf({}, ["/facts/applicant/byAgent"])));
  const all = Object.fromEntries(sections.flatMap(({ inputs }) => inputs.map((input) => [input.path, input])));
  const says = (path) => [all[`/facts/${path}`].value, all[`/facts/${path}`].state];
  assert.deepEqual(says("applicant/name"), ["某某公司", "told"]);
  assert.equal(all["/facts/applicant/name"].verified, true);
  assert.deepEqual(says("applicant/soundFinance"), ["是", "told"]);
  assert.deepEqual(says("applicant/dishonestyListed"), ["否", "told"]);
  assert.deepEqual(says("applicant/byAgent"), ["不清楚", "unsure"]);
  assert.deepEqual(says("contracts/0/amount"), ["350,000.00 元", "told"]);
  assert.deepEqual(says("contracts/0/signedOn"), ["2026年4月20日（周一）", "told"]);
  assert.deepEqual(says("contracts/0/paid"), ["未填", "open"]);
  assert.deepEqual(says("contracts/1/amount"), ["35万", "told"], "as it was typed");
  assert.notEqual(says("applicant/kind")[0], "enterprise");
  assert.equal(all["/facts/dataPurchase/awardedThisYear"].state, "told");
  assert.ok(sections.some(({ heading }) => heading.endsWith("：语料采购")));
  assert.ok(!Object.keys(all).some((path) => path.startsWith("/facts/software")), "what only another measure asks");

  const none = sectionsOf(fields, of(stateOf({ contracts: [] }))).find(({ path }) => path === "/facts/contracts");
  assert.match(none.inputs[0].value, /^没有/);
  const open = sectionsOf(fields, of({ told: { facts: {}, papers: {} }, unsure: [] })).find(({ path }) => path === "/facts/contracts");
  assert.equal(open.inputs[0].value, "未填");
});

test("the application is the one that the form hands in", () => {
  const application = applications.of("data-purchase", told);
  assert.deepEqual(Object.keys(application.facts).sort(), ["applicant", "contracts", "dataPurchase"]);
  assert.deepEqual(application.materials, { "business-licence": true });
  const mixed = applications.within(told, { measure: "data-purchase", date: "2026-07-01", facts: { applicant: { name: "另一家" } } });
  assert.deepEqual(mixed.facts, { applicant: { name: "另一家" }, software: { sales: [] } }, "what other measures ask stays");
  assert.deepEqual([mixed.date, mixed.papers["data-purchase"]], ["2026-07-01", {}]);
});

test("scenarios show what differs between them", () => {
  const [contract] = told.facts.contracts;
  const states = [stateOf({}), stateOf({ contracts: [contract] }), stateOf({ contracts: [{ ...contract, amount: "900000" }, { amount: "35万" }] }, ["/facts/applicant/byAgent"])];
  const rows = compareInputs(fields, states.map(of));
  const differing = rows.filter(({ differs }) => differs).map(({ path }) => path);
  assert.ok(differing.includes("/facts/contracts/0/amount") && differing.includes("/facts/contracts/1/amount") && differing.includes("/facts/applicant/byAgent"), differing.join(" "));
  assert.ok(!differing.includes("/facts/applicant/name") && !differing.includes("/date"));
  const second = rows.find(({ path }) => path === "/facts/contracts/1/amount");
  assert.deepEqual(second.cells.map((cell) => cell && cell.value), ["35万", undefined, "35万"]);
  assert.equal(new Set(rows.map(({ path }) => path)).size, rows.length);
  const order = rows.map(({ path }) => path);
  assert.ok(order.indexOf("/facts/contracts/0/amount") < order.indexOf("/facts/contracts/1/amount"));

  // The other way round, the items that only the second has still stand behind the first's.
  const turned = compareInputs(fields, [states[1], states[0]].map(of)).map(({ path }) => path);
  assert.ok(turned.indexOf("/facts/contracts/1/amount") > turned.indexOf("/facts/contracts/0/amount"));
  assert.ok(turned.indexOf("/facts/contracts/1/amount") < turned.indexOf("/facts/dataPurchase/awardedThisYear"));
  const { items, counted, figure } = resultOf(huiqi.assess(of(states[0]).application));
  assert.deepEqual([items, counted, figure.kind], [2, 0, "range"]);
});

test("what comes by a link is judged anew, and says what has changed", () => {
  const application = applications.of("data-purchase", told);
  const assessment = huiqi.assess(application);
  const coded = (change = {}, pack = {}) => ofCode({ application, assessment: { ...outcomeOf(assessment), ...change, pack: { ...packRef(huiqi.pack), ...pack } } });
  const same = judge(coded(), huiqi, applications);
  assert.deepEqual([same.pack, same.usable, same.rows.map(({ differs }) => differs)], ["same", true, [false]]);
  assert.ok(same.objections.some((sentence) => sentence.includes("金额") || sentence.includes("数字")), same.objections.join(" "));

  const old = judge(coded({ verdict: "eligible", award: { low: "1.00", high: "2.00" } }, { version: "0.9.0" }), huiqi, applications);
  assert.deepEqual([old.pack, old.rows[0].differs, old.rows[0].then.award.high], ["version", true, "2.00"]);
  assert.equal(judge(coded({}, { digest: "sm3:00" }), huiqi, applications).pack, "digest");

  const odd = judge(ofApplication("file", { measure: "data-purchase", facts: { applicant: { colour: "red" } } }), huiqi, applications);
  assert.equal(odd.pack, "untold");
  assert.ok(odd.objections.some((sentence) => sentence.includes("colour")), "a fact that this version does not know");
  const gone = judge(ofApplication("link", { measure: "nothing-such", facts: {} }), huiqi, applications);
  assert.deepEqual([gone.usable, gone.rows[0].now], [false, undefined]);
  const wrong = judge(ofApplication("link", { measure: "data-purchase", date: "soon", facts: {} }), huiqi, applications);
  assert.equal(wrong.usable, false);
  assert.equal(wrong.objections.length, 1);

  const results = { "data-purchase": outcomeOf(assessment), "national-case": { verdict: "eligible", award: null }, "gone-since": { verdict: "eligible", award: null } };
  const all = judge(ofCode({ told, pack: packRef(huiqi.pack), results }), huiqi, applications);
  assert.deepEqual(Object.fromEntries(all.rows.map(({ measure, differs }) => [measure, differs])), { "data-purchase": false, "national-case": true, "gone-since": true });
  assert.equal(all.usable, true);
});

/** A keeper over a storage of its own, with a clock that runs when it is told. */
function keeping(map = new Map(), date = TODAY) {
  const store = { get length() { return map.size; }, key: (at) => [...map.keys()][at], getItem: (key) => map.get(key) ?? null, setItem: (key, value) => map.set(key, value), removeItem: (key) => map.delete(key) };
  const answers = new Answers({ date, facts: {}, papers: {} });
  const due = [];
  const keeper = new Keeper(answers, new Drafts(store, packRef(huiqi.pack), date), packRef(huiqi.pack), () => {}, () => {}, (run) => due.push(run));
  keeper.start();
  return { keeper, answers, map, wait: () => due.splice(0).forEach((run) => run()) };
}

test("what is told is kept a moment later, and found again on the day of the next visit", () => {
  const { answers, map, wait, keeper } = keeping();
  answers.change({ ...told });
  assert.equal(map.size, 0);
  wait();
  assert.equal(map.size, 1);
  keeper.addScenario(nextName(keeper.scenarios));

  const next = keeping(map, "2026-06-17");
  assert.equal(next.answers.told.facts.applicant.name, "某某公司");
  assert.equal(next.answers.told.date, "2026-06-17", "the day was only that of the visit");
  assert.ok(next.keeper.restored !== undefined && !next.keeper.isOfOtherPack);
  assert.deepEqual(next.keeper.scenarios.map(({ name }) => name), ["方案 A"]);

  const before = canonical(next.answers.told);
  next.keeper.startOver();
  assert.deepEqual(next.answers.told.facts, {});
  next.keeper.takeBack();
  assert.equal(canonical(next.answers.told), before);

  answers.change({ ...told, date: "2026-07-01" });
  wait();
  assert.equal(keeping(map, "2026-06-17").answers.told.date, "2026-07-01", "a day that was chosen stays");
});

test("nothing told is nothing kept, and clearing leaves nothing", () => {
  const { answers, map, wait, keeper } = keeping();
  answers.change({ ...told });
  wait();
  answers.clear();
  wait();
  assert.equal(map.size, 0);

  answers.change({ ...told });
  keeper.addScenario(nextName(keeper.scenarios));
  keeper.clearAll();
  wait();
  assert.deepEqual([map.size, keeper.scenarios.length, answers.told.facts, keeper.isCleared], [0, 0, {}, true]);
  keeper.refuse(true);
  answers.change({ ...told });
  wait();
  assert.deepEqual([...map.keys()], ["huiqi:keep-nothing"]);
});

test("four scenarios at most, with names of their own; changing to one can be taken back", () => {
  const { answers, keeper } = keeping();
  for (let count = 0; count < MOST_SCENARIOS; count++) {
    answers.change({ ...told, facts: { count } });
    assert.ok(keeper.addScenario(nextName(keeper.scenarios)));
  }
  assert.equal(keeper.addScenario(nextName(keeper.scenarios)), undefined);
  const [first] = keeper.scenarios;
  keeper.switchTo(first);
  assert.deepEqual(answers.told.facts, { count: 0 });
  keeper.takeBack();
  assert.deepEqual(answers.told.facts, { count: 3 });
  keeper.rename(first, "保守");
  assert.deepEqual(keeper.scenarios.map(({ name }) => name), ["保守", "方案 B", "方案 C", "方案 D"]);
  keeper.remove(keeper.scenarios[2]);
  keeper.addScenario(nextName(keeper.scenarios));
  assert.deepEqual(keeper.scenarios.map(({ name }) => name), ["保守", "方案 B", "方案 D", "方案 A"]);

  keeper.take({ told: { facts: { other: 1 }, papers: {} }, unsure: [], corrected: [] }, []);
  assert.equal(keeper.undo.done, "taken");
  answers.change({ ...told });
  assert.equal(keeper.undo, undefined, "an undo would now take back more than it says");
  assert.equal(ofDraft({ pack: packRef(huiqi.pack), saved: 0, today: "", state: answers.snapshot(), scenarios: [] }).measure, undefined);
});
