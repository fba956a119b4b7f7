// 关怀模式 on the page: the way in and out, its sizes, what the host may do, and reading aloud.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axeFaults } from "./inspect.mjs";
import { DESKTOP, focused, openPage, PHONE, picture, startBrowser, tellApplicant, tellSums } from "./page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

/** Texts that can be seen and are smaller than the main text may be. */
const smallTexts = (page, least) => page.evaluate((least) => window.roots().flatMap((root) => {
  const walker = document.createTreeWalker(root.body ?? root, NodeFilter.SHOW_TEXT);
  const small = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element || walker.currentNode.data.trim() === "" || element.getClientRects().length === 0 || element.closest("script, style, svg, option, .visually-hidden")) continue;
    const { fontSize, lineHeight } = getComputedStyle(element);
    if (parseFloat(fontSize) < least || parseFloat(lineHeight) < 1.3 * parseFloat(fontSize) - 0.5) small.push(`${fontSize}/${lineHeight} ${walker.currentNode.data.trim().slice(0, 20)}`);
  }
  return small;
}), least);

/** What one touches and is less than 60 px in either direction; links inside a sentence are exempt, as WCAG has it. */
const smallTargets = (page) => page.evaluate(() => window.all("button, select, summary, .option, a.touch, .page-nav a, .crumbs a")
  .filter((one) => one.getClientRects().length > 0 && !one.closest(".visually-hidden"))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 59.5 || height < 59.5)
  .map(([one, { width, height }]) => `${Math.round(width)}×${Math.round(height)} ${one.className || one.tagName} ${one.textContent.trim().slice(0, 12)}`));

const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe("the switch", () => {
  test("leads in and out, keeps the focus, and is remembered", async (t) => {
    const { page, faults } = await openPage(t, browser);
    await page.locator("#care-enter").click();
    await page.waitForFunction(() => document.activeElement?.id === "care-leave");
    assert.equal(await page.locator("huiqi-form").getAttribute("care"), "");
    await page.getByRole("button", { name: "最大" }).click();
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("h1 + .lead")).fontSize), "30px");
    assert.equal(await page.getByRole("button", { name: "最大" }).getAttribute("aria-pressed"), "true");
    await page.reload();
    await page.waitForSelector("#care-leave");
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("h1 + .lead")).fontSize), "30px");
    await page.goto(page.url().replace(/#.*/, "#/"));
    await page.waitForSelector("huiqi-match[care]");
    await page.locator("#care-leave").click();
    await page.waitForFunction(() => document.activeElement?.id === "care-enter");
    assert.equal(await page.locator("huiqi-match[care]").count(), 0);
    assert.deepEqual(faults, []);
  });

  test("the host switches it on for a visit, and the person off", async (t) => {
    const { page } = await openPage(t, browser, { at: "?care#/" });
    await page.waitForSelector("huiqi-match[care]");
    assert.equal(await page.evaluate(() => localStorage.getItem("huiqi.preferences")), null, "it is not the person's choice");
    await page.locator("#care-leave").click();
    assert.equal(await page.locator("huiqi-match[care]").count(), 0);
  });
});

for (const [name, viewport, size] of [["320 px", { width: 320, height: 700 }, "大"], ["a phone at the largest size", PHONE, "最大"], ["a desktop", DESKTOP, "更大"]]) {
  for (const at of ["#/", "#/m/data-purchase"]) {
    test(`on ${name}, ${at}: no small text, no small target, nothing to scroll sideways, nothing that axe finds`, async (t) => {
      const { page, faults } = await openPage(t, browser, { viewport, at: `?care${at}` });
      await page.getByRole("button", { name: size, exact: true }).click();
      if (at !== "#/") {
        await tellApplicant(page);
        await tellSums(page, { amount: "35万" });
      }
      const seen = { texts: await smallTexts(page, 18), targets: await smallTargets(page), wide: Math.max(0, await tooWide(page)), axe: await axeFaults(page) };
      await picture(page, `care-mode-${at === "#/" ? "home" : "form"}-${viewport.width}`);
      assert.deepEqual(seen, { texts: [], targets: [], wide: 0, axe: [] });
      assert.deepEqual(faults, []);
    });
  }
}

test("what one was at is read aloud, only when asked, and can be held and stopped", async (t) => {
  const prepare = (page) => page.addInitScript(() => {
    window.heard = [];
    const speech = {
      getVoices: () => [{ lang: "zh-CN", name: "made up" }],
      addEventListener: () => {},
      speak: (utterance) => window.heard.push(utterance),
      cancel: () => window.heard.push("cancel"),
      pause: () => window.heard.push("pause"),
      resume: () => window.heard.push("resume"),
    };
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  });
  const { page, faults } = await openPage(t, browser, { at: "?care#/m/data-purchase", prepare });
  const said = () => page.evaluate(() => window.heard.filter((one) => one.text).map(({ text }) => text));
  assert.deepEqual(await said(), []);
  await page.locator("#at-facts-applicant-soundFinance .option").first().click();
  await page.locator("#read").click();
  const label = await page.locator("#at-facts-applicant-soundFinance .label").innerText();
  assert.ok(label.includes((await said())[0].slice(0, 6)), "the question that was answered last");
  await page.evaluate(() => window.heard.find((one) => one.text).onend());
  assert.equal((await said()).length, 2, "sentence by sentence");
  await page.locator("#read-pause").click();
  await page.locator("#read-resume").click();
  await page.locator("#read-stop").click();
  await page.waitForSelector("#read");
  const acts = await page.evaluate(() => window.heard.filter((one) => typeof one === "string"));
  assert.deepEqual(acts, ["cancel", "pause", "resume", "cancel"]);
  assert.deepEqual(faults, []);
});

test("without a Chinese voice nothing offers to read", async (t) => {
  const { page } = await openPage(t, browser, { at: "?care#/" });
  const voices = await page.evaluate(() => speechSynthesis.getVoices().filter(({ lang }) => /^zh/.test(lang)).length);
  assert.equal(await page.locator("#read").count(), voices > 0 ? 1 : 0);
  assert.deepEqual((await focused(page))[0], "BODY");
});

describe("the result on request", () => {
  test("is switched on the page, remembered, and waits for 计算", async (t) => {
    const { page, faults } = await openPage(t, browser, { viewport: PHONE });
    const verdict = () => page.locator("#result-heading").innerText();
    const before = await verdict();
    await page.locator("#on-request").check();
    await page.waitForSelector('huiqi-form[calculate="request"]');
    await tellApplicant(page);
    await tellSums(page);
    assert.equal(await verdict(), before, "nothing is judged while one tells");
    await page.locator(".calculation button").first().click();
    assert.match(await page.locator("#result").innerText(), /元/);
    assert.deepEqual(await axeFaults(page), []);
    await page.reload();
    await page.waitForSelector('huiqi-form[calculate="request"]');
    assert.equal(await page.locator("#on-request").isChecked(), true);
    await page.locator("#on-request").uncheck();
    await page.waitForSelector('huiqi-form[calculate="live"]');
    assert.equal(await page.locator(".calculation").count(), 0);
    assert.deepEqual(faults, []);
  });
});
