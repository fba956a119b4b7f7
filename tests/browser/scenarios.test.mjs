// Scenarios side by side, as a person makes and compares them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeFaults } from "./inspect.mjs";
import { control, DESKTOP, openPage, picture, PHONE, startBrowser, tellAll } from "./page.mjs";

const AMOUNT = "/facts/contracts/0/amount";
let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const tell = async (page, amount) => {
  await control(page, AMOUNT).fill(amount);
  await control(page, "/facts/contracts/0/paid").fill(amount);
};
const add = (page) => page.locator("#add-scenario").click();
const rows = (page) => page.locator("#scenario-table tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim().replace(/\s+/g, " "))));

test("two scenarios are compared: what differs, and what comes of each", async (t) => {
  const { page, faults } = await openPage(t, browser, { viewport: DESKTOP });
  await tellAll(page);
  await add(page);
  assert.match(await page.locator("#scenario-notice").innerText(), /已存为方案 A/);
  await tell(page, "900000");
  await add(page);

  const table = await rows(page);
  const of = (label) => table.find(([head]) => head.startsWith(label));
  assert.deepEqual(of("奖补金额").slice(1), ["70,000.00 元", "180,000.00 元"]);
  assert.match(of("奖补金额")[0], /≠ 不同/, "marked by a sign and a word");
  assert.deepEqual(of("结论"), ["结论", "符合申报条件", "符合申报条件"]);
  assert.deepEqual(of("计入奖补").slice(1), ["1 项中 1 项", "1 项中 1 项"]);
  assert.deepEqual(of("还差"), ["还差", "不差", "不差"]);
  const told = table.filter(([head]) => head.includes(" · "));
  assert.equal(told.length, 2, "the amount and what was paid, and nothing that is the same");
  assert.ok(told.every(([head, one, other]) => head.includes("≠ 不同") && one === "350,000.00 元" && other === "900,000.00 元"));
  assert.deepEqual(await axeFaults(page), []);

  await page.locator("#scenario-same").click();
  assert.ok((await rows(page)).some(([head, one]) => !head.includes("≠") && one === "内蒙古某某科技有限公司"));
  await page.locator("#scenarios").scrollIntoViewIfNeeded();
  await picture(page, "scenarios-desktop");
  assert.deepEqual(faults, []);
});

test("one changes to a scenario and back, renames and deletes it; a reload keeps them", async (t) => {
  const { page, faults } = await openPage(t, browser);
  await tellAll(page);
  await add(page);
  await tell(page, "900000");
  assert.match(await page.locator("#scenario-table").innerText(), /现在填写的/);

  await page.getByRole("button", { name: "改用方案 A" }).click();
  assert.equal(await control(page, AMOUNT).inputValue(), "350000");
  await page.locator("#answers-undo").click();
  assert.equal(await control(page, AMOUNT).inputValue(), "900000");

  await page.getByRole("button", { name: "给方案 A改名" }).click();
  await page.locator(".scenario-rename input").fill("保守估计");
  await page.locator(".scenario-rename button[type=submit]").click();
  await page.waitForFunction(() => /已保存/.test(document.querySelector("#draft-state")?.textContent));
  await page.reload();
  await page.waitForSelector("#scenario-table");
  assert.match(await page.locator("#scenario-table").innerText(), /保守估计/);

  for (let count = 0; count < 3; count++) {
    await tell(page, String(200000 + count));
    await add(page);
  }
  assert.equal(await page.locator("#add-scenario").isDisabled(), true);
  assert.match(await page.locator("#scenarios").innerText(), /已有四个方案/);
  await page.getByRole("button", { name: "删除保守估计" }).click();
  assert.doesNotMatch(await page.locator("#scenario-table").innerText(), /保守估计/);
  assert.equal(await page.locator("#add-scenario").isDisabled(), false);
  assert.deepEqual(faults, []);
});

test("on a phone each value says of which scenario it is", async (t) => {
  const { page } = await openPage(t, browser, { viewport: PHONE });
  await tellAll(page);
  await add(page);
  await tell(page, "900000");
  await add(page);
  const cell = page.locator("#scenario-table tbody td").first();
  assert.equal(await cell.evaluate((element) => getComputedStyle(element, "::before").content.includes(element.dataset.label)), true);
  assert.equal(await cell.evaluate((element) => getComputedStyle(element).display), "block");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "no scrolling sideways");
  assert.deepEqual(await axeFaults(page), []);
  await page.locator("#scenarios").screenshot({ path: "build/screenshots/scenarios-phone.png" });
});
