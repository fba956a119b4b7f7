// The pre-check report as it is on paper: its words, its pages, and its QR code, which the native program verifies.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { load } from "huiqi";
import { run } from "../lib/native.mjs";
import { readPaper } from "../lib/paper.mjs";
import { axeFaults } from "./inspect.mjs";
import { control, DESKTOP, idOf, openPage, PHONE, startBrowser, tellAll, tellApplicant, TODAY } from "./page.mjs";

let browser, huiqi;
before(async () => {
  browser = await startBrowser();
  huiqi = await load();
});
after(() => browser.close());

async function openReport(page) {
  await page.locator("#open-report").click();
  await page.waitForSelector("#report-codes svg, #codes-too-long");
}
const print = (page) => page.pdf({ preferCSSPageSize: true });
/** As `readPaper` has text. */
const plain = (text) => text.normalize("NFKC");
const codesOf = async (page) => (await readPaper(await print(page), "测算凭据校验码")).flatMap((one) => one.codes);
const verified = (text) => JSON.parse(run(["verify", "--json", "-"], text).bytes);

test("the report on paper says everything that was told and what comes of it", async (t) => {
  const { page, faults } = await openPage(t, browser, { viewport: DESKTOP });
  await tellAll(page);
  await page.locator(`${idOf("/materials/business-licence")} input[type=checkbox]`).first().check();
  await openReport(page);
  assert.deepEqual(await axeFaults(page), []);

  const pages = await readPaper(await print(page));
  const all = pages.map(({ text }) => text).join("\n");
  const measure = huiqi.measure("data-purchase");
  assert.ok(pages.length >= 3, `${pages.length} pages`);
  pages.forEach(({ text, millimetres }, at) => {
    assert.deepEqual(millimetres, [210, 297], "A4");
    assert.ok(text.includes(`${at + 1} / ${pages.length}`), `page ${at + 1} has its number`);
    assert.ok(text.includes(plain("预估，不作为兑付承诺")), `page ${at + 1} promises nothing`);
    assert.ok(text.includes(plain(measure.title)), `page ${at + 1} says what it is of`);
  });
  const { pack } = huiqi;
  const assessment = huiqi.assess({ measure: "data-purchase", date: TODAY, facts: {} });
  for (const words of [
    "预审报告", pack.title, pack.number, pack.version, pack.digest, "2026年6月15日(周一)", "内蒙古某某科技有限公司", "语料采购合同", "350,000.00 元", "70,000.00 元",
    "符合申报条件", "☑ 已备", "☐ 待备", "第12条",
    ...measure.conditions.map(({ text }) => text), ...measure.materials.map(({ name }) => name), ...measure.steps.map(({ name }) => name),
    ...measure.contacts.map(({ phone }) => phone), ...assessment.references.map(({ title }) => title),
  ]) {
    assert.ok(all.replace(/\s/g, "").includes(plain(words).replace(/\s/g, "")), words);
  }
  assert.doesNotMatch(all, /返回|打印或另存/, "what is for the screen stays there");
  assert.doesNotMatch(all, /可以获得|将获得|保证/);
  assert.deepEqual(faults, []);
});

test("its QR code is read back, and the native program finds that it holds", async (t) => {
  const { page, faults } = await openPage(t, browser);
  await tellAll(page);
  await openReport(page);
  const digest = await page.locator("#receipt-digest").innerText();
  const codes = await codesOf(page);
  assert.equal(codes.length, 1);
  assert.deepEqual(verified(codes[0]), { differences: [], pack: "same", valid: true });
  const svg = page.locator("#report-codes svg");
  assert.match(await svg.getAttribute("viewBox"), /^-4 -4 /, "four modules of quiet around it");
  assert.equal(await page.locator("#report-codes [style]").count(), 0);
  assert.match(digest, /^sm3:[0-9a-f]{64}$/);
  assert.deepEqual(faults, []);
});

test("what has no room in one QR code goes into several, and what has none in four is left to the file", async (t) => {
  const { page, faults } = await openPage(t, browser);
  // Names that do not compress.
  const fill = (count, length) => page.evaluate(([count, length]) => {
    const form = document.querySelector("huiqi-form");
    const contracts = Array.from({ length: count }, (_, index) => ({
      name: Array.from({ length }, (_, at) => String.fromCharCode(0x4e00 + (index * 7919 + at * at * 31 + at * index * 17) % 20000)).join(""),
    }));
    form.answers.change({ ...form.answers.told, facts: { contracts } });
  }, [count, length]);
  await fill(5, 450);
  await openReport(page);
  await page.waitForFunction(() => document.querySelectorAll("#report-codes svg").length > 1);
  const codes = await codesOf(page);
  assert.ok(codes.length > 1 && codes.length <= 4, `${codes.length} codes`);
  assert.equal(verified(codes.reverse().join("\n")).valid, true);
  assert.match(await page.locator("#report-codes").innerText(), new RegExp(`第 2 个，共 ${codes.length} 个`));

  await page.goBack();
  await page.waitForSelector("huiqi-form");
  await fill(16, 490);
  await openReport(page);
  assert.match(await page.locator("#codes-too-long").innerText(), /只印校验码/);
  assert.equal(await page.locator("#report-codes").count(), 0);
  assert.deepEqual(faults, []);
});

test("a report of what is half told says what is open, and of nothing that nothing is", async (t) => {
  const { page, faults } = await openPage(t, browser, { viewport: PHONE });
  await page.locator("#open-report").click();
  await page.waitForSelector("#report-codes svg");
  assert.match(await page.locator(".report").innerText(), /还没有填写任何内容/);
  await page.goBack();
  await page.waitForSelector("huiqi-form");
  await tellApplicant(page);
  await control(page, "/facts/applicant/name").fill("");
  await openReport(page);
  const text = await page.locator(".report").innerText();
  assert.match(text, /还不是结果/);
  assert.match(text, /还差 \d+ 项才能确定/);
  assert.match(text, /未填/);
  assert.doesNotMatch(text, /还没有填写任何内容/);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "no scrolling sideways");
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(faults, []);
});

test("every measure that is asked has a report", async (t) => {
  const { page, faults } = await openPage(t, browser, { at: "#/m/data-purchase/report" });
  for (const { id, title } of huiqi.measures()) {
    await page.evaluate((hash) => { location.hash = hash; }, `#/m/${id}/report`);
    await page.waitForFunction((words) => document.querySelector(".report-measure")?.textContent.includes(words), title);
    await page.waitForSelector("#report-codes svg");
  }
  assert.deepEqual(faults, []);
});

test("a picture of it is kept to be looked at", async (t) => {
  const { page } = await openPage(t, browser, { viewport: DESKTOP });
  await tellAll(page);
  await openReport(page);
  const pdf = await print(page);
  writeFileSync("build/screenshots/report.pdf", pdf);
  await page.screenshot({ path: "build/screenshots/report.png", fullPage: true });
  assert.ok(pdf.length > 10000);
});
