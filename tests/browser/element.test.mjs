// `<huiqi-form>` in an embedder's page: what is handed in, what is said, what is drawn.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { choose, control, DESKTOP, drawn, idOf, PHONE, startBrowser, tellAll } from "./page.mjs";
import { heard, openElementPage, ready } from "./element-page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const FORM = '<huiqi-form measure="data-purchase" name="receipt"></huiqi-form>';
const NAME = "/facts/applicant/name";
const form = (page, how, more) => page.evaluate(`(${how})(document.querySelector("huiqi-form"), ${JSON.stringify(more)})`);
const opened = async (t, body = FORM, options) => {
  const found = await openElementPage(t, browser, body, options);
  if (options?.defined !== false) await ready(found.page);
  return found;
};

const contract = (number) => ({
  name: `合同${number}`, product: "corpus", amount: "350000", paid: "350000", signedOn: "2026-04-20", tradedOnExchange: true,
  settledOnExchange: true, rulesCompliant: true, termsComplete: true, voucher: true, businessUse: true, lawfulUse: true,
});
const facts = (count) => ({
  applicant: { name: "甲公司", kind: "enterprise", soundFinance: true, taxCreditGrade: "A", dishonestyListed: false, byAgent: false },
  contracts: Array.from({ length: count }, (_, index) => contract(index + 1)),
  dataPurchase: { awardedThisYear: null },
});

test("from its tag to a settled sum, with nothing else", async (t) => {
  const { page, faults } = await opened(t);
  assert.deepEqual(await heard(page), ["huiqi-ready huiqi-form"]);
  await tellAll(page);
  assert.match(await page.locator(".figure-final").innerText(), /70,000\.00 元/);
  assert.equal(await form(page, (it) => it.assessment.verdict), "eligible");
  assert.equal(JSON.parse(await form(page, (it) => it.value)).assessment.award.high, "70000.00");
  // A strict policy would refuse both.
  assert.equal(await form(page, (it) => it.shadowRoot.querySelectorAll("style, [style]").length), 0);
  assert.deepEqual(faults, []);
});

test("what is set before the element is defined is kept, and counts before attributes", async (t) => {
  const { page, faults } = await opened(t, `<huiqi-form measure="data-purchase" facts='{"applicant":{"name":"attribute"}}' date="2026-07-01"></huiqi-form>`, { defined: false });
  await form(page, (it, given) => { it.facts = given; it.name = "early"; }, facts(1));
  await page.evaluate(() => globalThis.define());
  await ready(page);
  assert.equal(await control(page, NAME).inputValue(), "甲公司");
  assert.equal(await control(page, "/date").inputValue(), "2026-07-01");
  assert.deepEqual(await form(page, (it) => [it.name, it.getAttribute("name"), it.date]), ["early", "early", "2026-07-01"]);
  assert.deepEqual(faults, []);
});

test("an equal object handed in again leaves what was told meanwhile; another one takes its place", async (t) => {
  const { page } = await opened(t);
  const give = (given) => form(page, (it, given) => { it.facts = given; }, given);
  await give(facts(1));
  await control(page, NAME).fill("乙公司");
  await give(facts(1));
  assert.equal(await control(page, NAME).inputValue(), "乙公司");
  await give({ applicant: { name: "丙公司" } });
  assert.equal(await control(page, NAME).inputValue(), "丙公司");
  assert.deepEqual(await form(page, (it) => it.facts), { applicant: { name: "丙公司" } });
});

test("what is no JSON, no measure or no day is refused aloud, and harms nothing", async (t) => {
  const { page } = await opened(t);
  const refusal = (how) => page.evaluate(`new Promise((resolve) => {
    addEventListener("huiqi-error", ({ detail }) => resolve(detail.error.message), { once: true });
    (${how})(document.querySelector("huiqi-form"));
  })`);
  assert.match(await refusal((it) => it.setAttribute("facts", "{")), /<huiqi-form>: the attribute facts is no JSON: /);
  assert.match(await refusal((it) => { it.date = "tomorrow"; }), /tomorrow/);
  assert.equal(await page.locator(".verdict").innerText(), "还不能判定");
  assert.match(await refusal((it) => { it.measure = "data-purchas"; }), /data-purchas/);
  assert.match(await page.locator("[role=alert]").innerText(), /data-purchas/);
  await form(page, (it) => { it.measure = "12"; });
  await ready(page);
  assert.equal(await form(page, (it) => it.assessment.measure.id), "data-purchase");
});

test("after a refusal, what was handed in before it is news again", async (t) => {
  const { page } = await opened(t);
  const give = (given) => form(page, (it, given) => { it.application = given; }, given);
  const told = { measure: "data-purchase", facts: facts(1) };
  await give(told);
  await heard(page);
  await give(told);
  assert.deepEqual(await heard(page), []);
  await give({ ...told, fact: {} });
  assert.deepEqual(await heard(page), ["huiqi-error huiqi-form"], "the assessment is the one it was");
  await give(told);
  assert.deepEqual(await heard(page), ["huiqi-change huiqi-form"]);
});

