// The playground: text, form and assessment in step, faults with their places, and snippets that work as they stand.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../../scripts/chromium.mjs";
import { serve } from "../../scripts/static.mjs";
import { POLICY, watchedPage } from "../lib/watched.mjs";
import { contrastFaults, smallTargets, unnamedControls } from "./inspect.mjs";
import { DESKTOP, NOW, PHONE } from "./page.mjs";

let server;
let browser;
before(async () => {
  server = await serve("build/page", { headers: { "content-security-policy": POLICY } });
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.close();
});

async function open(t, { viewport = DESKTOP, dark = false } = {}) {
  const { page, faults } = await watchedPage(t, browser, {
    viewport, colorScheme: dark ? "dark" : "light", permissions: ["clipboard-read", "clipboard-write"],
  });
  await page.clock.setFixedTime(NOW);
  await page.goto(`${server.url}playground/index.html`);
  await page.locator("#verdict", { hasText: "166000.00 元" }).waitFor();
  return { page, faults };
}

const text = (page) => page.locator("#facts");
const said = (page, words) => page.locator("#verdict", { hasText: words }).waitFor();
const told = async (page) => JSON.parse(await text(page).inputValue());
const code = (page) => page.locator("#code").textContent();

/** Writes something else in place of a part of the text. */
async function rewrite(page, from, to) {
  const value = await text(page).inputValue();
  assert.ok(value.includes(from), `${from} is not in the text`);
  await text(page).fill(value.replace(from, to));
}

test("what is written is filled in, and what is filled in is written", async (t) => {
  const { page, faults } = await open(t);
  await rewrite(page, '"amount": "350000.00",\n        "paid": "350000.00"', '"amount": "400000.00",\n        "paid": "400000.00"');
  await said(page, "176000.00 元");
  const form = page.locator("huiqi-form");
  await form.getByLabel("单位名称").fill("呼和浩特某某公司");
  await page.locator("#verdict").click();
  assert.equal((await told(page)).facts.applicant.name, "呼和浩特某某公司");
  assert.equal((await told(page)).facts.contracts[0].amount, "400000.00");
  // The assessment is that of the text, letter for letter.
  const [shown, anew] = await page.evaluate(async () => {
    const { load } = await import("../examples/huiqi/dist/index.js");
    const huiqi = await load();
    const application = JSON.parse(document.getElementById("facts").value);
    return [JSON.parse(document.getElementById("answer").textContent), huiqi.assess(application)];
  });
  assert.deepEqual(shown, anew);
  assert.deepEqual(faults, []);
});

test("while somebody writes, the text is left alone", async (t) => {
  const { page } = await open(t);
  // The form leaves out what it does not know; the writer may be in the middle of it.
  await rewrite(page, '"measure": "data-purchase",', '"measure": "data-purchase",   ');
  await rewrite(page, '"region": "hohhot"', '"region": "hohhot", "unheardOf": 1');
  await page.locator("#facts-faults li", { hasText: "unheardOf" }).waitFor();
  assert.match(await text(page).inputValue(), /"measure": "data-purchase", {3}\n/);
});

/** What is written in place of what → what is said about it, with its place. */
const FAULTS = [
  ['"region": "hohhot"', '"region": "hohhot",', "第 13 行第 5 列：这里应当是带双引号的键名；最后一项后面不要加逗号。"],
  ['"uscc": "91150100MA0000007W",', '"uscc": "91150100MA0000007W"', "第 8 行第 7 列：这里缺少逗号。"],
  ['"soundFinance": true', '"soundFinance": True', "第 9 行第 23 列：这里的内容不是 JSON。"],
  ['"kind": "enterprise"', '// "kind": "enterprise"', "第 8 行第 7 列：JSON 里不能写注释。"],
  ['"kind": "enterprise"', '"name": "另一个名字"', "第 8 行第 7 列：这个键在同一个对象里出现了两次：name"],
  ['"kind": "enterprise"', '"kind": "company"', "第 8 行第 15 列："],
  ['"amount": "350000.00"', '"amount": "35万"', "第 18 行第 19 列："],
  ['"facts"', '"fact"', "第 4 行第 11 列："],
];
for (const [from, to, sentence] of FAULTS) {
  test(`${from} → ${to}: the place is said and can be jumped to`, async (t) => {
    const { page, faults } = await open(t);
    await rewrite(page, from, to);
    const entry = page.locator("#facts-faults button").first();
    await entry.waitFor();
    assert.ok((await entry.textContent()).startsWith(sentence), `${await entry.textContent()}, not ${sentence}`);
    assert.equal(await text(page).getAttribute("aria-invalid"), "true");
    await entry.click();
    const [, line, column] = sentence.match(/第 (\d+) 行第 (\d+) 列/).map(Number);
    const before = await text(page).evaluate((area) => area.value.slice(0, area.selectionStart).split("\n"));
    assert.deepEqual([before.length, before[before.length - 1].length + 1], [line, column]);
    await rewrite(page, to, from);
    await page.locator("#facts-state", { hasText: "没有问题" }).waitFor();
    assert.equal(await text(page).getAttribute("aria-invalid"), "false");
    assert.deepEqual(faults, []);
  });
}

