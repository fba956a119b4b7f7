// `<huiqi-form questions="next">`: one question at a time, the next best first.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load } from "huiqi";
import { choose, control, DESKTOP, idOf, PHONE, startBrowser, TODAY } from "./page.mjs";
import { axeFaults, smallTargets } from "./inspect.mjs";
import { COMPLETE, heard, openElementPage, ready } from "./element-page.mjs";

let browser, huiqi;
before(async () => { [browser, huiqi] = await Promise.all([startBrowser(), load()]); });
after(() => browser.close());

const TAG = '<huiqi-form measure="data-purchase" questions="next"></huiqi-form>';
const CONTRACTS = "/facts/contracts";
/** Three contracts of which one is told in full. */
const THREE = { ...COMPLETE.facts, contracts: [COMPLETE.facts.contracts[0], {}, {}] };

async function open(t, body = TAG, options = {}) {
  const opened = await openElementPage(t, browser, body, options);
  await ready(opened.page);
  return opened;
}

const get = (page, property) => page.evaluate((property) => document.querySelector("huiqi-form")[property], property);
const set = (page, properties) => page.evaluate((properties) => { Object.assign(document.querySelector("huiqi-form"), properties); }, properties);
const goTo = (page, part) => page.evaluate((part) => document.querySelector("huiqi-form").goTo(part), part);
const focused = (page) => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.id);
const asked = (page) => page.locator(".asking .question").getAttribute("id").then((id) => `#${id}`);
const missing = async (page) => (await get(page, "assessment")).missing;
const next = (page) => page.locator("#next-question").click();
const back = (page) => page.locator(".asking .button-quiet").click();
const why = (page) => page.locator(".asking-why").innerText();

