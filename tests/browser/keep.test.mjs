// Drafts, links and files: what is told stays in this browser until it is cleared, goes out only where the person sends it, and
// what comes in changes nothing before the person says so.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { load } from "huiqi";
import { loadTools } from "../lib/tools.mjs";
import { run } from "../lib/native.mjs";
import { axeFaults } from "./inspect.mjs";
import { choose, control, idOf, NOW, openPage, startBrowser, tellAll, tellApplicant, tellSums, TODAY } from "./page.mjs";

const { encode, outcomeOf, packRef } = await loadTools("keep-browser", "www/page/keep/code.ts");

const folder = mkdtempSync(join(tmpdir(), "huiqi-"));
const NAME = "/facts/applicant/name";
let browser, huiqi;
before(async () => {
  browser = await startBrowser();
  huiqi = await load();
});
after(() => browser.close());

/** Until what was told last is kept. */
const kept = (page) => page.waitForFunction(() => /已保存/.test(document.querySelector("#draft-state")?.textContent));
const nameIn = (page) => control(page, NAME).inputValue();
const reload = async (page) => {
  await page.reload();
  await page.waitForSelector("h1");
};
const stored = (page) => page.evaluate(() => Object.keys(localStorage));

const told = { measure: "data-purchase", date: TODAY, facts: { applicant: { name: "链接公司", kind: "enterprise", soundFinance: true } } };
const codeOf = (application, change = {}, pack = {}) => encode({
  application,
  assessment: { ...outcomeOf(huiqi.assess({ ...application, measure: "data-purchase" })), ...change, pack: { ...packRef(huiqi.pack), ...pack } },
});

test("a reload finds the draft, says so, and can start over", async (t) => {
  const { page, faults, requests } = await openPage(t, browser);
  await tellApplicant(page);
  await tellSums(page);
  await kept(page);
  assert.match(await page.locator("#draft-state").innerText(), /保留到 6月21日 10:30/);

  await reload(page);
  assert.match(await page.locator("#draft-restored").innerText(), /已恢复 6月14日 10:30 的草稿/);
  assert.equal(await nameIn(page), "内蒙古某某科技有限公司");
  assert.equal(await control(page, "/facts/contracts/0/amount").inputValue(), "350000");
  assert.deepEqual(await axeFaults(page), []);

  await page.locator("#draft-start-over").click();
  assert.equal(await nameIn(page), "");
  await page.locator("#answers-undo").click();
  assert.equal(await nameIn(page), "内蒙古某某科技有限公司");
  await kept(page);
  await reload(page);
  await page.locator("#draft-go-on").click();
  assert.equal(await page.locator("#draft-restored").count(), 0);
  assert.equal(await nameIn(page), "内蒙古某某科技有限公司");
  assert.ok(requests.every((address) => !decodeURIComponent(address).includes("某某")), "nothing is sent");
  assert.deepEqual(faults, []);
});

test("a draft holds seven days, and a broken one never breaks the page", async (t) => {
  const { page, faults } = await openPage(t, browser);
  await control(page, NAME).fill("某某");
  await kept(page);
  await page.clock.setFixedTime(Date.parse(NOW) + 8 * 86400000);
  await reload(page);
  assert.equal(await nameIn(page), "");
  assert.equal(await page.locator("#draft-restored").count(), 0);

  const key = await page.evaluate(() => `huiqi:draft:${"nmg-2026-8"}`);
  for (const text of ["{", "null", '{"form":1,"pack":{"id":"a","version":"1","digest":"x"},"saved":1,"today":"","state":{"told":{"facts":{"contracts":7},"papers":{}},"unsure":[],"corrected":[]},"scenarios":[]}']) {
    await page.evaluate(([name, value]) => localStorage.setItem(name, value.replace('"saved":1', `"saved":${Date.now()}`)), [key, text]);
    await reload(page);
    assert.equal(await control(page, NAME).count(), 1, text);
  }
  assert.deepEqual(faults, []);
});

test("one button clears everything, and whoever wants nothing kept has nothing kept", async (t) => {
  const { page, faults } = await openPage(t, browser);
  await page.evaluate(() => localStorage.setItem("other", "stays"));
  await tellApplicant(page);
  await page.locator("#add-scenario").click();
  await kept(page);
  assert.match(await page.locator("#keep").innerText(), /公用电脑请用毕清除/);
  await page.locator("#clear-all").click();
  assert.match(await page.locator("#cleared").innerText(), /已全部清除/);
  assert.equal(await nameIn(page), "");
  assert.equal(await page.locator("#scenario-table").count(), 0);
  assert.deepEqual(await stored(page), ["other"]);
  await reload(page);
  assert.equal(await nameIn(page), "");
  assert.deepEqual(await stored(page), ["other"]);

  await page.locator("#keep-nothing").check();
  await control(page, NAME).fill("某某");
  assert.match(await page.locator("#draft-state").innerText(), /不在本机保存/);
  await page.waitForTimeout(700);
  assert.ok(!(await page.evaluate(() => JSON.stringify({ ...localStorage }))).includes("某某"));
  await reload(page);
  assert.equal(await nameIn(page), "");
  assert.equal(await page.locator("#keep-nothing").isChecked(), true);
  assert.deepEqual(faults, []);
});

