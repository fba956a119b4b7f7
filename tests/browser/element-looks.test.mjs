// What the elements look like where it matters: on paper, locked, and by the names that an embedder's style has for their parts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { load } from "huiqi";
import { openElementPage, ready } from "./element-page.mjs";
import { control, DESKTOP, idOf, PHONE, startBrowser } from "./page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const FORM = '<huiqi-form measure="data-purchase"></huiqi-form>';
const NAME = "/facts/applicant/name";
const COMPLETE = JSON.parse(readFileSync("examples/data-purchase.json", "utf8"));
const form = (page, how, more) => page.evaluate(`(${how})(document.querySelector("huiqi-form"), ${JSON.stringify(more)})`);
const contracts = (count) => Array.from({ length: count }, (_, index) => ({ ...COMPLETE.facts.contracts[0], name: `合同${index + 1}` }));

test("what is folded away is on paper, and folded again after", async (t) => {
  const { page, faults } = await openElementPage(t, browser, FORM);
  await ready(page);
  await form(page, (it, facts) => { it.facts = facts; }, { ...COMPLETE.facts, contracts: contracts(6) });
  await page.locator(".item-toggle").nth(1).click();
  const shown = () => form(page, (it) => ["fieldset.item", ".item-folded", "details.item-conditions[open]"].map((selector) => it.shadowRoot.querySelectorAll(selector).length));
  assert.deepEqual(await shown(), [1, 5, 0]);
  await form(page, (it) => {
    const count = () => ["fieldset.item", ".item-folded", "details.item-conditions[open] .condition", "details.item-conditions[open] .material"].map((selector) => it.shadowRoot.querySelectorAll(selector).length > 0);
    addEventListener("beforeprint", () => { globalThis.printed = count(); });
  });
  await page.pdf();
  assert.deepEqual(await page.evaluate(() => globalThis.printed), [true, false, true, true]);
  assert.deepEqual(await shown(), [1, 5, 0]);
  // An element that has gone is drawn no more.
  await form(page, (it) => { globalThis.gone = it; it.remove(); });
  await page.pdf();
  assert.equal(await page.evaluate(() => gone.shadowRoot.querySelectorAll("fieldset.item").length), 1);
  assert.deepEqual(faults, []);
});

for (const viewport of [PHONE, DESKTOP]) {
  test(`what is locked looks so, ${viewport.width} pixels wide`, async (t) => {
    const { page } = await openElementPage(t, browser, FORM, { viewport });
    await ready(page);
    const paths = [NAME, "/facts/applicant/kind", "/facts/applicant/soundFinance"];
    await form(page, (it, [facts, paths]) => { it.facts = facts; it.verified = paths; }, [COMPLETE.facts, paths]);
    const look = (locator) => locator.evaluate((element) => {
      const { backgroundColor, borderTopStyle, cursor } = getComputedStyle(element);
      return { backgroundColor, borderTopStyle, cursor };
    });
    const places = () => Promise.all([control(page, NAME), control(page, paths[1]), page.locator(`${idOf(paths[2])} .option`).first()].map(look));
    const locked = await places();
    await form(page, (it) => { it.allowCorrection = true; });
    await page.waitForFunction((id) => !document.querySelector("huiqi-form").shadowRoot.querySelector(id).readOnly, `${idOf(NAME)}-control`);
    const open = await places();
    for (const [index, one] of locked.entries()) {
      assert.equal(one.cursor, "not-allowed");
      assert.equal(one.borderTopStyle, "dashed");
      assert.notEqual(one.backgroundColor, open[index].backgroundColor, paths[index]);
    }
    // Vue and React 18 write `false` as a word into an attribute that they know no property of.
    await form(page, (it) => it.setAttribute("allow-correction", "false"));
    assert.equal(await form(page, (it) => it.allowCorrection), false);
  });
}

test("each element has the parts that its manifest names, and no other", async (t) => {
  const manifest = JSON.parse(readFileSync("build/npm/huiqi/custom-elements.json", "utf8"));
  const named = (tag) => manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === tag).cssParts.map(({ name }) => name).sort();
  const { page } = await openElementPage(t, browser, '<huiqi-match for="f"></huiqi-match><huiqi-form id="f"></huiqi-form>');
  await ready(page, "huiqi-match");
  const seen = { "huiqi-form": new Set(), "huiqi-match": new Set() };
  const look = async () => {
    for (const tag of Object.keys(seen)) {
      const parts = await page.evaluate((tag) => [...document.querySelector(tag).shadowRoot.querySelectorAll("[part]")].map((one) => one.getAttribute("part")), tag);
      for (const part of parts.flatMap((one) => one.split(" "))) seen[tag].add(part);
    }
  };
  await look();
  await page.evaluate((facts) => {
    const match = document.querySelector("huiqi-match");
    match.facts = facts;
    match.questions = "all";
    document.querySelector("huiqi-form").hooks = { identity: () => ({ name: "另一家公司" }), transport: () => "" };
    match.hooks = { identity: () => ({ name: "另一家公司" }) };
  }, { ...COMPLETE.facts, contracts: [{ ...COMPLETE.facts.contracts[0], amount: "35万" }] });
  await page.locator('huiqi-match [id="entry-data-purchase"] a').click();
  await page.locator("huiqi-form section").first().waitFor();
  await page.locator('huiqi-match [part~="disagreements"]').waitFor();
  await look();
  await page.evaluate((facts) => { document.querySelector("huiqi-match").facts = facts; },
    { ...COMPLETE.facts, applicant: { ...COMPLETE.facts.applicant, taxCreditGrade: "D" } });
  await page.locator("huiqi-form .changes button").first().click();
  await page.locator('huiqi-form [part~="trial"]').waitFor();
  await look();
  // Not every measure has something to read beforehand.
  const huiqi = await load();
  const { id } = huiqi.measures().find(({ id }) => huiqi.measure(id).first.length > 0);
  await page.evaluate((id) => { document.querySelector("huiqi-form").measure = id; }, id);
  await page.locator("huiqi-form #first").waitFor();
  await look();
  await page.evaluate(() => { document.querySelector("huiqi-form").questions = "next"; });
  await page.locator('huiqi-form [part~="asking"]').waitFor();
  await look();
  for (const [tag, parts] of Object.entries(seen)) assert.deepEqual([...parts].sort(), named(tag), tag);
});

test("a part of the list can be styled from outside", async (t) => {
  const { page } = await openElementPage(t, browser, "<link rel=stylesheet href=portal.css><huiqi-match></huiqi-match>", {
    viewport: DESKTOP,
    prepare: (page) => page.route("**/portal.css", (route) => route.fulfill({ contentType: "text/css", body: "huiqi-match::part(entry) { border-left: 7px solid red; }" })),
  });
  await ready(page, "huiqi-match");
  assert.equal(await page.locator(".entry").first().evaluate((it) => getComputedStyle(it).borderLeftWidth), "7px");
});
