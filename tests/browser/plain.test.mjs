// The form without JavaScript, in a browser that runs none: a visit from the list of measures to the printed answer, and
// what keeps people out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { startService } from "../lib/native.mjs";
import { violations } from "./axe.mjs";
import { DESKTOP, PHONE, startBrowser } from "./page.mjs";

const EXAMPLE = JSON.parse(readFileSync("examples/data-purchase.json", "utf8"));

let browser, service;
before(async () => { [browser, service] = await Promise.all([startBrowser(), startService()]); });
after(() => Promise.all([browser?.close(), service?.stop()]));

/** A page of the form; without JavaScript, unless something has to look at it from inside. */
async function open(t, at, { viewport = DESKTOP, javaScriptEnabled = false } = {}) {
  const context = await browser.newContext({ viewport, javaScriptEnabled });
  t.after(() => context.close());
  const page = await context.newPage();
  const failed = [];
  page.on("console", (message) => failed.push(message.text()));
  page.on("response", (response) => { if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`); });
  await page.goto(service.address + at);
  return { page, failed };
}

const control = (page, name) => page.locator(`[name="${name}"]`);

/** Answers one question as a person would. */
async function tell(page, path, value) {
  const first = control(page, path).first();
  const kind = await first.evaluate((one) => one.type);
  if (kind === "radio") await page.locator(`[name="${path}"][value="${value}"]`).check();
  else if (kind === "select-one") await first.selectOption(value);
  else await first.fill(String(value));
}

/** Fills the form as an application tells it. */
async function fill(page, { date, facts }) {
  await tell(page, "/date", date);
  for (const [group, told] of Object.entries(facts)) {
    const parts = Array.isArray(told) ? told.map((item, index) => [`/facts/${group}/${index}`, item]) : [[`/facts/${group}`, told]];
    for (const [at, members] of parts) {
      if (Array.isArray(told)) await control(page, `add:/facts/${group}`).click();
      for (const [name, value] of Object.entries(members)) await tell(page, `${at}/${name}`, value);
    }
  }
}

const judge = (page) => control(page, "judge").last().click();

test("who comes to the list gets to the answer, without JavaScript", async (t) => {
  const { page, failed } = await open(t, "/plain");
  await page.getByRole("link", { name: /第12条/ }).click();
  assert.match(page.url(), /\/plain\/data-purchase$/);
  await fill(page, EXAMPLE);
  await judge(page);
  assert.match(page.url(), /\/plain\/data-purchase#answer$/, "the answer is what is looked at");
  const assessment = JSON.parse((await service.post("/v1/assess", JSON.stringify(EXAMPLE))).bytes);
  assert.equal(await page.locator(`.verdict.${assessment.verdict}`).count(), 1);
  const bounds = await page.locator(".sum data").evaluateAll((all) => all.map((one) => one.getAttribute("value")));
  assert.deepEqual(bounds, [...new Set([assessment.award.low, assessment.award.high])]);
  assert.equal(await page.locator(".verdict").isVisible(), true);
  assert.deepEqual(failed, []);
});

test("the page leads there: who runs no script, and whose browser is too old", async (t) => {
  const { page, failed } = await open(t, "/");
  await page.getByRole("link", { name: "不用脚本的页面" }).click();
  assert.equal(page.url(), `${service.address}/plain`);
  assert.equal(await page.getByRole("link", { name: /^第\d+条/ }).count(), 21);
  const context = await browser.newContext();
  t.after(() => context.close());
  await context.addInitScript(() => { delete globalThis.FormDataEvent; });
  const old = await context.newPage();
  await old.goto(service.address);
  await old.locator(".huiqi-guard a").click();
  await old.waitForURL("**/plain");
  assert.deepEqual(failed, []);
});

test("what is still wanted leads to its question, and the enter key asks for an answer", async (t) => {
  const { page } = await open(t, "/plain/data-purchase", { viewport: PHONE });
  await control(page, "/facts/applicant/name").fill("某公司");
  await page.keyboard.press("Enter");
  await page.locator(".verdict").waitFor();
  const link = page.locator("#answer ol a").first();
  const id = (await link.getAttribute("href")).slice(1);
  await link.click();
  const { y } = await page.locator(`[id="${id}"]`).boundingBox();
  assert.ok(y > -1 && y < PHONE.height, `the question stands at ${y}`);
});

test("a wrong amount stands as it was typed, beside what is wrong with it", async (t) => {
  const { page } = await open(t, "/plain/data-purchase");
  await control(page, "add:/facts/contracts").click();
  assert.match(page.url(), /#facts-contracts-0$/);
  await control(page, "/facts/contracts/0/amount").fill("35万");
  await judge(page);
  const amount = control(page, "/facts/contracts/0/amount");
  assert.equal(await amount.inputValue(), "35万");
  assert.equal(await amount.getAttribute("aria-invalid"), "true");
  const said = page.locator(`[id="${(await amount.getAttribute("aria-describedby")).split(" ").pop()}"]`);
  assert.match(await said.innerText(), /有误.*35万/s);
  assert.match(await page.title(), /^有 1 处需要留意/);
  await page.locator(".problems a").click();
  assert.match(page.url(), /#facts-contracts-0-amount$/);
});

for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
  test(`on a ${name}: axe finds nothing, and nothing is wider than the window`, async (t) => {
    const { page, failed } = await open(t, "/plain", { viewport, javaScriptEnabled: true });
    const look = async (what) => {
      assert.deepEqual(await violations(page), [], what);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${what} is ${wide} px too wide`);
      await page.screenshot({ path: `build/screenshots/plain-${what}-${name}.png`, fullPage: true });
    };
    await look("list");
    await page.goto(`${service.address}/plain/data-purchase`);
    await look("form");
    await fill(page, EXAMPLE);
    await judge(page);
    await look("result");
    await control(page, "show:states").click();
    await look("stated");
    await tell(page, "/facts/contracts/0/amount", "35万");
    await tell(page, "/date", "2026-06-31");
    await judge(page);
    await look("error");
    await tell(page, "/date", "2026-06-14");
    await judge(page);
    await look("problems");
    await page.goto(`${service.address}/plain/benchmark-enterprise`);
    await judge(page);
    await look("selection");
    await page.goto(`${service.address}/plain/scenario-list`);
    await look("guidance");
    assert.deepEqual(failed, []);
    await page.goto(`${service.address}/plain/nothing`);
    await look("refused");
  });
}

test("it prints on A4, with the answers and without what is there to press", async (t) => {
  const { page } = await open(t, "/plain/data-purchase", { javaScriptEnabled: true });
  await fill(page, EXAMPLE);
  await judge(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await control(page, "judge").first().isVisible(), false);
  assert.equal(await control(page, "/facts/applicant/name").isVisible(), true);
  const pdf = await page.pdf({ path: "build/screenshots/plain.pdf", preferCSSPageSize: true });
  const [, width, height] = pdf.toString("latin1").match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/);
  assert.deepEqual([Math.round(width), Math.round(height)], [595, 842]);
});
