// 关怀模式 by its numbers: what is drawn is measured, at every width and size of text that is promised.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { COMPLETE, openElementPage, ready } from "./element-page.mjs";
import { control, startBrowser } from "./page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const ALL = JSON.stringify({ ...COMPLETE, progress: { application: "2026-06-15", returned: "2026-06-16" } }).replace(/'/g, "&#39;");
const FORM = `<form><huiqi-form measure="data-purchase" name="r" care application='${ALL}'></huiqi-form></form>`;
const MATCH = '<huiqi-match care questions="all"></huiqi-match>';

/** What in an element breaks the numbers: too small a text or line, too small a target, what sticks out at the side. */
const measured = (page, tag, { target = 60 } = {}) => page.evaluate(([tag, target]) => {
  const root = document.querySelector(tag).shadowRoot;
  const seen = (one) => one.getClientRects().length > 0 && !one.closest(".visually-hidden");
  const name = (one) => `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 12)}`;
  const all = [...root.querySelectorAll("*")].filter(seen);
  const texts = all.filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "") && one.getBoundingClientRect().width > 1);
  const sizes = texts.map((one) => [one, parseFloat(getComputedStyle(one).fontSize), parseFloat(getComputedStyle(one).lineHeight)]);
  const touched = all.filter((one) => one.matches("a[href], button, summary, select, input, label.option, label.material-head"))
    // Of a box inside its label the label is what one touches.
    .filter((one) => !one.matches("label input")).map((one) => [one, one.getBoundingClientRect()]);
  return {
    small: sizes.filter(([, size]) => size < 18).map(([one, size]) => `${name(one)} ${size}`),
    tight: sizes.filter(([, size, line]) => line < size * 1.3).map(([one, size, line]) => `${name(one)} ${line / size}`),
    untouchable: touched.filter(([, { width, height }]) => Math.min(width, height) < target - 0.5).map(([one, { width, height }]) => `${name(one)} ${width}×${height}`),
    outside: all.filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5).map(name),
    scrolls: document.documentElement.scrollWidth > innerWidth,
    texts: sizes.length, touched: touched.length,
  };
}, [tag, target]);

const NOTHING = { small: [], tight: [], untouchable: [], outside: [], scrolls: false };

async function holds(page, tag, state, options) {
  const { texts, touched, ...faults } = await measured(page, tag, options);
  assert.ok(texts > 30 && touched > 10, `${state}: ${texts} texts, ${touched} targets`);
  assert.deepEqual(faults, NOTHING, state);
}

test("without it, too, nothing scrolls sideways at 320 px and at half of 1280", async (t) => {
  const { page, faults } = await openElementPage(t, browser, FORM.replace(" care ", " ") + MATCH.replace(" care ", " "), { viewport: { width: 320, height: 780 } });
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 780 });
    for (const tag of ["huiqi-form", "huiqi-match"]) {
      await ready(page, tag);
      await unfold(page, tag);
      await page.waitForTimeout(100);
      const { outside, scrolls } = await measured(page, tag);
      assert.deepEqual({ outside, scrolls }, { outside: [], scrolls: false }, `<${tag}> at ${width}`);
    }
  }
  assert.deepEqual(faults, []);
});

test("switched on and off while one fills in: nothing told is lost, one column becomes two again", async (t) => {
  const { page, faults } = await openElementPage(t, browser, '<huiqi-form measure="data-purchase"></huiqi-form>', { viewport: { width: 1280, height: 900 } });
  await ready(page);
  const wide = () => page.evaluate(() => document.querySelector("huiqi-form").shadowRoot.querySelector("[part=base]").classList.contains("wide"));
  const folded = () => page.locator(".card-fold").count();
  assert.deepEqual([await wide(), await folded()], [true, 0]);
  await control(page, "/facts/applicant/name").fill("某某公司");
  await page.evaluate(() => { document.querySelector("huiqi-form").care = true; });
  await page.waitForFunction(() => !document.querySelector("huiqi-form").shadowRoot.querySelector("[part=base]").classList.contains("wide"));
  assert.equal(await control(page, "/facts/applicant/name").inputValue(), "某某公司");
  assert.ok(await folded() >= 5);
  for (const [part, at] of [["materials", "#materials fieldset"], ["12.3.3", "#clause-12-3-3"], ["/progress/returned", "#at-progress-returned"], ["/materials/business-licence", "#at-materials-business-licence"]]) {
    await page.evaluate((part) => document.querySelector("huiqi-form").goTo(part), part);
    await page.locator(at).first().waitFor({ state: "visible" });
  }
  await page.evaluate(() => { document.querySelector("huiqi-form").setAttribute("care", "false"); });
  await page.waitForFunction(() => document.querySelector("huiqi-form").shadowRoot.querySelector("[part=base]").classList.contains("wide"));
  assert.equal(await folded(), 0);
  assert.deepEqual(faults, []);
});

const unfold = (page, tag) => page.evaluate((tag) => {
  const root = document.querySelector(tag).shadowRoot;
  for (const one of root.querySelectorAll("details")) one.open = true;
}, tag);

for (const [width, unit] of [[320, "20px"], [360, "30px"], [640, "24px"], [1280, "20px"]]) {
  for (const [tag, body] of [["huiqi-form", FORM], ["huiqi-match", MATCH]]) {
    test(`<${tag}> at ${width} px with text of ${unit}: large, in one column, within reach; axe finds nothing`, async (t) => {
      const { page, faults } = await openElementPage(t, browser, body, { viewport: { width, height: 780 } });
      await ready(page, tag);
      await page.evaluate(([tag, unit]) => document.querySelector(tag).style.setProperty("--huiqi-care-unit", unit), [tag, unit]);
      assert.equal(await page.evaluate((tag) => getComputedStyle(document.querySelector(tag).shadowRoot.querySelector("p")).fontSize, tag), unit);
      await holds(page, tag, "as it comes");
      await page.screenshot({ path: `build/screenshots/care-${tag}-${width}.png`, fullPage: true });
      for (let depth = 0; depth < 3; depth += 1) {
        await unfold(page, tag);
        await page.waitForTimeout(50);
      }
      await holds(page, tag, "all unfolded");
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(faults, []);
    });
  }
}
