// `<huiqi-form>` for everybody: axe looks at it, at the width of a phone and of a desktop.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { control, DESKTOP, PHONE, startBrowser, tellAll } from "./page.mjs";
import { openElementPage, ready } from "./element-page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
  for (const theme of ["light", "dark"]) {
    test(`on a ${name}, ${theme}: axe finds nothing`, async (t) => {
      const { page } = await openElementPage(t, browser, `<form><huiqi-form measure="data-purchase" name="r" theme="${theme}"></huiqi-form></form>`, { viewport });
      await ready(page);
      if (theme === "dark") await page.evaluate(() => { document.body.style.background = "#0f141a"; document.querySelector("h1").style.color = "#fff"; });
      assert.deepEqual(await violations(page), [], "empty");
      await tellAll(page);
      await control(page, "/facts/contracts/0/amount").fill("35万");
      await page.evaluate(() => document.querySelector("form").reportValidity());
      assert.deepEqual(await violations(page), [], "told, with a problem and what is absent");
      await page.evaluate(() => {
        const it = document.querySelector("huiqi-form");
        it.verified = ["/facts/applicant/name"];
        it.facts = { ...it.facts, contracts: Array.from({ length: 6 }, () => it.facts.contracts[0]) };
      });
      await page.locator(".item-toggle").first().click();
      assert.deepEqual(await violations(page), [], "many items, verified");
      await page.screenshot({ path: `build/screenshots/element-${theme}-${name}.png` });
    });
  }
}
