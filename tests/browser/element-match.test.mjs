// `<huiqi-match>` in an embedder's page: what it asks, shows, hands out and says.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load } from "huiqi";
import { choose, control, DESKTOP, idOf, PHONE, startBrowser, TODAY } from "./page.mjs";
import { heard, openElementPage, ready } from "./element-page.mjs";

let browser, huiqi;
before(async () => { [browser, huiqi] = await Promise.all([startBrowser(), load()]); });
after(() => browser.close());

const TAG = '<huiqi-match id="match"></huiqi-match>';

/** A page with the element in it, ready. */
async function open(t, body = TAG, options = {}) {
  const opened = await openElementPage(t, browser, body, options);
  await ready(opened.page, "huiqi-match");
  return opened;
}

const get = (page, property) => page.evaluate((property) => document.querySelector("huiqi-match")[property], property);
const set = (page, property, value) =>
  page.evaluate(([property, value]) => { document.querySelector("huiqi-match")[property] = value; }, [property, value]);
const listed = (page) => page.locator(".entry-title").evaluateAll((titles) => titles.map(({ id }) => id.replace("entry-", "")));
const idsOf = ({ matches }) => matches.map(({ measure }) => measure.id);
/** Once what was done in this turn is drawn. */
const drawn = (page) => page.evaluate(() => new Promise((resolve) => { setTimeout(resolve); }));
/** Where the focus is, inside the element. */
const focused = (page) => page.evaluate(() => document.activeElement.shadowRoot.activeElement.id);

describe("out of the tag alone", () => {
  test("all measures with their verdicts, as the engine has them today", async (t) => {
    const { page, faults } = await open(t);
    assert.deepEqual(await heard(page), ["huiqi-ready huiqi-match"]);
    const match = huiqi.match({ date: TODAY, facts: {} });
    assert.deepEqual(await get(page, "match"), match);
    assert.deepEqual(await listed(page), idsOf(match));
    await page.screenshot({ path: "build/screenshots/element-match.png", fullPage: true });
    assert.deepEqual(faults, []);
  });
});
