// What an embedder hears of the elements: when something is there, when it is another, and what is missing or refused.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { heard, openElementPage, ready } from "./element-page.mjs";
import { DESKTOP, startBrowser } from "./page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const form = (page, how, more) => page.evaluate(`(${how})(document.querySelector("huiqi-form"), ${JSON.stringify(more)})`);
/** Keeps what comes with the events of the elements. */
const keep = (page) => page.evaluate(() => {
  globalThis.kept = [];
  for (const type of ["huiqi-ready", "huiqi-change", "huiqi-match", "huiqi-error"]) {
    document.addEventListener(type, ({ detail }) => kept.push(detail.error ? detail.error.message : detail.assessment ? detail.assessment.measure.id : detail.profile));
  }
});
const kept = (page) => page.evaluate(() => kept.splice(0));

test("another measure is another assessment, told once", async (t) => {
  const { page } = await openElementPage(t, browser, '<huiqi-form measure="data-purchase"></huiqi-form>');
  await ready(page);
  assert.deepEqual(await heard(page), ["huiqi-ready huiqi-form"]);
  await keep(page);
  await form(page, (it) => { it.measure = "digital-talent"; });
  assert.deepEqual([await heard(page), await kept(page)], [["huiqi-change huiqi-form"], ["digital-talent"]]);
  await form(page, (it) => { it.measure = "digital-talent"; });
  assert.deepEqual(await heard(page), [], "the same one");
  await form(page, (it) => { it.hooks = { identity: () => ({ name: "某某" }) }; });
  await page.waitForFunction(() => document.querySelector("huiqi-form").facts.applicant);
  await heard(page);
  await form(page, (it) => { it.measure = "data-purchase"; });
  assert.deepEqual(await heard(page), ["huiqi-change huiqi-form"], "with all that is verified of it");
  assert.deepEqual(await form(page, (it) => it.facts), { applicant: { name: "某某" } });
});

test("an engine that takes another's place is ready anew", async (t) => {
  const { page } = await openElementPage(t, browser, '<huiqi-form measure="data-purchase"></huiqi-form><huiqi-match></huiqi-match>');
  await ready(page, "huiqi-form, huiqi-match");
  await heard(page);
  await page.evaluate(async () => {
    const engine = await load();
    for (const it of document.querySelectorAll("huiqi-form, huiqi-match")) it.engine = engine;
  });
  assert.deepEqual(await heard(page), ["huiqi-ready huiqi-form", "huiqi-ready huiqi-match"]);
});

test("a form without a measure says so to the person, and to the developer which there are", async (t) => {
  const { page, faults } = await openElementPage(t, browser, "<form><huiqi-form name='n'></huiqi-form></form>", { defined: false });
  await keep(page);
  await page.evaluate(() => globalThis.define());
  await page.locator("huiqi-form [role=alert]").waitFor();
  const sentence = await page.locator("huiqi-form [role=alert]").innerText();
  assert.match(sentence, /没有指定.*措施/);
  const [error] = await kept(page);
  assert.match(error, /^<huiqi-form>: .*attribute measure.*data-purchase/);
  // It is a reason why the form around cannot be submitted, and says which.
  assert.deepEqual(await form(page, (it) => [it.checkValidity(), it.validationMessage]), [false, sentence]);
  await heard(page);
  await form(page, (it) => { it.measure = "data-purchase"; });
  await ready(page);
  assert.deepEqual(await heard(page), ["huiqi-ready huiqi-form"]);
  await form(page, (it) => it.removeAttribute("measure"));
  assert.deepEqual(await heard(page), ["huiqi-error huiqi-form"]);
  await page.locator("huiqi-form [role=alert]").waitFor();
  assert.equal(await form(page, (it) => it.value), "");
  assert.deepEqual(faults, []);
});

test("a form that a match fills in needs no measure", async (t) => {
  const { page } = await openElementPage(t, browser, '<huiqi-form id="f" hidden></huiqi-form><huiqi-match for="f"></huiqi-match>');
  await ready(page, "huiqi-match");
  await heard(page);
  await page.locator("huiqi-match .entry-title a").first().click();
  await ready(page);
  assert.deepEqual(await heard(page), ["huiqi-choose huiqi-match", "huiqi-ready huiqi-form"]);
  await page.locator("huiqi-match .entry-title a").nth(1).click();
  assert.deepEqual(await heard(page), ["huiqi-choose huiqi-match", "huiqi-change huiqi-form"]);
});

test("a form that refuses answers leaves those of the match around as they were", async (t) => {
  const { page } = await openElementPage(t, browser, '<huiqi-match for="f"></huiqi-match><huiqi-form id="f" measure="data-purchase"></huiqi-form>');
  await ready(page, "huiqi-match, huiqi-form");
  await form(page, (it) => { it.facts = { applicant: { name: "某某" } }; });
  const before = await page.evaluate(() => JSON.stringify(document.querySelector("huiqi-match").match));
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await heard(page);
  await form(page, (it) => { it.application = { measure: "data-purchase", facts: {}, fact: {} }; });
  await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.deepEqual((await heard(page)).filter((one) => one.endsWith("huiqi-form")), ["huiqi-error huiqi-form"]);
  assert.equal(await page.evaluate(() => JSON.stringify(document.querySelector("huiqi-match").match)), before);
  assert.deepEqual(await page.evaluate(() => document.querySelector("huiqi-match").profile.facts), { applicant: { name: "某某" } });
});

test("growing and shrinking is no error of the page's", async (t) => {
  const { page } = await openElementPage(t, browser, '<div id="place"><huiqi-form measure="data-purchase"></huiqi-form></div>', { viewport: DESKTOP });
  await ready(page);
  const errors = await page.evaluate(async () => {
    const errors = [];
    addEventListener("error", ({ message }) => errors.push(message));
    const base = document.querySelector("huiqi-form").shadowRoot.querySelector("[part=base]");
    const picture = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    for (const [width, wide] of [["400px", false], ["", true], ["300px", false], ["1300px", true]]) {
      document.querySelector("#place").style.width = width;
      for (let tries = 0; tries < 50 && base.classList.contains("wide") !== wide; tries += 1) await picture();
      errors.push(...(base.classList.contains("wide") === wide ? [] : [`not ${width}`]));
      await picture();
    }
    return errors;
  });
  assert.deepEqual(errors, []);
});
