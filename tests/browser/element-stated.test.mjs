// What a paper at hand states, entered in the checklist and held against the answers.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load } from "huiqi";
import { DESKTOP, idOf, PHONE, startBrowser, TODAY } from "./page.mjs";
import { axeFaults, smallTargets } from "./inspect.mjs";
import { COMPLETE, heard, openElementPage, ready } from "./element-page.mjs";

let browser, huiqi;
before(async () => { [browser, huiqi] = await Promise.all([startBrowser(), load()]); });
after(() => browser.close());

const LICENCE = "/materials/business-licence";
const TAX = "/materials/tax-credit-certificate";
const CONTRACT = "/materials/contracts~10~1purchase-contract";
const APPLICATION = { ...COMPLETE, date: TODAY, facts: { ...COMPLETE.facts, contracts: COMPLETE.facts.contracts.slice(0, 1) }, materials: {} };

async function open(t, options = {}) {
  const opened = await openElementPage(t, browser, '<huiqi-form measure="data-purchase"></huiqi-form>', options);
  await ready(opened.page);
  await opened.page.evaluate((application) => { document.querySelector("huiqi-form").application = application; }, APPLICATION);
  await heard(opened.page);
  return opened;
}

const materials = (page) => page.evaluate(() => document.querySelector("huiqi-form").materials);
const tick = (page, path) => page.locator(`${idOf(path)} .material-head`).click();
const unfold = (page, path) => page.locator(`${idOf(path)} summary`, { hasText: "登记所载内容" }).click();
const field = (page, path, name) => page.locator(`${idOf(`${path}/${name}`)}-control`);

describe("what a document states", () => {
  test("can be entered once it is at hand, and disagrees where it does", async (t) => {
    const { page, faults } = await open(t);
    assert.equal(await page.locator(`${idOf(LICENCE)} summary`, { hasText: "登记所载内容" }).count(), 0);
    await tick(page, LICENCE);
    assert.deepEqual(await materials(page), { "business-licence": true });
    assert.equal(await field(page, LICENCE, "name").count(), 0, "folded");
    await unfold(page, LICENCE);
    await field(page, LICENCE, "name").fill("另一家公司");
    assert.deepEqual(await materials(page), { "business-licence": { name: "另一家公司" } });
    await page.locator(`${idOf(LICENCE)} .tag`, { hasText: "有出入" }).first().waitFor();
    const { checks } = huiqi.assess({ ...APPLICATION, materials: await materials(page) }).materials.find(({ address }) => address === "business-licence");
    assert.equal(checks.find(({ id }) => id === "same-name").status, "unmet");
    await field(page, LICENCE, "name").fill(APPLICATION.facts.applicant.name);
    await page.locator(`${idOf(LICENCE)} .tag`, { hasText: "已备" }).first().waitFor();
    await field(page, LICENCE, "name").fill("");
    assert.deepEqual(await materials(page), { "business-licence": true }, "at hand all the same");
    await tick(page, LICENCE);
    assert.equal(await materials(page), undefined);
    assert.deepEqual(faults, []);
  });

  test("is told as what it is: a choice as the answer that it is held against, a year, a sum, a day", async (t) => {
    const { page } = await open(t);
    await tick(page, TAX);
    await unfold(page, TAX);
    await page.locator(`${idOf(TAX + "/grade")} .option`).nth(1).click();
    await field(page, TAX, "year").fill("2025");
    await tick(page, CONTRACT);
    await unfold(page, CONTRACT);
    await field(page, CONTRACT, "amount").fill("350000");
    await field(page, CONTRACT, "signedOn").fill("2026-04-20");
    assert.deepEqual(await materials(page), {
      "tax-credit-certificate": { grade: "B", year: 2025 },
      "contracts/0/purchase-contract": { amount: "350000", signedOn: "2026-04-20" },
    });
    const { problems } = await page.evaluate(() => document.querySelector("huiqi-form").assessment);
    assert.deepEqual(problems.filter(({ path }) => path.startsWith("/materials")), []);
    await page.locator(`${idOf(TAX + "/grade")} .option`).last().click();
    assert.deepEqual((await materials(page))["tax-credit-certificate"], { year: 2025 }, "不清楚 is left out");
  });

  test("what is wrong is said beside it, and the way there opens it", async (t) => {
    const { page } = await open(t);
    await page.evaluate(() => {
      document.querySelector("huiqi-form").materials = { "contracts/0/purchase-contract": { amount: "35万", buyer: "甲" } };
    });
    await page.evaluate((path) => document.querySelector("huiqi-form").goTo(path), CONTRACT + "/amount");
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.id), `${idOf(CONTRACT + "/amount")}-control`.slice(1));
    assert.match(await page.locator(`${idOf(CONTRACT + "/amount")} .problems`).innerText(), /./);
    assert.equal(await field(page, CONTRACT, "buyer").inputValue(), "甲", "what a portal has looked up stands there, too");
  });
});

for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
  test(`on a ${name}: axe finds nothing, all can be touched`, async (t) => {
    const { page } = await open(t, { viewport });
    await tick(page, TAX);
    await unfold(page, TAX);
    await tick(page, CONTRACT);
    await unfold(page, CONTRACT);
    assert.deepEqual(await axeFaults(page), []);
    assert.deepEqual(await smallTargets(page, "huiqi-form"), []);
    await page.locator(idOf(TAX)).scrollIntoViewIfNeeded();
    await page.screenshot({ path: `build/screenshots/element-stated-${name}.png` });
  });
}
