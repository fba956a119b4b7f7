// The iframe kit, as a portal uses it: its own page at one origin, the package's files at another.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/static.mjs";
import { POLICY, watchedPage } from "../lib/watched.mjs";
import { COMPLETE } from "./element-page.mjs";
import { DESKTOP, NOW, PHONE, startBrowser, tellAll } from "./page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());


/** A portal's page with `body(kit)` in it; `kit` is the address of the package's iframe/ at the other origin. */
async function openPortal(t, body, { viewport = DESKTOP } = {}) {
  const kitServer = await serve("build/npm/huiqi", { headers: { "content-security-policy": POLICY } });
  t.after(kitServer.close);
  const kit = `${kitServer.url}iframe/`;
  const folder = mkdtempSync(join(tmpdir(), "huiqi-portal-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "portal.js"), `
    globalThis.heard = [];
    for (const type of ["huiqi-change", "huiqi-submit"]) {
      document.addEventListener(type, (event) => heard.push({ type, detail: JSON.parse(JSON.stringify(event.detail)) }));
    }`);
  writeFileSync(join(folder, "index.html"), `<!doctype html><html lang="zh-Hans"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>portal</title>
    <body><h1>portal</h1><script src="portal.js"></script>${body(kit)}</body></html>`);
  const { origin } = new URL(kit);
  const portalServer = await serve(folder, { headers: {
    "content-security-policy": `default-src 'self'; script-src 'self' ${origin}; style-src 'self'; frame-src ${origin}`,
  } });
  t.after(portalServer.close);
  const { page, faults } = await watchedPage(t, browser, { viewport });
  await page.clock.setFixedTime(NOW);
  // Browsers ask for it unasked.
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto(portalServer.url);
  return { page, faults, kit, portal: new URL(portalServer.url).origin };
}

const framed = (page, at = 0) => page.frames().filter((frame) => frame !== page.mainFrame())[at];

/** How tall the frame is, and how tall its content. */
async function heights(page, at = 0) {
  const outer = await page.locator("iframe").nth(at).evaluate((frame) => frame.clientHeight);
  return { outer, inner: await framed(page, at).evaluate(() => document.body.getBoundingClientRect().height) };
}

async function untilFits(page, at = 0) {
  await assert.doesNotReject(page.waitForFunction(() => true));
  for (let tries = 0; ; tries += 1) {
    const { outer, inner } = await heights(page, at);
    if (outer === Math.ceil(inner) && inner > 700) return outer;
    assert.ok(tries < 100, `the frame is ${outer} pixels tall, its content ${inner}`);
    await page.waitForTimeout(100);
  }
}

const line = (kit, attributes = "") => `<script src="${kit}embed.js" ${attributes}></script>`;

test("a pasted line frames a measure, as tall as it is, and tells the portal of each answer and of nothing else", async (t) => {
  const { page, faults } = await openPortal(t, (kit) => line(kit, 'data-measure="data-purchase"'));
  const frame = page.frameLocator("iframe");
  await frame.locator("huiqi-form section").first().waitFor();
  const before = await untilFits(page);
  await tellAll(frame);
  const after = await untilFits(page);
  assert.notEqual(after, before);
  const heard = await page.evaluate(() => globalThis.heard);
  assert.ok(heard.length > 0);
  const last = heard[heard.length - 1];
  assert.equal(last.type, "huiqi-change");
  assert.deepEqual(last.detail, {
    huiqi: "change", measure: "data-purchase", verdict: "eligible", award: { low: "70000.00", high: "70000.00" },
  });
  assert.deepEqual(faults, []);
});

test("a receipt leaves the frame when the person submits it, and the portal's answer is read there", async (t) => {
  const { page, faults } = await openPortal(t, (kit) => line(kit, 'data-measure="data-purchase" data-submit'));
  const frame = page.frameLocator("iframe");
  await frame.locator("huiqi-form section").first().waitFor();
  await page.evaluate(() => {
    let times = 0;
    document.addEventListener("huiqi-submit", ({ detail }) => {
      times += 1;
      if (times === 1) detail.reply("系统繁忙，请稍后再提交。", true);
      else detail.reply("已收到，受理编号 42。");
    });
  });
  await frame.locator('[part~="submit"]').click();
  // What is absent is said first; nothing has been handed over.
  assert.deepEqual(await page.evaluate(() => globalThis.heard.filter(({ type }) => type === "huiqi-submit")), []);
  await framed(page).evaluate((application) => { document.querySelector("huiqi-form").application = application; }, COMPLETE);
  await frame.locator('[part~="submit"]').click();
  await frame.getByText("系统繁忙，请稍后再提交。").waitFor();
  await frame.locator('[part~="submit"]').click();
  await frame.getByText("已收到，受理编号 42。").waitFor();
  const submitted = await page.evaluate(() => globalThis.heard.filter(({ type }) => type === "huiqi-submit"));
  assert.equal(submitted.length, 2);
  assert.equal(submitted[1].detail.receipt.assessment.award.high, "166000.00");
  assert.match(submitted[1].detail.receipt.digest, /^sm3:[0-9a-f]{64}$/);
  assert.deepEqual(faults, []);
});

test("several frames, each with its own height; without a measure it is all of them", async (t) => {
  const { page, faults } = await openPortal(t, (kit) => line(kit, 'data-measure="12" data-colour="#a03020"') + line(kit), { viewport: PHONE });
  await page.frameLocator("iframe").nth(0).locator("huiqi-form section").first().waitFor();
  await page.frameLocator("iframe").nth(1).locator("huiqi-match section").first().waitFor();
  const tall = [await untilFits(page, 0), await untilFits(page, 1)];
  assert.notEqual(tall[0], tall[1]);
  const colour = await framed(page, 0).evaluate(() => getComputedStyle(document.querySelector("huiqi-form")).getPropertyValue("--huiqi-primary"));
  assert.equal(colour.trim(), "#a03020");
  assert.deepEqual(faults, []);
});

test("a measure that is chosen among all of them opens below, with the same answers, and is submitted like one alone", async (t) => {
  const { page, faults } = await openPortal(t, (kit) => line(kit, "data-submit"));
  const frame = page.frameLocator("iframe");
  await frame.locator("huiqi-match section").first().waitFor();
  assert.equal(await frame.locator("huiqi-form").isVisible(), false);
  await page.evaluate(() => document.addEventListener("huiqi-submit", ({ detail }) => detail.reply("已收到。")));
  await framed(page).evaluate(({ measure, ...application }) => {
    document.querySelector("huiqi-match").profile = { date: application.date, facts: application.facts };
  }, COMPLETE);
  const before = await untilFits(page);
  await frame.locator("#entry-data-purchase a").first().click();
  await frame.locator("huiqi-form section").first().waitFor();
  assert.ok(await untilFits(page) > before + 700);
  const heard = await page.evaluate(() => globalThis.heard.map(({ type, detail: { measure, award } }) => ({ type, measure, award })));
  assert.deepEqual(heard[heard.length - 1], {
    type: "huiqi-change", measure: "data-purchase", award: { low: "166000.00", high: "166000.00" },
  });
  await frame.locator('[part~="submit"]').click();
  await frame.getByText("已收到。").waitFor();
  assert.deepEqual(faults, []);
});

test("messages of strangers count for nothing, on either side", async (t) => {
  const { page, kit } = await openPortal(t, (kit) => line(kit, 'data-measure="data-purchase" data-submit'));
  const frame = page.frameLocator("iframe");
  await frame.locator("huiqi-form section").first().waitFor();
  const height = await untilFits(page);
  // The portal's own window is not the frame's.
  await page.evaluate(() => {
    window.postMessage({ huiqi: "height", height: 7 }, "*");
    window.postMessage({ huiqi: "change", verdict: "eligible" }, "*");
    document.querySelector("iframe").contentWindow.postMessage({ huiqi: "reply", number: 1, failed: false, message: "假" }, "*");
  });
  await page.waitForTimeout(300);
  assert.equal(await page.locator("iframe").evaluate((element) => element.clientHeight), height);
  assert.equal((await page.evaluate(() => globalThis.heard)).filter(({ detail }) => detail.verdict === "eligible").length, 0);
  // Framed by somebody whom the address does not name, the page speaks to nobody.
  const told = await page.evaluate((kit) => new Promise((resolve) => {
    const all = [];
    const stranger = document.createElement("iframe");
    addEventListener("message", (event) => { if (event.source === stranger.contentWindow) all.push(event.data); });
    stranger.src = `${kit}index.html?measure=data-purchase&origin=https://portal.example`;
    stranger.addEventListener("load", () => setTimeout(() => resolve(all), 2000));
    document.body.appendChild(stranger);
  }), kit);
  assert.deepEqual(told, []);
});

