// The procedure as it is drawn: stations, first and last days, today, the applicant's own limits; and notes where they bite.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { openElementPage, ready } from "./element-page.mjs";
import { control, PHONE, startBrowser } from "./page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const APPLICATION = {
  measure: "data-purchase", date: "2026-06-08",
  facts: { contracts: [{ amount: "200000" }] },
  progress: { application: "2026-06-08", acceptance: "2026-06-09", returned: "2026-06-11" },
};

async function open(t, application = APPLICATION, options = {}) {
  const opened = await openElementPage(t, browser, `<huiqi-form measure="data-purchase" application='${JSON.stringify(application)}'></huiqi-form>`, options);
  await ready(opened.page);
  return opened;
}

const steps = (page) => page.locator(".timeline > li").evaluateAll((all) => all.map((one) => ({
  state: /step-(done|running|waiting)/.exec(one.className)[1],
  binds: one.classList.contains("step-binds"),
  current: one.getAttribute("aria-current"),
  name: one.querySelector("h3").innerText.replace(/\s+/g, " ").trim(),
  days: one.querySelector(".step-days")?.textContent.trim() ?? "",
  left: one.querySelector(".step-left")?.textContent ?? "",
})));

test("an ordered list says by words what the stations show; the applicant's limit stands out with the days that are left", async (t) => {
  const { page, faults } = await open(t);
  const all = await steps(page);
  assert.deepEqual(all.map(({ state }) => state), ["done", "done", "running", "waiting", "running", "waiting", "waiting", "waiting"]);
  assert.deepEqual(all.map(({ current }) => current === "step"), all.map(({ state }) => state === "running"));
  assert.match(all[0].name, /已办完/);
  assert.match(all[2].name, /进行中/);
  assert.deepEqual(all.map(({ binds }) => binds), [false, false, false, false, true, false, false, false]);
  const { name, days, left } = all[4];
  assert.match(name, /您的期限/);
  // Seven working days from the day after 11 June, with the Dragon Boat Festival (19 to 21 June) between.
  assert.equal(days, "2026年6月12日（周五）起，7 个工作日，最迟 2026年6月23日（周二）");
  assert.equal(left, "从今天到最后一天还有 8 天（含节假日）。");
  assert.match(await page.locator("#timeline > .help").innerText(), /今天是 2026年6月15日/);
  assert.equal(await page.locator(".step-day").count(), 0, "one has applied");
  assert.deepEqual(faults, []);
});

test("before the application its day is the first station; a limit that has passed says so; a day told changes the station", async (t) => {
  const { page, faults } = await open(t, { ...APPLICATION, progress: {} }, { viewport: PHONE });
  assert.equal(await page.locator(".step-day").innerText(), "打算申报：2026年6月8日（周一）");
  assert.deepEqual((await steps(page)).map(({ state }) => state), Array(8).fill("waiting"));
  await control(page, "/progress/application").fill("2026-05-25");
  await page.evaluate(() => { document.querySelector("huiqi-form").date = "2026-05-25"; });
  await control(page, "/progress/returned").fill("2026-05-26");
  await page.locator(".step-binds .step-left").waitFor();
  assert.match((await steps(page))[4].left, /^最后一天已过去 \d+ 天。$/);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(faults, []);
});

test("in print, in the dark and with the system's own colours the line and its stations are there", async (t) => {
  const { page } = await open(t);
  const drawn = () => page.locator(".step-done").first().evaluate((one) => {
    const { borderLeftWidth, borderLeftColor } = getComputedStyle(one, "::before");
    const line = getComputedStyle(one, "::after");
    return { station: parseFloat(borderLeftWidth) > 5, colour: borderLeftColor !== "rgba(0, 0, 0, 0)", line: parseFloat(line.borderLeftWidth) === 2 };
  });
  for (const media of [{ media: "print" }, { media: "screen", colorScheme: "dark" }, { colorScheme: "light", forcedColors: "active" }]) {
    await page.emulateMedia(media);
    assert.deepEqual(await drawn(), { station: true, colour: true, line: true }, JSON.stringify(media));
  }
});

test("a note stands, folded, beside the question, the condition and the step of its clause that it speaks of, and in its card", async (t) => {
  const { page, faults } = await open(t);
  const question = "合同金额正好20万元算不算达到？";
  const at = (selector) => page.locator(`${selector} .note-here > summary`).allInnerTexts();
  assert.ok((await at("#at-facts-contracts-0-amount")).includes(question));
  assert.ok(!(await at("#at-facts-contracts-0-paid")).includes(question));
  await page.locator("#conditions .item-conditions > summary").click();
  await page.locator("#conditions .item-conditions .note-here").first().waitFor();
  assert.equal((await at("#conditions")).filter((one) => one === question).length, 1);
  assert.ok((await at(".step-binds")).some((one) => one.startsWith("退回补正以后")), "the step that it is about, of five with the same clause");
  assert.ok((await page.locator("#notes").innerText()).includes(question));
  const here = page.locator("#at-facts-contracts-0-amount .note-here", { hasText: question });
  assert.equal(await here.locator(".note-text").isVisible(), false);
  await here.locator("summary").click();
  assert.match(await here.locator(".note-text").innerText(), /^本条开头写/);
  await control(page, "/facts/contracts/0/amount").fill("200001");
  await here.waitFor({ state: "detached" });
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(faults, []);
});
