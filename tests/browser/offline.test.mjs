// The page after its first visit, without a network: what a service worker keeps.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/static.mjs";
import { openPage, startBrowser, tellAll, text } from "./page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
const allowed = { serviceWorkers: "allow" };

test("is there again, answers, and every tool of it comes too", async (t) => {
  const { page, server, faults } = await openPage(t, browser, { context: allowed });
  assert.ok(await kept(page));
  await server.close();
  await page.reload();
  await page.waitForSelector("#result");
  await tellAll(page);
  assert.match(await text(page, ".figure-final"), /70,000\.00 元/);
  const parts = readFileSync("build/page/sw.js", "utf8").match(/[\w.-]+-[A-Z0-9]{8}\.js/g).filter((name) => !name.startsWith("huiqi_js"));
  for (const name of parts) assert.equal(await page.evaluate((name) => fetch(name).then(({ status }) => status), name), 200, name);
  await page.goto(`${server.url}?measure=national-case`);
  await page.waitForSelector("#result");
  assert.equal(await text(page, "h1"), "国家级案例奖补");
  assert.deepEqual(faults, []);
});

test("who is online sees the newest version at once, and nothing of the one before", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "huiqi-page-"));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync("build/page", folder, { recursive: true, filter: (path) => !/examples|playground/.test(path) });
  const { page, faults } = await openPage(t, browser, { context: allowed, startServer: () => serve(folder) });
  assert.ok(await kept(page));
  const index = join(folder, "index.html");
  writeFileSync(index, readFileSync(index, "utf8").replace("<body>", '<body class="newer">'));
  await page.reload();
  await page.waitForSelector("body.newer #result, body.newer huiqi-form");
  assert.deepEqual(faults, []);
});
