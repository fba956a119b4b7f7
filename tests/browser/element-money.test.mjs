// Sums in 元 and in 万元: what was typed stays, and what is told is yuan to the letter.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { control, idOf, PHONE, startBrowser } from "./page.mjs";
import { openElementPage, ready } from "./element-page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const FACTS = { contracts: [{ name: "一", amount: "350000" }, { name: "二" }] };
const AMOUNT = "/facts/contracts/0/amount";
const SECOND = "/facts/contracts/1/amount";

async function open(t, attributes = "") {
  const opened = await openElementPage(t, browser, `<form><huiqi-form measure="data-purchase" ${attributes} facts='${JSON.stringify(FACTS)}'></huiqi-form></form>`, { viewport: PHONE });
  await ready(opened.page);
  await opened.page.evaluate(() => {
    globalThis.units = [];
    document.addEventListener("huiqi-money", ({ detail, target }) => units.push(`${target.localName} ${detail.money} ${target.getAttribute("money")}`));
  });
  return opened;
}

/** A letter is painted before it is judged; whoever asks has it judged, and drawn in the same turn. */
const settled = (page) => page.evaluate(() => Promise.resolve(document.querySelector("huiqi-form").assessment).then(() => undefined));
const shown = async (page, path, part) => {
  await settled(page);
  return page.locator(`${idOf(path)}-${part}`).textContent();
};
const unit = (page, path) => shown(page, path, "unit");
const reading = (page, path) => shown(page, path, "reading");
const told = (page, index, name = "amount") => page.evaluate(([index, name]) => document.querySelector("huiqi-form").application.facts.contracts[index][name], [index, name]);
const typeIn = (page, label) => page.locator(".money").getByText(label, { exact: true }).click();

test("the switch is for what is typed from then on; what was typed stays as it is", async (t) => {
  const { page, faults } = await open(t);
  assert.deepEqual([await unit(page, AMOUNT), await unit(page, SECOND)], ["元", "元"]);
  await typeIn(page, "万元");
  assert.deepEqual(await page.evaluate(() => units), ["huiqi-form ten-thousand ten-thousand"]);
  assert.deepEqual([await unit(page, AMOUNT), await control(page, AMOUNT).inputValue()], ["元", "350000"]);
  assert.equal(await told(page, 0), "350000");
  assert.equal(await reading(page, AMOUNT), "350,000.00 元 = 35 万元");

  assert.equal(await unit(page, SECOND), "万元");
  assert.match(await reading(page, SECOND), /按万元填写/);
  await control(page, SECOND).pressSequentially("35.10");
  assert.equal(await control(page, SECOND).inputValue(), "35.10");
  assert.equal(await told(page, 1), "351000");
  assert.equal(await reading(page, SECOND), "= 351,000.00 元");
  assert.equal(await page.evaluate(() => document.querySelector("huiqi-form").value.includes('"amount":"351000.00"')), true);

  await typeIn(page, "元");
  assert.deepEqual([await unit(page, SECOND), await control(page, SECOND).inputValue()], ["万元", "35.10"]);
  assert.equal(await told(page, 1), "351000");
  await control(page, SECOND).fill("");
  assert.equal(await unit(page, SECOND), "元");
  await control(page, SECOND).fill("351000");
  assert.deepEqual([await unit(page, SECOND), await control(page, SECOND).inputValue(), await told(page, 1)], ["元", "351000", "351000"]);
  assert.deepEqual(await page.evaluate(() => units), ["huiqi-form ten-thousand ten-thousand", "huiqi-form yuan yuan"]);
  assert.deepEqual(faults, []);
});

test("an attribute says it from the beginning, without an event; a wrong sum is kept and asked for in 万元", async (t) => {
  const { page, faults } = await open(t, 'money="ten-thousand"');
  assert.equal(await unit(page, AMOUNT), "元", "what is handed in is yuan");
  await control(page, SECOND).fill("35万");
  assert.deepEqual([await told(page, 1), await control(page, SECOND).inputValue(), await unit(page, SECOND)], ["35万", "35万", "万元"]);
  assert.match(await shown(page, SECOND, "problem"), /按万元填写.*例如 35/);
  assert.deepEqual(await violations(page), []);
  await control(page, SECOND).fill("35");
  await settled(page);
  assert.equal(await page.locator(`${idOf(SECOND)}-problem`).count(), 0);
  assert.equal(await told(page, 1), "350000");
  const described = await control(page, SECOND).evaluate((field) => field.getAttribute("aria-describedby").split(" ")
    .map((id) => field.getRootNode().getElementById(id).textContent.trim()));
  assert.ok(described.includes("万元") && described.includes("= 350,000.00 元"), described.join("|"));
  assert.deepEqual(await page.evaluate(() => units), []);
  assert.deepEqual(faults, []);
});

test("copied, removed and put back, a contract keeps what its sums were typed in", async (t) => {
  const { page, faults } = await open(t, 'money="ten-thousand"');
  await control(page, SECOND).fill("7.5");
  const first = async () => [await control(page, AMOUNT).inputValue(), await unit(page, AMOUNT)];
  await page.locator('[aria-label^="删除合同 1"]').click();
  assert.deepEqual(await first(), ["7.5", "万元"]);
  await page.locator('[aria-label^="复制合同 1"]').click();
  assert.deepEqual([await control(page, SECOND).inputValue(), await unit(page, SECOND)], ["7.5", "万元"]);
  await page.locator('[aria-label^="删除合同 1"]').click();
  await page.locator("#undo-removal").click();
  assert.deepEqual(await first(), ["7.5", "万元"]);
  assert.deepEqual(faults, []);
});

test("two elements with the same answers show the same sum as it was typed", async (t) => {
  const { page, faults } = await openElementPage(t, browser, `<huiqi-match for="it" questions="all" money="ten-thousand"></huiqi-match><huiqi-form id="it" measure="data-purchase"></huiqi-form>`);
  await ready(page);
  const earlier = "/facts/dataPurchase/awardedThisYear";
  const of = (tag) => page.locator(`${tag} ${idOf(earlier)}-control`);
  await of("huiqi-match").fill("12.5");
  assert.equal(await of("huiqi-form").inputValue(), "12.5");
  assert.equal(await page.locator(`huiqi-form ${idOf(earlier)}-unit`).innerText(), "万元");
  assert.equal(await page.evaluate(() => document.querySelector("huiqi-form").application.facts.dataPurchase.awardedThisYear), "125000");
  assert.deepEqual(faults, []);
});