describe("one question at a time", () => {
  test("the engine's first is asked, the next when the person goes on, and how much is left is said", async (t) => {
    const { page, faults } = await open(t);
    const [first] = huiqi.assess({ measure: "data-purchase", date: TODAY, facts: {} }).missing;
    assert.equal(await asked(page), idOf(first.path));
    assert.equal(await page.locator(".question:visible").count(), 2, "the question and the day of application");
    const left = await page.locator(".figure-open strong").innerText();
    assert.match(left, /^还差 \d+ 项$/);
    assert.ok((await why(page)).startsWith(left), "the card and the figure count alike");
    await control(page, first.path).selectOption({ index: 1 });
    assert.equal(await asked(page), idOf(first.path), "it stays until the person goes on");
    assert.match(await why(page), /这一题已记下/);
    await next(page);
    assert.equal(await asked(page), idOf((await missing(page))[0].path));
    assert.equal(await focused(page), "question-heading");
    assert.deepEqual(faults, []);
  });

  test("不清楚 is an answer of its own, never 否; back works", async (t) => {
    const { page } = await open(t);
    await set(page, { facts: { applicant: { kind: "enterprise" } } });
    const first = await asked(page);
    const before = (await get(page, "assessment")).conditions.map(({ status }) => status);
    assert.equal(await page.locator("#next-question").innerText(), "不清楚，下一题");
    await next(page);
    const second = await asked(page);
    assert.notEqual(second, first);
    assert.deepEqual(await get(page, "facts"), { applicant: { kind: "enterprise" } }, "the answer is left out");
    assert.deepEqual((await get(page, "assessment")).conditions.map(({ status }) => status), before, "nothing counts as not met");
    await back(page);
    assert.equal(await asked(page), first);
    assert.equal(await page.locator(".asking .option-aside input").last().isChecked(), true, "不清楚 stands there");
    await next(page);
    await next(page);
    assert.notEqual(await asked(page), first, "it is not asked again first");
  });

  test("a list is asked for: none, or item by item, each by its name", async (t) => {
    const { page } = await open(t);
    await goTo(page, CONTRACTS);
    assert.match(await page.locator(".asking").innerText(), /有.*合同要申报吗？/);
    await page.locator(".asking .option").click();
    assert.deepEqual((await get(page, "facts")).contracts, []);
    await page.locator(".asking .option").click();
    assert.equal((await get(page, "facts"))?.contracts, undefined);
    await page.locator(".asking .button-add").click();
    assert.deepEqual((await get(page, "facts")).contracts, [{}]);
    const [inside] = (await missing(page)).filter(({ path }) => path.startsWith(CONTRACTS + "/0/"));
    assert.equal(await asked(page), idOf(inside.path));
    assert.match(await page.locator(".asking-item").innerText(), /合同 1/);
    await set(page, { facts: THREE });
    await goTo(page, CONTRACTS + "/2");
    assert.match(await page.locator(".asking-item").innerText(), /合同 3/);
    await page.locator(".asking-item .link").click();
    assert.equal((await get(page, "facts")).contracts.length, 2);
    assert.ok(!(await asked(page)).includes("contracts-2"), "what is gone is not asked");
    await page.locator("#undo-removal").click();
    assert.equal((await get(page, "facts")).contracts.length, 3);
  });

  test("when nothing is left to ask, it says so, offers what was not known, and another item", async (t) => {
    const { page } = await open(t);
    const { soundFinance: _, ...applicant } = COMPLETE.facts.applicant;
    await set(page, { facts: { ...COMPLETE.facts, applicant } });
    assert.equal(await asked(page), idOf("/facts/applicant/soundFinance"));
    await next(page);
    assert.match(await page.locator("#question-heading").innerText(), /都答完了/);
    assert.equal(await focused(page), "question-heading");
    await page.locator(".asking .missing .link").click();
    assert.equal(await asked(page), idOf("/facts/applicant/soundFinance"));
    await choose(page, "/facts/applicant/soundFinance", 0);
    await next(page);
    assert.equal(await page.locator(".asking .missing .link").count(), 0);
    await page.locator(".asking .button-add").click();
    assert.match(await page.locator(".asking-item").innerText(), new RegExp(`合同 ${COMPLETE.facts.contracts.length + 1}`));
    await page.locator(".asking-item .link").click();
    assert.match(await page.locator("#question-heading").innerText(), /都答完了/);
    assert.equal(await focused(page), "undo-removal");
  });

  test("what only a submission needs is asked after what decides", async (t) => {
    const { page } = await open(t);
    const { name: _, ...applicant } = COMPLETE.facts.applicant;
    await set(page, { facts: { ...COMPLETE.facts, applicant } });
    assert.deepEqual(await missing(page), []);
    assert.equal(await asked(page), idOf("/facts/applicant/name"));
    assert.match(await why(page), /提交时要填/);
  });

  test("the day stays in reach, the papers and the days of the procedure below", async (t) => {
    const { page } = await open(t);
    await control(page, "/date").fill("2026-07-01");
    assert.equal(await get(page, "date"), "2026-07-01");
    assert.equal(await page.locator("#materials").isVisible(), true);
    assert.equal(await page.locator("#timeline").isVisible(), true);
  });
});

describe("the way to a question", () => {
  test("from the figure, a problem and a condition asks that very question", async (t) => {
    const { page } = await open(t);
    await set(page, { facts: { applicant: { kind: "enterprise" } } });
    await next(page);
    const { path } = (await missing(page))[0];
    assert.notEqual(await asked(page), idOf(path), "the first was left open");
    const last = (await missing(page)).slice(-1)[0];
    await goTo(page, last.path);
    assert.equal(await asked(page), idOf(last.path));
    await page.locator(".figure-open").click();
    assert.notEqual(await asked(page), idOf(last.path));
    await set(page, { facts: { ...COMPLETE.facts, contracts: [{ ...COMPLETE.facts.contracts[0], amount: "35万" }] } });
    await page.locator(".problem-summary .link").first().click();
    assert.equal(await asked(page), idOf("/facts/contracts/0/amount"));
    assert.equal(await focused(page), `${idOf("/facts/contracts/0/amount")}-control`.slice(1));
    assert.match(await page.locator(".asking .problems").innerText(), /./);
  });

  test("a submission that lacks an answer asks for it, and the browser's word stands beside it", async (t) => {
    const { page } = await open(t, `<form>${TAG.replace(">", ' name="r">')}<button id="send">提交</button></form>`);
    const { byAgent: _, ...applicant } = COMPLETE.facts.applicant;
    await set(page, { facts: { ...COMPLETE.facts, applicant } });
    await page.locator("#send").click();
    assert.equal(await asked(page), idOf("/facts/applicant/byAgent"));
    assert.match(await page.locator(".asking .problems").innerText(), /要填写/);
  });
});

