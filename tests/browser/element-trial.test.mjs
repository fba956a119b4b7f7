// What the result suggests, tried: what would come of it is shown, and nothing of it is taken for told.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load } from "huiqi";
import { control, DESKTOP, PHONE, startBrowser, TODAY } from "./page.mjs";
import { axeFaults, smallTargets } from "./inspect.mjs";
import { COMPLETE, heard, openElementPage, ready } from "./element-page.mjs";

let browser, huiqi;
before(async () => { [browser, huiqi] = await Promise.all([startBrowser(), load()]); });
after(() => browser.close());

const APPLICATION = { ...COMPLETE, date: TODAY };
const AMOUNT = "/facts/contracts/2/amount";

async function open(t, body = '<form><huiqi-form measure="data-purchase" name="r"></huiqi-form><button id="send">提交</button></form>', options = {}) {
  const opened = await openElementPage(t, browser, body, options);
  await ready(opened.page);
  await opened.page.evaluate((application) => { document.querySelector("huiqi-form").application = application; }, APPLICATION);
  await heard(opened.page);
  return opened;
}

const get = (page, property) => page.evaluate((property) => document.querySelector("huiqi-form")[property], property);
const focused = (page) => page.evaluate(() => {
  const { id, textContent } = document.activeElement.shadowRoot.activeElement;
  return id || textContent.trim();
});
const sum = (page) => page.locator(".figure-sum").innerText();
const change = (path) => huiqi.assess(APPLICATION).changes.find((one) => one.path === path);
const tryOut = (page, { text }) => page.locator(`button[aria-label="试一试：${text}"]`).click();
const press = (page, name) => page.locator(".trial button", { hasText: name }).click();
/** What a submission of the form around would carry. */
const submitted = (page) => page.evaluate(() => JSON.parse(new FormData(document.querySelector("form")).get("r")).application);

describe("a change that is tried", () => {
  test("shows the result with it, says so, and leaves every answer as it was told", async (t) => {
    const { page, faults } = await open(t);
    const before = await sum(page);
    const told = await get(page, "application");
    const more = change("/facts/contracts");
    await tryOut(page, more);
    assert.equal(await focused(page), "撤回");
    assert.match(await page.locator(".trial").innerText(), new RegExp(`正在试算：${more.text.slice(0, 10)}`));
    assert.ok((await sum(page)).startsWith("1,940,000.00"), "the award that the change promises");
    assert.equal(await page.locator(".changes").count(), 0, "one at a time");
    assert.deepEqual(await get(page, "application"), told);
    assert.deepEqual((await get(page, "assessment")).award, huiqi.assess(APPLICATION).award);
    assert.deepEqual(await heard(page), [], "nobody has answered");
    await press(page, "撤回");
    assert.equal(await focused(page), "result");
    assert.equal(await sum(page), before);
    assert.equal(await page.locator(".trial").count(), 0);
    assert.deepEqual(await get(page, "application"), told);
    assert.deepEqual(faults, []);
  });

  test("is an answer once it is adopted", async (t) => {
    const { page } = await open(t);
    await tryOut(page, change(AMOUNT));
    await press(page, "采用");
    assert.equal(await control(page, AMOUNT).inputValue(), "200000.00");
    assert.equal((await get(page, "facts")).contracts[2].amount, "200000.00");
    assert.deepEqual(await heard(page), ["input huiqi-form", "change huiqi-form", "huiqi-change huiqi-form"]);
    assert.equal(await page.locator(".trial").count(), 0);
    assert.equal(await page.evaluate(() => document.querySelector("huiqi-form").checkValidity()), true);
  });

  test("a day, a truth and an item more are told in their own form", async (t) => {
    const { page } = await open(t);
    const applicant = { ...APPLICATION.facts.applicant, soundFinance: false };
    const facts = { ...APPLICATION.facts, applicant };
    await page.evaluate((facts) => { document.querySelector("huiqi-form").facts = facts; }, facts);
    const sound = huiqi.assess({ ...APPLICATION, facts }).changes.find(({ path }) => path === "/facts/applicant/soundFinance");
    await tryOut(page, sound);
    await press(page, "采用");
    assert.equal((await get(page, "facts")).applicant.soundFinance, true);
    const more = change("/facts/contracts");
    await tryOut(page, more);
    await press(page, "采用");
    const { contracts } = await get(page, "facts");
    assert.equal(contracts.length, APPLICATION.facts.contracts.length + 1);
    const { name: _, ...like } = contracts[0];
    assert.deepEqual(contracts[contracts.length - 1], { ...like, amount: more.to, paid: more.to });
    const { award } = await get(page, "assessment");
    assert.deepEqual([award.low, award.high], [more.award.low, more.award.high]);
  });
});

describe("nothing that is only tried is kept", () => {
  test("a submission is held up with a sentence, and its value is what is told", async (t) => {
    const { page } = await open(t);
    await tryOut(page, change(AMOUNT));
    assert.deepEqual(await page.evaluate(() => {
      const form = document.querySelector("huiqi-form");
      return [form.validity.customError, form.validationMessage, form.checkValidity()];
    }), [true, "正在试算，请先“撤回”或“采用”，再提交。", false]);
    assert.deepEqual((await submitted(page)).facts, APPLICATION.facts);
    assert.deepEqual(JSON.parse(await get(page, "value")).application.facts, APPLICATION.facts);
    const url = page.url();
    await page.locator("#send").click();
    assert.equal(page.url(), url);
    assert.equal(await focused(page), "撤回", "the browser leads to the way out");
    await press(page, "撤回");
    assert.equal(await get(page, "validationMessage"), "");
  });

  test("another answer, or another application, ends the trial", async (t) => {
    const { page } = await open(t);
    await tryOut(page, change(AMOUNT));
    await control(page, "/facts/contracts/0/name").fill("另一份合同");
    await page.waitForFunction(() => document.querySelector("huiqi-form").shadowRoot.querySelector(".trial") === null);
    assert.deepEqual((await get(page, "facts")).contracts.map(({ amount }) => amount), APPLICATION.facts.contracts.map(({ amount }) => amount));
    assert.equal(await get(page, "validationMessage"), "");
    await tryOut(page, change(AMOUNT));
    await page.evaluate((application) => { document.querySelector("huiqi-form").application = { ...application, facts: {} }; }, APPLICATION);
    assert.equal(await page.locator(".trial").count(), 0);
    assert.deepEqual(await get(page, "facts"), {});
  });

  test("what is verified is not tried where it may not be changed", async (t) => {
    const { page } = await open(t);
    const { text } = change(AMOUNT);
    const button = page.locator(`button[aria-label="试一试：${text}"]`);
    assert.equal(await button.count(), 1);
    await page.evaluate((path) => { document.querySelector("huiqi-form").verified = [path]; }, AMOUNT);
    assert.equal(await button.count(), 0);
    await page.evaluate(() => { document.querySelector("huiqi-form").allowCorrection = true; });
    assert.equal(await button.count(), 1);
  });
});

for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
  test(`on a ${name}: axe finds nothing, all can be touched`, async (t) => {
    const { page } = await open(t, undefined, { viewport });
    await tryOut(page, change("/facts/contracts"));
    assert.deepEqual(await axeFaults(page), []);
    assert.deepEqual(await smallTargets(page, "huiqi-form"), []);
    await page.screenshot({ path: `build/screenshots/element-trial-${name}.png` });
    await press(page, "撤回");
    assert.deepEqual(await axeFaults(page), []);
    assert.deepEqual(await smallTargets(page, "huiqi-form"), []);
    await page.screenshot({ path: `build/screenshots/element-changes-${name}.png` });
  });
}
