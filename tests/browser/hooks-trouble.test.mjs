// Hooks that hang, fail, answer nonsense or answer too late: what the person reads, and that nothing is told that is not so.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { COMPLETE, heard, openElementPage, ready } from "./element-page.mjs";
import { control, drawn, idOf, startBrowser } from "./page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const FORM = '<huiqi-form measure="data-purchase" name="receipt"></huiqi-form>';
const NAME = "/facts/applicant/name";
const CODE = "91350100M000100Y43";

/** A page with a form in it; `hand` runs in the page, which keeps what hooks are asked in `asked`. */
async function open(t, hand = () => {}, argument, body = FORM) {
  const opened = await openElementPage(t, browser, body);
  await ready(opened.page, "huiqi-form, huiqi-match");
  await opened.page.evaluate(() => {
    globalThis.asked = [];
    /** A hook that answers when `answers` is told to. */
    globalThis.answers = [];
    globalThis.later = () => new Promise((resolve, reject) => answers.push({ resolve, reject }));
  });
  await opened.page.evaluate(hand, argument);
  return opened;
}
const told = (page) => page.evaluate(() => {
  const { facts, verified = [] } = document.querySelector("huiqi-form");
  return { ...facts.applicant, verified: [...verified].sort() };
});
const settled = (page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
const answer = (page, at, value) => page.evaluate(([at, value]) => answers[at].resolve(value), [at, value]);
const licence = (page) => page.locator("#at-materials-business-licence");

test("whoever was logged in before is nobody once another is, however late the answer", async (t) => {
  const { page } = await open(t, () => {
    const form = document.querySelector("huiqi-form");
    form.hooks = { identity: () => later() };
    form.hooks = { identity: () => later() };
  });
  await answer(page, 1, { name: "乙公司", role: "agent" });
  await page.getByText("已核验").first().waitFor();
  await answer(page, 0, { name: "甲公司" });
  await settled(page);
  assert.deepEqual(await told(page), { name: "乙公司", byAgent: true, verified: ["/facts/applicant/byAgent", NAME] });
  // What the one before had verified is not the next one's: it changes, or goes.
  await page.evaluate(() => { document.querySelector("huiqi-form").hooks = { identity: () => ({ name: "丙公司" }) }; });
  await settled(page);
  assert.deepEqual(await told(page), { name: "丙公司", verified: [NAME] });
  assert.equal(await page.getByText("与已核验的信息不同").count(), 0);
  await page.evaluate(() => { document.querySelector("huiqi-form").hooks = { identity: () => undefined }; });
  await settled(page);
  assert.deepEqual(await told(page), { verified: [] });
});

test("hooks that are made anew with each picture end in no loop", async (t) => {
  const { page } = await open(t, () => {
    const form = document.querySelector("huiqi-form");
    const hand = () => { form.hooks = { identity: async () => { asked.push(1); return { name: "甲公司" }; } }; };
    form.addEventListener("huiqi-change", hand);
    hand();
  });
  await page.waitForTimeout(300);
  assert.ok((await page.evaluate(() => asked.length)) <= 3);
});

test("what is verified and wrong can be corrected", async (t) => {
  const { page } = await open(t, (code) => {
    document.querySelector("huiqi-form").hooks = { identity: () => ({ name: "甲公司", code: code.replace(/.$/, "0") }) };
  }, CODE);
  const field = control(page, "/facts/applicant/uscc");
  await page.getByText("已核验").first().waitFor();
  assert.equal(await field.getAttribute("readonly"), null);
  assert.equal(await control(page, NAME).getAttribute("readonly"), "");
  await field.fill(CODE);
  const { uscc, verified } = await told(page);
  assert.deepEqual([uscc, verified], [CODE, [NAME]]);
});

test("who takes what is verified goes on there, and what is typed so agrees", async (t) => {
  const { page } = await open(t, (facts) => {
    const form = document.querySelector("huiqi-form");
    form.facts = facts;
    form.hooks = { identity: () => ({ name: "甲公司", role: "agent" }) };
  }, { applicant: { name: "乙公司", byAgent: false } });
  const focused = () => page.evaluate(() => document.querySelector("huiqi-form").shadowRoot.activeElement?.id || document.querySelector("huiqi-form").shadowRoot.activeElement?.textContent);
  const buttons = page.getByRole("button", { name: "改用已核验的" });
  await buttons.first().press("Enter");
  assert.equal(await focused(), "改用已核验的", "the next one");
  await buttons.first().press("Enter");
  assert.equal(await focused(), idOf("/facts/applicant/byAgent").slice(1), "the field is locked, its question is not out of reach");
  await page.evaluate(() => {
    const form = document.querySelector("huiqi-form");
    form.facts = { applicant: { name: "乙公司" } };
    form.hooks = { identity: () => ({ name: "甲公司" }) };
  });
  await page.getByText("与已核验的信息不同").waitFor();
  await control(page, NAME).fill("甲公司");
  await page.getByText("与已核验的信息不同").waitFor({ state: "detached" });
});

test("who is asked for all measures keeps the focus too", async (t) => {
  const { page } = await open(t, () => {
    const match = document.querySelector("huiqi-match");
    match.facts = { applicant: { name: "乙公司" } };
    match.hooks = { identity: () => ({ name: "甲公司" }) };
  }, undefined, "<huiqi-match></huiqi-match>");
  await page.getByRole("button", { name: "改用已核验的" }).press("Enter");
  assert.equal(await page.evaluate(() => document.querySelector("huiqi-match").questions), "next");
  assert.ok(await page.evaluate(() => document.querySelector("huiqi-match").shadowRoot.activeElement !== null));
});

test("a lookup that hangs can be tried again, and then the first one's answer is nobody's", async (t) => {
  const { page } = await open(t, () => {
    document.querySelector("huiqi-form").hooks = { fetchMaterial: () => later() };
  });
  const button = licence(page).getByRole("button", { name: /调取/ });
  await button.click();
  // `aria-disabled` keeps the focus where it is.
  await button.dispatchEvent("click");
  assert.equal(await page.evaluate(() => answers.length), 1);
  await licence(page).getByText(/还没有回应/).waitFor();
  await button.click();
  assert.equal(await page.evaluate(() => answers.length), 2);
  await answer(page, 0, { name: "晚到的" });
  await settled(page);
  assert.equal(await page.evaluate(() => document.querySelector("huiqi-form").materials), undefined);
  await answer(page, 1, true);
  await licence(page).getByText("已调取").waitFor();
  assert.deepEqual(await page.evaluate(() => document.querySelector("huiqi-form").materials), { "business-licence": true });
});

test("a document that changes under the portal's hands stays what it was; nonsense is none", async (t) => {
  const { page, faults } = await open(t, (code) => {
    globalThis.document_ = { name: "甲公司", uscc: code };
    document.querySelector("huiqi-form").hooks = { fetchMaterial: () => document_ };
  }, CODE);
  const button = licence(page).getByRole("button", { name: /调取/ });
  await button.click();
  await licence(page).getByText("已调取").waitFor();
  await page.evaluate(() => { document_.name = "别的"; });
  assert.equal(await page.evaluate(() => document.querySelector("huiqi-form").materials["business-licence"].name), "甲公司");
  const materials = () => page.evaluate(() => document.querySelector("huiqi-form").materials);
  await page.evaluate(() => { document.querySelector("huiqi-form").materials = {}; });
  for (const nonsense of ["(() => { const it = {}; it.it = it; return it; })()", "[1]", "'text'", "42", "null", "false", "() => 1"]) {
    await page.evaluate(`document.querySelector("huiqi-form").hooks = { fetchMaterial: () => (${nonsense}) }`);
    await button.click();
    await licence(page).locator(".is-wrong").waitFor();
    assert.deepEqual(await materials(), {}, nonsense);
    await control(page, NAME).fill(nonsense.slice(0, 20));
  }
  assert.deepEqual(faults, []);
});

test("the words of a browser's own errors are not for the person", async (t) => {
  const { page } = await open(t, () => {
    document.querySelector("huiqi-form").hooks = { fetchMaterial: () => Promise.reject(globalThis.trouble) };
  });
  for (const trouble of ["new TypeError('Failed to fetch')", "AbortSignal.abort().reason", "new SyntaxError('Unexpected token <')", "'text'"]) {
    await page.evaluate(`globalThis.trouble = ${trouble}`);
    await licence(page).getByRole("button", { name: /调取/ }).click();
    await licence(page).getByText(/没有成功，请稍后重试/).waitFor();
    await control(page, NAME).fill(trouble.slice(0, 20));
  }
  await page.evaluate(() => { globalThis.trouble = Object.assign(new Error("证照库正在维护。"), { name: "GatewayError" }); });
  await licence(page).getByRole("button", { name: /调取/ }).click();
  await licence(page).getByText("证照库正在维护。").waitFor();
});

test("what is submitted is what was shown then: what changes after, or meanwhile, is said to be missing", async (t) => {
  const { page } = await open(t, (application) => {
    const form = document.querySelector("huiqi-form");
    form.application = application;
    form.hooks = { transport: () => later() };
  }, COMPLETE);
  const card = page.locator("#submission");
  await card.getByRole("button").click();
  await control(page, NAME).fill("改了名");
  await answer(page, 0, "受理编号 42。");
  await card.getByText("受理编号 42。 提交之后又有修改，修改的内容还没有提交。").waitFor();
  // It is still so after the next letters.
  await control(page, NAME).fill("又改了名");
  await control(page, NAME).fill("再改了名");
  await drawn(page);
  assert.match(await card.locator(".is-wrong").innerText(), /受理编号 42。 提交之后又有修改/);
  await card.getByRole("button").click();
  await answer(page, 1, "受理编号 43。");
  await card.getByText("受理编号 43。").waitFor();
  assert.equal(await card.locator(".is-wrong").count(), 0);
});

test("an answer for one measure is not said in the form of another", async (t) => {
  const { page } = await open(t, (application) => {
    const form = document.querySelector("huiqi-form");
    form.application = application;
    form.hooks = { transport: () => later(), fetchMaterial: () => later() };
  }, COMPLETE);
  await page.locator("#submission").getByRole("button").click();
  await licence(page).getByRole("button", { name: /调取/ }).click();
  const materials = () => page.evaluate(() => document.querySelector("huiqi-form").materials);
  await page.evaluate(() => { document.querySelector("huiqi-form").measure = "national-case"; });
  await page.locator("#at-materials-national-title-proof").waitFor();
  const before = await materials();
  await answer(page, 0, "受理编号 42。");
  await answer(page, 1, true);
  await settled(page);
  assert.equal(await page.getByText("受理编号 42。").count(), 0);
  assert.equal(await page.getByText("已调取").count(), 0);
  assert.deepEqual(await materials(), before);
  assert.equal(await page.locator("#submission").getByRole("button").getAttribute("aria-disabled"), null);
});

test("counting that fails later is no fault of the page either", async (t) => {
  const { page, faults } = await open(t, () => {
    addEventListener("unhandledrejection", () => asked.push("unhandled"));
    document.querySelector("huiqi-form").hooks = { track: async () => { throw new Error("counting failed"); } };
    document.querySelector("huiqi-form").measure = "digital-talent";
  });
  await settled(page);
  assert.deepEqual(await page.evaluate(() => asked), []);
  assert.deepEqual((await heard(page)).filter((event) => event.startsWith("huiqi-error")), []);
  assert.deepEqual(faults, []);
});