test("a browser that refuses storage works without, and says so", async (t) => {
  const prepare = (page) => page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
  });
  const { page, faults } = await openPage(t, browser, { prepare });
  await tellAll(page);
  assert.match(await page.locator("#draft-state").innerText(), /不允许保存/);
  assert.match(await page.locator(".figure-final").innerText(), /70,000\.00 元/);
  await page.locator("#add-scenario").click();
  assert.equal(await page.locator("#scenario-table").count(), 1);
  assert.deepEqual(faults, []);
});

test("a link carries the answers in its fragment and fills in the form of whoever takes them", async (t) => {
  const { page, server, requests, faults } = await openPage(t, browser);
  await tellAll(page);
  await page.locator("#copy-link").click();
  await page.waitForSelector("#link-address");
  const url = await page.locator("#link-address").inputValue();
  assert.match(await page.locator("#link-notice").innerText(), new RegExp(`共 ${url.length} 个字符。拿到链接的人能看到其中的回答`));
  assert.ok(url.startsWith(`${server.url}#/a/A`) && url.length < 2000, url);
  const code = join(folder, "link.txt");
  writeFileSync(code, url);
  assert.equal(JSON.parse(run(["verify", "--json", code]).bytes).valid, true, "the back end reads it too");

  const other = await openPage(t, browser, { at: url.slice(url.indexOf("#")) });
  await other.page.waitForSelector("#arrival");
  const card = await other.page.locator("#arrival").innerText();
  assert.match(card, /链接中的回答/);
  assert.match(card, /没有变动/);
  assert.match(card, /同一版本/);
  assert.match(card, /符合申报条件，70,000\.00 元/);
  assert.deepEqual(await axeFaults(other.page), []);
  await other.page.locator("#arrival-take").click();
  await other.page.waitForSelector("huiqi-form");
  assert.equal(await nameIn(other.page), "内蒙古某某科技有限公司");
  assert.match(await other.page.locator(".figure-final").innerText(), /70,000\.00 元/);
  await other.page.locator("#answers-undo").click();
  assert.equal(await nameIn(other.page), "");
  for (const request of [...requests, ...other.requests]) assert.ok(!request.split("#")[0].includes(url.slice(-40)), "no server sees it");
  assert.deepEqual([...faults, ...other.faults], []);
});

test("a link carries what was answered with 不清楚", async (t) => {
  const path = "/facts/applicant/byAgent";
  const { page } = await openPage(t, browser);
  await tellApplicant(page);
  await choose(page, path, -1);
  await page.locator("#copy-link").click();
  await page.waitForSelector("#link-address");
  const url = await page.locator("#link-address").inputValue();
  const code = join(folder, "unsure.txt");
  writeFileSync(code, url);
  assert.equal(JSON.parse(run(["verify", "--json", code]).bytes).valid, true);

  const other = await openPage(t, browser, { at: url.slice(url.indexOf("#")) });
  await other.page.locator("#arrival-take").click();
  await other.page.waitForSelector("huiqi-form");
  assert.equal(await other.page.locator(`${idOf(path)} input`).last().isChecked(), true);
});

test("a link never replaces one's own answers by itself, and can stand beside them", async (t) => {
  const { page, faults } = await openPage(t, browser);
  await control(page, NAME).fill("自己的公司");
  await kept(page);
  const code = await codeOf(told);
  await page.evaluate((hash) => { location.hash = hash; }, `#/a/${code}`);
  await page.waitForSelector("#arrival");
  await page.locator("#arrival-leave").click();
  await page.waitForSelector("huiqi-form");
  assert.equal(await nameIn(page), "自己的公司");

  await page.evaluate((hash) => { location.hash = hash; }, `#/a/${code}`);
  await page.locator("#arrival-beside").click();
  await page.waitForSelector("#scenario-table");
  assert.equal(await nameIn(page), "自己的公司");
  const table = await page.locator("#scenario-table").innerText();
  assert.match(table, /链接中的回答/);
  assert.match(table, /自己的公司/);
  assert.match(table, /链接公司/);
  assert.deepEqual(faults, []);
});

test("a link made under another pack says what has changed since", async (t) => {
  const facts = { applicant: { ...told.facts.applicant, favouriteColour: "红" } };
  const code = await codeOf({ ...told, facts }, { verdict: "ineligible", award: { low: "0.00", high: "0.00" } }, { version: "0.9.0", digest: `sm3:${"0".repeat(64)}` });
  const { page, faults } = await openPage(t, browser, { at: `#/a/${code}` });
  const card = await page.locator("#arrival").innerText();
  assert.match(card, /版本是 0\.9\.0，现在是 1\.0\.0/);
  assert.match(card, /不符合申报条件，0\.00 元/);
  assert.match(card, /≠ 有变化/);
  assert.match(card, /favouriteColour/, "a fact that this version does not know");
  assert.deepEqual(await axeFaults(page), []);

  const digest = await codeOf(told, {}, { digest: `sm3:${"0".repeat(64)}` });
  await page.evaluate((hash) => { location.hash = hash; }, `#/a/${digest}`);
  await page.waitForFunction(() => /校验码不一致/.test(document.querySelector("#arrival")?.textContent ?? ""));
  assert.deepEqual(faults, []);
});