test("a letter is painted before it is judged, and whoever asks for more than the letter has it judged at once", async (t) => {
  const { page } = await opened(t);
  const typed = await page.evaluate(async () => {
    const form = document.querySelector("huiqi-form");
    const input = form.shadowRoot.querySelector("#at-facts-applicant-uscc-control");
    const order = [];
    const type = (text) => {
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    };
    const problems = () => form.assessment.problems.filter(({ path }) => path === "/facts/applicant/uscc").length;
    form.addEventListener("input", () => order.push("input"));
    form.addEventListener("huiqi-change", () => order.push("huiqi-change " + problems()));
    type("9");
    order.push("asked " + problems());
    const later = () => new Promise((done) => setTimeout(done, 100));
    await later();
    type("91150100MA0000007W");
    order.push("not asked");
    requestAnimationFrame(() => order.push("painted"));
    await later();
    return order;
  });
  assert.deepEqual(typed, [
    "input", "huiqi-change 1", "asked 1", "input", "not asked", "painted", "huiqi-change 0",
  ]);
});

test("what is verified is locked; where a correction is allowed, it is verified no more and that is said", async (t) => {
  const { page } = await opened(t);
  const verified = [NAME, "/facts/applicant/soundFinance", "/facts/applicant/kind"];
  await form(page, (it, [facts, verified]) => { it.facts = facts; it.verified = verified; }, [facts(1), verified]);
  assert.match(await page.locator(idOf(NAME)).innerText(), /已核验/);
  assert.equal(await control(page, NAME).getAttribute("readonly"), "");
  assert.equal(await control(page, "/facts/applicant/kind").isDisabled(), true);
  assert.equal(await page.locator(`${idOf("/facts/applicant/soundFinance")} input`).first().isDisabled(), true);
  await form(page, (it) => { it.allowCorrection = true; });
  await control(page, NAME).fill("乙公司");
  assert.deepEqual(await form(page, (it) => it.verified), verified.slice(1));
  await drawn(page);
  assert.doesNotMatch(await page.locator(`${idOf(NAME)} .label`).innerText(), /已核验/);
  const note = page.locator(`${idOf(NAME)}-corrected`);
  assert.match(await note.innerText(), /不再算已核验/);
  assert.ok((await control(page, NAME).getAttribute("aria-describedby")).includes(await note.getAttribute("id")));
});

test("what is wrong is an error of the control, tied to its field; what is absent is said once it was asked for", async (t) => {
  const { page } = await opened(t);
  await form(page, (it, given) => { it.facts = given; }, { ...facts(1), applicant: { ...facts(1).applicant, uscc: "91150100MA0N00000X" } });
  const { custom, missing, message } = await form(page, (it) => ({
    custom: it.validity.customError, missing: it.validity.valueMissing, message: it.validationMessage,
  }));
  assert.deepEqual({ custom, missing }, { custom: true, missing: false });
  const field = control(page, "/facts/applicant/uscc");
  const problem = page.locator(`#${await field.getAttribute("aria-errormessage")}`);
  assert.ok((await problem.innerText()).includes(message));
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  await form(page, (it) => it.reportValidity());
  assert.equal(await form(page, (it) => it.shadowRoot.activeElement.id), `${idOf("/facts/applicant/uscc").slice(1)}-control`);

  await field.fill("");
  assert.deepEqual(await form(page, (it) => [it.validity.customError, it.validity.valueMissing, it.validationMessage]), [false, true, "请填写“统一社会信用代码”。"]);
  await drawn(page);
  assert.match(await page.locator(idOf("/facts/applicant/uscc")).innerText(), /这一项要填写/);
});

test("a choice and an added item are one `input` and one `change` each, and a new assessment", async (t) => {
  const { page } = await opened(t);
  const once = ["input huiqi-form", "change huiqi-form", "huiqi-change huiqi-form"];
  await heard(page);
  await choose(page, "/facts/applicant/soundFinance", 0);
  assert.deepEqual((await heard(page)).sort(), once.sort());
  await control(page, "/facts/applicant/kind").selectOption({ index: 1 });
  assert.deepEqual((await heard(page)).sort(), once);
  await page.locator(".button-add").click();
  assert.deepEqual((await heard(page)).sort(), once);
  await page.locator(".clause summary").first().click();
  assert.deepEqual(await heard(page), [], "looking is no answer");
});

