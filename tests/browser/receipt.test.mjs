// A receipt saved in the browser is the command line's, byte for byte; one that was changed is found out.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { canonical, load } from "huiqi";
import { run } from "../lib/native.mjs";
import { idOf, openPage, startBrowser, tellAll, TODAY } from "./page.mjs";

const folder = mkdtempSync(join(tmpdir(), "huiqi-"));
let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

async function save(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-receipt").click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

async function open(page, path) {
  await page.locator("#open-receipt").setInputFiles(path);
  await page.waitForSelector("#file-notice");
  return page.locator("#file-notice").innerText();
}

test("the saved file is the receipt in canonical form, as Node and the command line give it", async (t) => {
  const { page, faults } = await openPage(t, browser);
  await tellAll(page);
  await page.locator(`${idOf("/materials/business-licence")} input`).check();
  const path = await save(page);
  assert.equal(path, join(folder, `huiqi-data-purchase-${TODAY}.json`));
  const bytes = readFileSync(path, "utf8");
  const { application, assessment } = JSON.parse(bytes);
  assert.equal(application.facts.contracts[0].amount, "350000.00", "as understood");
  assert.equal(assessment.award.high, "70000.00");

  const huiqi = await load();
  assert.equal(bytes, `${canonical(huiqi.receipt(application))}\n`);
  assert.equal(huiqi.verify(JSON.parse(bytes)).valid, true);

  const told = join(folder, "application.json");
  writeFileSync(told, JSON.stringify(application));
  assert.equal(run(["receipt", "--json", told]).bytes.toString(), bytes);
  assert.equal(JSON.parse(run(["verify", "--json", path]).bytes).valid, true);
  assert.deepEqual(faults, []);
});

test("a receipt opened again fills in the form and is checked", async (t) => {
  const first = await openPage(t, browser);
  await tellAll(first.page);
  const path = await save(first.page);

  const { page, faults } = await openPage(t, browser);
  assert.match(await open(page, path), /凭据完好/);
  assert.match(await page.locator(".figure-final").innerText(), /70,000\.00 元/);
  assert.equal(await page.locator("#at-facts-applicant-name-control").inputValue(), "内蒙古某某科技有限公司");
  assert.equal(readFileSync(await save(page), "utf8"), readFileSync(path, "utf8"), "and gives the same file again");

  const changed = join(folder, "changed.json");
  writeFileSync(changed, readFileSync(path, "utf8").replaceAll('"high":"70000.00"', '"high":"70000.01"'));
  assert.match(await open(page, changed), /处不同/);
  assert.match(await page.locator(".differences").innerText(), /\/assessment\/award\/high\s+凭据所载：70000\.01\s+重新计算：70000\.00/);
  assert.deepEqual(faults, []);
});

test("a file that is no receipt changes nothing and says why", async (t) => {
  const { page, faults } = await openPage(t, browser);
  await tellAll(page);
  const rows = { "not json": /文件读不懂/, '"text"': /文件读不懂/, "[]": /没有载入/, '{"measure":"data-purchase"}': /没有载入/, '{"measure":"nothing-such","facts":{}}': /没有载入/ };
  for (const [content, says] of Object.entries(rows)) {
    const path = join(folder, "wrong.json");
    writeFileSync(path, content);
    assert.match(await open(page, path), says, content);
    assert.match(await page.locator(".figure-final").innerText(), /70,000\.00 元/);
  }
  assert.deepEqual(faults, []);
});