test("a bare frame needs no script around it", async (t) => {
  const { page, faults } = await openPortal(t, (kit) => `<iframe src="${kit}index.html?measure=data-purchase" width="100%" height="640"></iframe>`);
  await page.frameLocator("iframe").locator("huiqi-form section").first().waitFor();
  assert.equal((await heights(page)).outer, 640);
  assert.deepEqual(faults, []);
});

test("the generator writes a line that works as it stands", async (t) => {
  const { page, faults, kit } = await openPortal(t, () => "");
  await page.goto(`${kit}generator.html`);
  await page.locator("#measure option").nth(20).waitFor({ state: "attached" });
  await page.locator("#measure").selectOption("data-purchase");
  await page.locator("#submit").check();
  assert.equal(await page.locator("#snippet").innerText(), `<script src="${kit}embed.js" data-measure="data-purchase" data-submit=""></script>`);
  await page.frameLocator("#preview iframe").locator("huiqi-form section").first().waitFor();
  await page.screenshot({ path: "build/screenshots/generator.png", fullPage: true });
  await page.getByLabel(/不含脚本/).check();
  assert.equal(await page.locator("#snippet").innerText(),
    `<iframe src="${kit}index.html?measure=data-purchase" title="惠企" width="100%" height="640" frameborder="0"></iframe>`);
  await page.setViewportSize(PHONE);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than a phone");
  await page.screenshot({ path: "build/screenshots/generator-phone.png" });
  assert.deepEqual(faults, []);
});

test("the pasted script is a kilobyte that any page takes", () => {
  const script = readFileSync("build/npm/huiqi/iframe/embed.js");
  assert.ok(script.length <= 1024, `${script.length} bytes`);
  // Read in the encoding of the page around.
  assert.ok(script.every((byte) => byte < 128));
});