test("another measure, by the list or by the text", async (t) => {
  const { page, faults } = await open(t);
  await page.locator("#measure").selectOption("national-case");
  await said(page, "0.00 至 2000000.00 元");
  assert.equal((await told(page)).measure, "national-case");
  await rewrite(page, '"national-case"', '"scenario-list"');
  await said(page, "引导类措施");
  assert.equal(await page.locator("#measure").inputValue(), "scenario-list");
  assert.deepEqual(faults, []);
});

test("snippets by keyboard, and onto the clipboard", async (t) => {
  const { page, faults } = await open(t);
  assert.match(await code(page), /<huiqi-form name="receipt" measure="data-purchase"><\/huiqi-form>/);
  await page.locator("#tab-html").focus();
  await page.keyboard.press("ArrowRight");
  assert.match(await code(page), /<template>\n {2}<huiqi-form [^>]*@huiqi-change="changed" \/>/);
  assert.equal(await page.locator("#snippet").getAttribute("aria-labelledby"), "tab-vue");
  await page.keyboard.press("ArrowRight");
  assert.match(await code(page), /<huiqi-form ref=\{form\}/);
  await page.keyboard.press("End");
  assert.match(await code(page), /^<script src="\/huiqi\/iframe\/embed\.js" data-measure="data-purchase"><\/script>/);
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.match(await code(page), /facts='\{"applicant":/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("#copied", { hasText: "已复制" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await code(page));
  assert.deepEqual(faults, []);
});

test("the HTML snippet answers as it stands, whatever is told in it", async (t) => {
  const { page, faults } = await open(t);
  await page.locator("huiqi-form").getByLabel("单位名称").fill("某某'\"&<b>公司");
  await page.locator("#prefill").check();
  const snippet = await code(page);
  await page.route("**/pasted.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: snippet }));
  await page.route("**/huiqi/dist/*", (route) => route.continue({ url: route.request().url().replace("/huiqi/", "/examples/huiqi/") }));
  await page.route("**/huiqi/huiqi_bg.wasm", (route) => route.continue({ url: `${server.url}examples/huiqi/huiqi_bg.wasm` }));
  await page.goto(`${server.url}pasted.html`);
  await page.waitForFunction(() => (document.querySelector("huiqi-form").assessment || {}).verdict === "eligible");
  const { name, award } = await page.locator("huiqi-form").evaluate(({ application, assessment }) => (
    { name: application.facts.applicant.name, award: assessment.award.high }));
  assert.deepEqual({ name, award }, { name: "某某'\"&<b>公司", award: "166000.00" });
  assert.deepEqual(faults.filter((fault) => !fault.includes("favicon")), []);
});

for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
  for (const dark of [false, true]) {
    test(`on a ${name}${dark ? " in the dark" : ""}: readable, named, large enough to touch`, async (t) => {
      const { page } = await open(t, { viewport, dark });
      await rewrite(page, '"amount": "350000.00"', '"amount": "35万"');
      await page.locator("#facts-faults button").first().waitFor();
      const grounds = await page.evaluate(() => [document.body, document.querySelector("huiqi-form").shadowRoot.querySelector("section")]
        .map((element) => getComputedStyle(element).backgroundColor));
      for (const ground of grounds) {
        const isDark = ground.match(/\d+/g).every((part) => part < 64);
        assert.equal(isDark, dark, `on ${ground}`);
      }
      const [contrast, small, unnamed] = [await contrastFaults(page), await smallTargets(page), await unnamedControls(page)];
      assert.deepEqual({ contrast, small, unnamed }, { contrast: [], small: [], unnamed: [] });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "something sticks out");
    });
  }
}
