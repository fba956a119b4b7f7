// The real page in the real browser, at the width of a phone and of a desktop, from the first look to a settled sum.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  choose, control, DESKTOP, drawn, focused, idOf, openPage, PHONE, picture, scene, startBrowser, tellAll,
  tellApplicant, tellRest, tellSums, text, TODAY,
} from "./page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const openCount = async (page) => Number(/还差 (\d+) 项/.exec(await text(page, ".figure"))?.[1] ?? 0);

for (const [name, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
  describe(`on a ${name}`, () => {
    test("from nothing told to a settled sum", async (t) => {
      const { page, faults } = await openPage(t, browser, { viewport });
      assert.equal(await control(page, "/date").inputValue(), TODAY, "today in Shanghai, not in Los Angeles");
      assert.equal(await text(page, ".verdict"), "还不能判定");
      assert.match(await text(page, ".figure"), /^可能的奖补区间，还不是结果 0\.00 元 至 2,000,000\.00 元/);
      assert.match(await text(page, ".figure"), /预估，不作为兑付承诺/);
      assert.match(await text(page, ".steps"), /至 不限/, "an amount not told is no ten trillion");
      const atFirst = await openCount(page);
      assert.ok(atFirst > 0);
      await picture(page, `empty-${name}`);

      await tellApplicant(page);
      assert.ok(await openCount(page) < atFirst, "telling more leaves less open");
      await tellSums(page);
      assert.match(await text(page, ".figure"), /0\.00 元 至 70,000\.00 元/, "the range narrows with the amount");
      assert.equal(await page.locator(".figure-final").count(), 0);
      await picture(page, `half-${name}`);
      await scene(page, ".item", `readme-${name}`);

      await tellRest(page);
      assert.equal(await text(page, ".verdict"), "符合申报条件");
      assert.match(await text(page, ".figure"), /^预计奖补金额 70,000\.00 元 （7 万元） 预估，不作为兑付承诺$/);
      assert.equal(await page.locator(".figure-range, .figure-open").count(), 0);
      await picture(page, `eligible-${name}`);
      assert.deepEqual(faults, []);
    });

    test("ineligible, with the reason", async (t) => {
      const { page, faults } = await openPage(t, browser, { viewport });
      await tellAll(page);
      await choose(page, "/facts/applicant/taxCreditGrade", 4);
      assert.equal(await text(page, ".verdict"), "不符合申报条件");
      assert.match(await text(page, ".figure"), /0\.00 元/);
      const unmet = page.locator(".condition-unmet");
      assert.equal(await unmet.count(), 1);
      assert.match(await unmet.innerText(), /良好的纳税信用记录/);
      await unmet.locator(".clause summary").click();
      assert.match(await unmet.innerText(), /企业需具备健全的财务管理制度和良好的纳税信用记录，未被列入失信联合惩戒名单。/);
      await picture(page, `ineligible-${name}`);
      assert.deepEqual(faults, []);
    });

    test("problems stand beside the field that they point to", async (t) => {
      const { page } = await openPage(t, browser, { viewport });
      await tellApplicant(page);
      await tellSums(page, { amount: "35万" });
      await control(page, "/facts/applicant/uscc").fill("91150100ma0n00000");
      await control(page, "/date").fill("2026-06-14");
      for (const path of ["/date", "/facts/applicant/uscc", "/facts/contracts/0/amount", "/facts/contracts/0/paid"]) {
        const described = page.locator(`${idOf(path)}-problem`);
        assert.ok((await described.innerText()).length > 4, path);
        assert.ok((await control(page, path).getAttribute("aria-describedby")).includes(await described.getAttribute("id")), path);
      }
      assert.equal(await control(page, "/facts/contracts/0/amount").getAttribute("aria-invalid"), "true");
      assert.equal(await control(page, "/facts/contracts/0/amount").inputValue(), "35万", "what was typed stays");
      await page.locator(".problem-summary .link", { hasText: "统一社会信用代码" }).click();
      assert.equal((await focused(page))[1], `${idOf("/facts/applicant/uscc").slice(1)}-control`);
      await picture(page, `problems-${name}`);
    });
  });
}

test("every keystroke is answered at once", async (t) => {
  const { page } = await openPage(t, browser);
  await tellApplicant(page);
  await tellSums(page, { amount: "", paid: "" });
  const seen = [];
  await control(page, "/facts/contracts/0/amount").focus();
  for (const key of "1234567") {
    await page.keyboard.press(key);
    seen.push(await text(page, "#at-facts-contracts-0-amount-reading"));
  }
  assert.deepEqual(seen, ["1.00 元", "12.00 元", "123.00 元", "1,234.00 元", "12,345.00 元 = 1.2345 万元", "123,456.00 元 = 12.3456 万元", "1,234,567.00 元 = 123.4567 万元"]);
  assert.match(await text(page, ".figure"), /246,913\.40 元/);
});

test("a composition is left alone until it ends", async (t) => {
  const { page } = await openPage(t, browser);
  await page.locator(".button-add").click();
  const title = () => text(page, ".item > .item-title > span:first-child");
  const untold = await title();
  await control(page, "/facts/contracts/0/name").focus();
  await page.evaluate(() => {
    window.changes = 0;
    new MutationObserver((records) => { window.changes += records.length; })
      .observe(document.querySelector("huiqi-form").shadowRoot.querySelector("[part=base]"), { childList: true, subtree: true, characterData: true, attributes: true });
  });
  const session = await page.context().newCDPSession(page);
  for (const syllables of ["y", "yu", "yu l", "yu liao"]) {
    await session.send("Input.imeSetComposition", { text: syllables, selectionStart: syllables.length, selectionEnd: syllables.length });
    assert.equal(await control(page, "/facts/contracts/0/name").inputValue(), syllables, "the browser composes");
    assert.equal(await title(), untold);
  }
  assert.equal(await page.evaluate(() => window.changes), 0, "nothing was drawn in the middle of it");
  await session.send("Input.insertText", { text: "语料" });
  assert.equal(await control(page, "/facts/contracts/0/name").inputValue(), "语料");
  assert.equal(await title(), `${untold}：语料`);
  // One that is given up leaves what was there.
  await session.send("Input.imeSetComposition", { text: "h", selectionStart: 1, selectionEnd: 1 });
  await session.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
  assert.equal(await title(), `${untold}：语料`);
  await page.keyboard.type("a");
  assert.equal(await title(), `${untold}：语料a`);
});

test("every question takes 不清楚, which is no answer and not asked again first", async (t) => {
  const { page } = await openPage(t, browser);
  await page.locator(".button-add").click();
  const unsure = await page.$$eval(".question", (questions) => questions
    .filter((question) => question.id !== "")
    .filter((question) => ![...question.querySelectorAll(".option, option")].some((option) => option.textContent.trim() === "不清楚"))
    .map((question) => question.id));
  assert.deepEqual(unsure, []);

  const count = await openCount(page);
  const next = () => text(page, ".figure-open");
  const first = await next();
  await control(page, "/facts/applicant/kind").selectOption({ label: "不清楚" });
  assert.equal(await openCount(page), count, "it stays open");
  assert.notEqual(await next(), first);
  const named = control(page, "/facts/applicant/name");
  await named.fill("x");
  await choose(page, "/facts/applicant/name", -1);
  assert.equal(await named.inputValue(), "");
  await named.fill("y");
  await drawn(page);
  assert.equal(await page.locator(`${idOf("/facts/applicant/name")} input[type=checkbox]`).isChecked(), false);
});

test("null is an answer where there may be none", async (t) => {
  const { page } = await openPage(t, browser);
  await tellAll(page);
  await choose(page, "/facts/dataPurchase/awardedThisYear", 0);
  assert.equal(await control(page, "/facts/dataPurchase/awardedThisYear").inputValue(), "");
  assert.match(await text(page, ".figure-final"), /70,000\.00 元/);
});

test("the figure leads to the next question", async (t) => {
  const { page } = await openPage(t, browser);
  await tellApplicant(page);
  await page.locator(".figure-open").click();
  assert.equal(await page.evaluate(() => window.focused().className), "button button-add");
  await tellSums(page);
  await page.locator(".bar-open").click();
  const focus = await page.evaluate(() => {
    const { top, bottom } = window.focused().getBoundingClientRect();
    const bar = window.all(".bar")[0].getBoundingClientRect();
    return { inQuestion: window.focused().closest(".question").id, clear: top >= bar.bottom && bottom <= innerHeight };
  });
  assert.match(focus.inQuestion, /^at-facts-contracts-0-/);
  assert.ok(focus.clear, "the field is in view and not under the bar");
});

test("contracts are added, copied, removed and put back, and their papers move along", async (t) => {
  const { page } = await openPage(t, browser);
  await tellAll(page);
  await page.locator(`${idOf("/materials/contracts~10~1invoice")} input`).check();
  await page.locator(".item .button-quiet").nth(0).click();
  assert.equal(await page.locator(".item").count(), 2);
  assert.match(await text(page, ".figure-final"), /140,000\.00 元/, "the copy counts too");
  assert.equal(await page.locator(`${idOf("/materials/contracts~11~1invoice")} input`).isChecked(), false, "and has no papers");
  await control(page, "/facts/contracts/1/amount").fill("150000");
  assert.match(await text(page, ".figure-final"), /70,000\.00 元/);

  await page.locator(".item").nth(0).locator(".button-quiet").nth(1).click();
  assert.equal(await page.locator(".item").count(), 1);
  assert.equal(await control(page, "/facts/contracts/0/amount").inputValue(), "150000");
  assert.equal(await page.locator(`${idOf("/materials/contracts~10~1invoice")} input`).isChecked(), false);
  assert.equal((await focused(page))[1], "undo-removal");
  await page.keyboard.press("Enter");
  assert.equal(await control(page, "/facts/contracts/0/amount").inputValue(), "350000");
  assert.equal(await page.locator(`${idOf("/materials/contracts~10~1invoice")} input`).isChecked(), true);

  for (let left = 2; left > 0; left -= 1) await page.locator(".item").nth(0).locator(".button-quiet").nth(1).click();
  assert.equal(await text(page, ".verdict"), "还不能判定", "no contract told is not told to have none");
  await page.locator(".empty .link", { hasText: "确实没有" }).click();
  assert.equal(await text(page, ".verdict"), "不符合申报条件");
});

test("the checklist counts what is at hand", async (t) => {
  const { page } = await openPage(t, browser);
  await tellAll(page);
  const progress = async () => /需要 (\d+) 份，已备 (\d+) 份/.exec(await text(page, ".progress-line")).slice(1).map(Number);
  const [needed, none] = await progress();
  assert.equal(none, 0);
  await page.locator(`${idOf("/materials/contracts~10~1invoice")} input`).check();
  assert.deepEqual(await progress(), [needed, 1]);
  assert.match(await text(page, idOf("/materials/contracts~10~1bank-transfer")), /同组已备/);
  const wanted = page.locator(".material:not(.material-notNeeded) input:not(:checked)");
  while ((await wanted.count()) > 0) await wanted.first().check();
  assert.deepEqual(await progress(), [needed, needed]);
  assert.match(await text(page, ".advice"), /可以申报/);
  await picture(page, "ready-phone");
});

test("a day told for a step brings the next one its limit", async (t) => {
  const { page } = await openPage(t, browser);
  await tellAll(page);
  await control(page, "/progress/application").fill("2026-06-15");
  await control(page, "/progress/acceptance").fill("2026-06-16");
  // Ten working days from 17 June over the Dragon Boat holiday.
  assert.match(await text(page, "#timeline"), /2026年6月17日（周三）起[^起]*原则上 10 个工作日[^起]*最迟 2026年7月1日（周三）/);
  await control(page, "/progress/returned").fill("2026-06-22");
  assert.match(await text(page, "#timeline"), /最迟 2026年7月1日（周三）/, "seven working days to correct");
  await control(page, "/progress/acceptance").fill("2026-06-01");
  await drawn(page);
  assert.ok((await page.locator("#timeline .problem").count()) > 0, "a step before its trigger is a problem beside it");
  await picture(page, "timeline-phone");
});

test("telephones can be dialled", async (t) => {
  const { page } = await openPage(t, browser);
  assert.equal(await page.locator(".phone").getAttribute("href"), "tel:04714867035");
});