test("many items fold to a line each; typing in one leaves the others alone and keeps the focus", async (t) => {
  const { page, faults } = await opened(t);
  await form(page, (it, given) => { it.facts = given; }, facts(8));
  assert.equal(await page.locator(".item-folded").count(), 8);
  assert.match(await page.locator(".item-folded").nth(4).innerText(), /合同 5：合同5\s+350,000\.00 元\s+✓ 计入奖补/);
  await page.locator(".item-toggle").nth(2).press("Enter");
  assert.equal(await page.locator(".item-folded").count(), 7);
  assert.equal(await page.locator('.item-toggle[aria-expanded="true"]').count(), 1);
  await form(page, (it) => {
    globalThis.touched = new Set();
    new MutationObserver((records) => {
      for (const { target } of records) {
        const place = target.nodeType === 1 ? target : target.parentElement;
        touched.add((place.closest(".item, .item-conditions, section, .bar") || place).id);
      }
    }).observe(it.shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  const amount = control(page, "/facts/contracts/2/amount");
  await amount.focus();
  await page.keyboard.press("End");
  for (const key of "99") await page.keyboard.press(key);
  assert.equal(await amount.inputValue(), "35000099");
  assert.equal(await form(page, (it) => it.shadowRoot.activeElement.id), await amount.getAttribute("id"));
  const touched = await page.evaluate(() => [...globalThis.touched].filter((id) => id.startsWith("at-facts-contracts-")));
  assert.deepEqual(touched, ["at-facts-contracts-2"]);

  await page.locator(".figure-open, .empty .link", { hasText: "全部展开" }).click();
  assert.equal(await page.locator(".item-folded").count(), 0);
  await form(page, (it, given) => { it.facts = given; }, { ...facts(8), contracts: facts(8).contracts.map((one, index) => (index === 6 ? { ...one, amount: "35万" } : one)) });
  await page.locator(".empty .link", { hasText: "收起" }).click();
  assert.match(await page.locator(".item-folded", { hasText: "合同7" }).innerText(), /1 处有误/);
  await page.locator(".problem-summary .link").first().click();
  assert.equal(await form(page, (it) => it.shadowRoot.activeElement.id), `${idOf("/facts/contracts/6/amount").slice(1)}-control`, "what is folded opens when one goes there");
  assert.deepEqual(faults, []);
});

test("a composition is left alone until it ends", async (t) => {
  const { page } = await opened(t);
  await control(page, NAME).focus();
  await heard(page);
  const session = await page.context().newCDPSession(page);
  for (const text of ["y", "yi", "yi g"]) await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  assert.deepEqual(await heard(page), []);
  await session.send("Input.insertText", { text: "乙公司" });
  assert.equal(await control(page, NAME).inputValue(), "乙公司");
  assert.deepEqual((await heard(page)).sort(), ["huiqi-change huiqi-form", "input huiqi-form"]);
  assert.equal(await form(page, (it) => it.facts.applicant.name), "乙公司");
});

test("each may have an engine of its own", async (t) => {
  const { page } = await opened(t, FORM + FORM.replace("receipt", "second"), { defined: false });
  const catalogue = JSON.parse(readFileSync("build/npm/huiqi/catalogues/nmg-2026-8.en.json", "utf8"));
  await page.evaluate(async (catalogue) => {
    const [first, second] = document.querySelectorAll("huiqi-form");
    second.engine = load({ catalogue });
    first.engine = await load();
    await define();
  }, catalogue);
  await ready(page);
  const titles = await page.$$eval("huiqi-form", (all) => all.map((it) => it.assessment.measure.title));
  assert.notEqual(titles[0], titles[1]);
});

test("it is as wide as its place, in the colours and sizes that the page gives it", async (t) => {
  const { page } = await opened(t, `<div id="place">${FORM}</div>`, { viewport: DESKTOP });
  const wide = () => form(page, (it) => it.shadowRoot.querySelector("[part=base]").classList.contains("wide"));
  assert.equal(await wide(), true);
  const looks = () => form(page, (it) => {
    const { fontSize, color } = getComputedStyle(it.shadowRoot.querySelector("h2"));
    return { fontSize, color };
  });
  const before = await looks();
  await page.evaluate(() => {
    const place = document.querySelector("#place");
    place.style.width = "400px";
    document.documentElement.style.fontSize = "50px";
    place.style.setProperty("--huiqi-text", "rgb(1, 2, 3)");
  });
  await page.waitForFunction(() => !document.querySelector("huiqi-form").shadowRoot.querySelector("[part=base]").classList.contains("wide"));
  assert.deepEqual(await looks(), { fontSize: before.fontSize, color: "rgb(1, 2, 3)" }, "not in the page's rem");
  await page.evaluate(() => document.querySelector("#place").style.setProperty("--huiqi-unit", "20px"));
  assert.equal((await looks()).fontSize, "25px");
});

test("without constructable style sheets it takes the file beside the module", async (t) => {
  const { page, faults, requests } = await opened(t, FORM, {
    viewport: PHONE,
    prepare: (page) => page.addInitScript(() => {
      for (const one of [Document, ShadowRoot]) delete one.prototype.adoptedStyleSheets;
    }),
  });
  await page.waitForFunction(() => getComputedStyle(document.querySelector("huiqi-form").shadowRoot.querySelector(".card")).paddingTop === "16px");
  assert.equal(requests.filter((address) => address.endsWith("/dist/huiqi.css")).length, 1);
  assert.deepEqual(faults, []);
});
