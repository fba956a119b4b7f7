// The guard: nothing on a kernel that is young enough; on others, here made by taking away what they lack, a sentence.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../../scripts/chromium.mjs";
import { openEmbed } from "../lib/embed.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const GUARD = '<script src="huiqi/classic/huiqi-guard.js" data-phone="0471-4825 000" data-href="guide.html"></script>';
const PLACES = "<h1>申报</h1><huiqi-form measure='data-purchase'></huiqi-form><div data-huiqi><p>正在载入</p></div><huiqi-match></huiqi-match>";
const SENTENCE = "您的浏览器版本过低，无法在线自测，请换用新版浏览器打开，或致电 0471-4825 000，或查看办事指南。";
const lacking = (...names) => (page) => page.addInitScript((names) => { for (const name of names) delete globalThis[name]; }, names);

test("on a young kernel it does nothing", async (t) => {
  const { page, requests } = await openEmbed(t, browser, {
    head: GUARD, body: PLACES,
    prepare: (page) => page.addInitScript(() => { globalThis.setInterval = () => { throw new Error("a timer"); }; }),
  });
  const before = await page.evaluate(() => Object.keys(globalThis));
  assert.equal(await page.locator(".huiqi-guard").count(), 0);
  assert.equal(await page.locator("huiqi-form, huiqi-match, [data-huiqi]").count(), 3);
  assert.deepEqual(before.filter((name) => /huiqi|guard/i.test(name)), []);
  assert.deepEqual(requests, ["", "huiqi/classic/huiqi-guard.js"]);
});

for (const name of ["FormDataEvent", "customElements", "fetch", "Promise", "URL", "TextDecoder", "Proxy"]) {
  test(`without ${name} each place has one sentence`, async (t) => {
    const { page, faults } = await openEmbed(t, browser, { head: GUARD, body: PLACES, prepare: lacking(name) });
    await page.locator(".huiqi-guard").nth(2).waitFor();
    assert.deepEqual(await page.locator(".huiqi-guard").allInnerTexts(), Array(3).fill(SENTENCE));
    assert.equal(await page.locator("huiqi-form, huiqi-match, [data-huiqi]").count(), 0);
    assert.equal(await page.locator("h1").innerText(), "申报");
    assert.deepEqual(await page.locator(".huiqi-guard").first().locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("href"))), ["tel:04714825000", "guide.html"]);
    assert.equal(await page.locator(".huiqi-guard").first().getAttribute("role"), "alert");
    assert.deepEqual(faults, []);
  });
}

test("a place that comes later has it too", async (t) => {
  const { page } = await openEmbed(t, browser, { head: GUARD, body: "<h1>申报</h1>", prepare: lacking("FormDataEvent") });
  await page.waitForTimeout(500);
  assert.equal(await page.locator(".huiqi-guard").count(), 0, "a page without a place is left alone");
  await page.evaluate(() => document.body.appendChild(document.createElement("huiqi-form")));
  await page.locator(".huiqi-guard").waitFor();
});

test("a page that stays white has it, once", async (t) => {
  const { page } = await openEmbed(t, browser, { head: GUARD, body: "<div id='app'></div>", prepare: lacking("FormDataEvent") });
  await page.locator(".huiqi-guard").waitFor();
  await page.waitForTimeout(500);
  assert.deepEqual(await page.locator(".huiqi-guard").allInnerTexts(), [SENTENCE]);
});

test("without a telephone and a link it is still a sentence", async (t) => {
  const { page } = await openEmbed(t, browser, {
    head: '<script src="huiqi/classic/huiqi-guard.js"></script>', body: PLACES, prepare: lacking("FormDataEvent"),
  });
  await page.locator(".huiqi-guard").first().waitFor();
  assert.equal(await page.locator(".huiqi-guard").first().innerText(), "您的浏览器版本过低，无法在线自测，请换用新版浏览器打开。");
});

test("the link is called what the page calls it", async (t) => {
  const { page } = await openEmbed(t, browser, {
    head: '<script src="huiqi/classic/huiqi-guard.js" data-href="plain" data-label="不用脚本的页面"></script>', body: PLACES, prepare: lacking("FormDataEvent"),
  });
  const sentence = page.locator(".huiqi-guard").first();
  assert.equal(await sentence.innerText(), "您的浏览器版本过低，无法在线自测，请换用新版浏览器打开，或查看不用脚本的页面。");
  assert.equal(await sentence.locator("a").getAttribute("href"), "plain");
});

test("a page in GBK reads the plain scripts", async (t) => {
  const { page, server } = await openEmbed(t, browser, {
    body: "", prepare: async (page) => {
      await lacking("FormDataEvent")(page);
      await page.route("**/*.js", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), "content-type": "text/javascript" } });
      });
    },
    files: { "gbk.html": `<!doctype html><meta charset="gbk">${GUARD}<body><div data-huiqi></div>` },
  });
  await page.route("**/gbk.html", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "text/html" } });
  });
  await page.goto(`${server.url}gbk.html`);
  assert.equal(await page.evaluate(() => document.characterSet), "GBK");
  assert.equal(await page.locator(".huiqi-guard").innerText(), SENTENCE);
});