describe("all at once, or one at a time", () => {
  test("the person switches, the attribute follows, and the page hears of it", async (t) => {
    const { page, faults } = await open(t, '<huiqi-form measure="data-purchase"></huiqi-form>');
    assert.equal(await get(page, "questions"), "all", "as it always was");
    await page.evaluate(() => document.addEventListener("huiqi-questions", ({ detail }) => { globalThis.told = detail; }));
    await heard(page);
    await page.locator('a[href="#question"]').click();
    assert.deepEqual(await heard(page), ["huiqi-questions huiqi-form"]);
    assert.deepEqual(await page.evaluate(() => told), { questions: "next" });
    assert.equal(await page.locator("huiqi-form").getAttribute("questions"), "next");
    assert.equal(await focused(page), "question-heading");
    await page.locator(".asking-all a").click();
    assert.deepEqual(await page.evaluate(() => told), { questions: "all" });
    assert.equal(await page.locator(".asking").count(), 0);
    await page.evaluate(() => document.querySelector("huiqi-form").removeAttribute("questions"));
    assert.deepEqual(await heard(page), ["huiqi-questions huiqi-form"], "of what the page does itself it is not told");
    assert.deepEqual(faults, []);
  });

  test("where links lead to addresses of the page, the switch stays inside", async (t) => {
    const { page } = await open(t, '<huiqi-form measure="data-purchase" href="#/{measure}/{part}"></huiqi-form>');
    await page.locator('a[href="#question"]').click();
    assert.equal(await get(page, "questions"), "next");
    await page.locator(".asking-all a").click();
    assert.equal(await get(page, "questions"), "all");
    assert.equal(await page.evaluate(() => location.hash), "");
  });

  test("what is handed in anew begins anew; a paper does not", async (t) => {
    const { page } = await open(t);
    await next(page);
    const second = await asked(page);
    await set(page, { materials: { "business-licence": true } });
    assert.equal(await asked(page), second);
    await set(page, { facts: { applicant: { kind: "enterprise" } } });
    assert.equal(await asked(page), idOf((await missing(page))[0].path));
    assert.equal(await page.locator(".asking .button-quiet").count(), 0);
  });

  test("on paper all questions stand", async (t) => {
    const { page } = await open(t);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await control(page, "/facts/applicant/name").count(), 1);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await page.locator(".asking").count(), 1);
  });
});

for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
  test(`on a ${name}: axe finds nothing, all can be touched, nothing sticks out`, async (t) => {
    const { page } = await open(t, TAG, { viewport });
    const look = async (state) => {
      assert.deepEqual(await axeFaults(page), [], state);
      assert.deepEqual(await smallTargets(page, "huiqi-form"), [], state);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), state);
      await page.screenshot({ path: `build/screenshots/element-steps-${state}-${name}.png` });
    };
    await look("first");
    await goTo(page, CONTRACTS);
    await look("list");
    await set(page, { facts: THREE });
    await goTo(page, CONTRACTS);
    await look("item");
    await set(page, { facts: COMPLETE.facts });
    await look("done");
  });
}
