// `<huiqi-form>` in an embedder's page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choose, control, startBrowser, tellAll } from "./page.mjs";
import { heard, openElementPage, ready } from "./element-page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

test("from its tag to a settled sum, with nothing else", async (t) => {
  const { page, faults } = await openElementPage(t, browser, '<huiqi-form measure="data-purchase" name="receipt"></huiqi-form>');
  await ready(page);
  assert.deepEqual(await heard(page), ["huiqi-ready huiqi-form"]);
  await tellAll(page);
  await page.screenshot({ path: "build/screenshots/element.png", fullPage: true });
  assert.match(await page.locator(".figure-final").innerText(), /70,000\.00 元/);
  const { verdict, value } = await page.evaluate(() => {
    const form = document.querySelector("huiqi-form");
    return { verdict: form.assessment.verdict, value: form.value };
  });
  assert.equal(verdict, "eligible");
  assert.equal(JSON.parse(value).assessment.award.high, "70000.00");
  assert.deepEqual(faults, []);
});