test("a link that is cut off, or none, says so", async (t) => {
  const code = await codeOf(told);
  const { page, faults } = await openPage(t, browser, { at: `#/a/${code.slice(0, -30)}` });
  assert.match(await page.locator("#link-fault").innerText(), /不完整/);
  for (const [text, says] of [["A.", /没有可以读出的回答/], [`B${code.slice(1)}`, /较新版本/], ["", /没有可以读出的回答/]]) {
    await page.evaluate((hash) => { location.hash = hash; }, `#/a/${text}`);
    await page.waitForFunction((source) => new RegExp(source).test(document.querySelector("#link-fault")?.textContent ?? ""), says.source);
  }
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(faults, []);
});

test("the answers go out as a file and come back, with the scenarios; a receipt comes in too", async (t) => {
  const { page, faults } = await openPage(t, browser);
  await tellApplicant(page);
  await page.locator("#add-scenario").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-answers").click()]);
  assert.equal(download.suggestedFilename(), `huiqi-answers-${TODAY}.json`);
  const path = join(folder, "answers.json");
  await download.saveAs(path);
  assert.equal(JSON.parse(readFileSync(path, "utf8")).pack.digest, huiqi.pack.digest);

  const other = await openPage(t, browser);
  await other.page.locator("#open-answers").setInputFiles(path);
  assert.match(await other.page.locator("#arrival").innerText(), /文件中的回答/);
  assert.equal(await nameIn(other.page), "", "not before it is said");
  await other.page.locator("#arrival-take").click();
  assert.equal(await nameIn(other.page), "内蒙古某某科技有限公司");
  assert.equal(await other.page.locator("#scenario-table").count(), 1);

  const receipt = join(folder, "receipt.json");
  writeFileSync(receipt, JSON.stringify(huiqi.receipt(told)));
  await other.page.locator("#open-answers").setInputFiles(receipt);
  await other.page.locator("#arrival-take").click();
  assert.equal(await nameIn(other.page), "链接公司");

  writeFileSync(receipt, "{}");
  await other.page.locator("#open-answers").setInputFiles(receipt);
  assert.match(await other.page.locator("#keep-notice").innerText(), /文件读不懂/);
  assert.equal(await nameIn(other.page), "链接公司");
  assert.deepEqual([...faults, ...other.faults], []);
});

test("over all measures one keeps, sends and clears the same answers", async (t) => {
  const { page, faults } = await openPage(t, browser);
  await tellAll(page);
  await page.evaluate(() => { location.hash = "#/keep"; });
  await page.waitForSelector("huiqi-match");
  await page.locator("#copy-link").click();
  await page.waitForSelector("#link-address");
  const url = await page.locator("#link-address").inputValue();
  assert.deepEqual(await axeFaults(page), []);

  const other = await openPage(t, browser, { at: url.slice(url.indexOf("#")) });
  const card = await other.page.locator("#arrival").innerText();
  assert.match(card, /全部措施的回答，共有 12 项措施的结果/);
  assert.match(card, /其余 12 项措施的结果没有变化/);
  await other.page.locator("#arrival-take").click();
  await other.page.waitForSelector("huiqi-match");
  await other.page.evaluate(() => { location.hash = "#/m/data-purchase"; });
  await other.page.waitForSelector("huiqi-form");
  assert.match(await other.page.locator(".figure-final").innerText(), /70,000\.00 元/);

  await page.locator("#clear-all").click();
  await page.waitForSelector("#cleared");
  assert.deepEqual(await stored(page), []);
  await page.evaluate(() => { location.hash = "#/m/data-purchase"; });
  await page.waitForSelector("huiqi-form");
  assert.equal(await nameIn(page), "");
  assert.deepEqual([...faults, ...other.faults], []);
});

test("the deadlines are a calendar, as the engine gives it", async (t) => {
  const { page } = await openPage(t, browser);
  await tellAll(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-deadlines").click()]);
  assert.equal(download.suggestedFilename(), `huiqi-data-purchase-${TODAY}.ics`);
  const path = join(folder, "deadlines.ics");
  await download.saveAs(path);
  assert.match(readFileSync(path, "utf8"), /^BEGIN:VCALENDAR\r\n/);
});

test("everything of it works on the narrowest phone", async (t) => {
  const { page } = await openPage(t, browser, { viewport: { width: 320, height: 640 } });
  await tellAll(page);
  for (let count = 0; count < 2; count++) {
    await control(page, NAME).fill(`公司 ${count}`);
    await page.locator("#add-scenario").click();
  }
  await page.locator("#copy-link").click();
  await page.waitForSelector("#link-address");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "no scrolling sideways");
  assert.equal(await page.locator(idOf(NAME)).count(), 1);
});
