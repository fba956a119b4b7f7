// `calculate="request"`: nothing is judged or announced before the person presses 计算.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { choose, control, DESKTOP, idOf, PHONE, startBrowser } from "./page.mjs";
import { axeFaults, smallTargets } from "./inspect.mjs";
import { COMPLETE, heard, openElementPage, ready } from "./element-page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const FORM = '<form><huiqi-form measure="data-purchase" name="r" calculate="request"></huiqi-form></form>';
const SOUND = "/facts/applicant/soundFinance";
const STALE = "已修改，按“计算”更新结果。";

/** A page with the element in it, told all that a submission needs; what is announced stands in `said`. */
async function open(t, body = FORM, { facts = COMPLETE.facts, ...options } = {}) {
  const tag = /huiqi-(form|match)/.exec(body)[0];
  const opened = await openElementPage(t, browser, body, options);
  await ready(opened.page, tag);
  await opened.page.evaluate(([tag, facts]) => {
    const element = document.querySelector(tag);
    element.facts = facts;
    globalThis.said = [];
    const status = element.shadowRoot.querySelector('.visually-hidden[role="status"]');
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
  }, [tag, facts]);
  await heard(opened.page);
  return opened;
}

const get = (page, property) => page.evaluate((property) => document.querySelector("huiqi-form")[property], property);
const verdict = (page) => page.locator("#result-heading").innerText();
const press = (page) => page.locator(".calculation button").click();
const focused = (page) => page.evaluate(() => document.activeElement.shadowRoot.activeElement.id);
/** Longer than an announcement takes. */
const pause = (page) => page.waitForTimeout(1300);
const said = (page) => page.evaluate(() => said.splice(0));

describe("<huiqi-form> on request", () => {
  test("an answer changes neither result nor announcement before 计算 is pressed", async (t) => {
    const { page, faults } = await open(t);
    assert.equal(await verdict(page), "符合申报条件");
    assert.equal(await page.locator("#result", { hasText: STALE }).count(), 0);
    await choose(page, SOUND, 1);
    assert.equal(await verdict(page), "符合申报条件");
    await page.locator("#result", { hasText: STALE }).waitFor();
    assert.deepEqual(await heard(page), ["input huiqi-form", "change huiqi-form"], "there is no other assessment");
    await control(page, "/facts/contracts/0/amount").fill("400000");
    assert.equal(await verdict(page), "符合申报条件");
    await pause(page);
    assert.deepEqual(await said(page), []);
    await press(page);
    assert.equal(await verdict(page), "不符合申报条件");
    assert.equal(await focused(page), "result-heading");
    assert.equal(await page.locator("#result", { hasText: STALE }).count(), 0);
    assert.ok((await heard(page)).includes("huiqi-change huiqi-form"));
    await page.waitForFunction(() => said.length > 0);
    assert.match((await said(page)).join(), /^不符合申报条件/);
    assert.deepEqual(faults, []);
  });

  test("whoever asks for what depends on it has it judged at once", async (t) => {
    const { page } = await open(t);
    await choose(page, SOUND, 1);
    assert.equal((await get(page, "assessment")).verdict, "ineligible");
    assert.equal(await verdict(page), "不符合申报条件");
    await choose(page, SOUND, 2);
    const receipt = JSON.parse(await get(page, "value"));
    assert.equal(receipt.application.facts.applicant.soundFinance, undefined);
    assert.equal(receipt.assessment.verdict, "undetermined");
    await control(page, "/facts/contracts/0/amount").fill("35万");
    assert.equal(await page.evaluate(() => document.querySelector("huiqi-form").validity.customError), true);
    await control(page, "/facts/contracts/0/amount").fill("");
    assert.equal(await page.evaluate(() => document.querySelector("form").checkValidity()), false, "valueMissing");
    await pause(page);
    assert.deepEqual(await said(page), [], "silently");
  });

  test("an item is added and removed, and can be put back", async (t) => {
    const { page } = await open(t);
    await page.locator(".button-add").click();
    assert.equal((await page.evaluate(() => document.querySelector("huiqi-form").facts.contracts)).length, 4);
    await page.locator(".item .buttons button", { hasText: "删除" }).last().click();
    await page.locator("#undo-removal").click();
    assert.equal((await page.evaluate(() => document.querySelector("huiqi-form").facts.contracts)).length, 4);
    await page.locator("#result", { hasText: STALE }).waitFor();
  });

  test("one question at a time, the next one is the engine's", async (t) => {
    const { page } = await open(t, FORM.replace('calculate=', 'questions="next" calculate='), { facts: {} });
    const asked = () => page.locator(".asking .question").getAttribute("id");
    const first = await asked();
    await control(page, "/facts/applicant/kind").selectOption({ index: 1 });
    assert.equal(await asked(), first);
    await page.locator("#next-question").click();
    assert.equal(`#${await asked()}`, idOf((await get(page, "assessment")).missing[0].path));
    await pause(page);
    assert.deepEqual(await said(page), []);
  });

  test("switched to live, it catches up", async (t) => {
    const { page } = await open(t);
    await choose(page, SOUND, 1);
    await page.evaluate(() => document.querySelector("huiqi-form").removeAttribute("calculate"));
    assert.equal(await verdict(page), "不符合申报条件");
    assert.equal(await page.locator(".calculation").count(), 0);
  });

  for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
    test(`on a ${name}: axe finds nothing, all can be touched`, async (t) => {
      const { page } = await open(t, FORM, { viewport });
      await choose(page, SOUND, 1);
      await page.locator("#result", { hasText: STALE }).waitFor();
      assert.deepEqual(await axeFaults(page), []);
      assert.deepEqual(await smallTargets(page, "huiqi-form"), []);
      await page.screenshot({ path: `build/screenshots/element-request-${name}.png` });
    });
  }
});

describe("<huiqi-match> on request", () => {
  test("the list stays as it is before 计算 is pressed", async (t) => {
    const { page } = await open(t, '<huiqi-match calculate="request" questions="all"></huiqi-match>', { facts: {} });
    const tallies = () => page.locator(".tallies").innerText();
    const before = await tallies();
    await control(page, "/facts/applicant/kind").selectOption({ index: 1 });
    await page.locator("#total", { hasText: STALE }).waitFor();
    assert.equal(await tallies(), before);
    assert.deepEqual(await heard(page), ["input huiqi-match", "change huiqi-match"]);
    await press(page);
    assert.notEqual(await tallies(), before);
    assert.equal(await focused(page), "total-heading");
    assert.ok((await heard(page)).includes("huiqi-match huiqi-match"));
  });
});
