// What a portal may hand in to the elements: who is logged in, what a material states, how a receipt is submitted, counting.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { COMPLETE, openElementPage, ready } from "./element-page.mjs";
import { DESKTOP, PHONE, startBrowser } from "./page.mjs";

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const FORM = '<huiqi-form measure="data-purchase" name="receipt"></huiqi-form>';
const NAME = "内蒙古某某科技有限公司";
const CODE = "91350100M000100Y43";
const SUM = "166000.00";
const COMPANY = { name: NAME, code: CODE, role: "agent" };

/** A page with a form in it, whose hooks `hand` hands in; `hand` runs in the page. */
async function openForm(t, hand, argument, { body = FORM, viewport = DESKTOP } = {}) {
  const opened = await openElementPage(t, browser, body, { viewport });
  await ready(opened.page);
  await opened.page.evaluate(() => { globalThis.asked = []; });
  await opened.page.evaluate(hand, argument);
  return opened;
}

const state = (page) => page.evaluate(() => {
  const { facts, verified, materials } = document.querySelector("huiqi-form");
  return { applicant: facts.applicant, verified, materials };
});
const asked = (page) => page.evaluate(() => globalThis.asked);
const material = (page, name) => page.locator("li.material", { has: page.getByText(name, { exact: true }) });

test("whoever is logged in is verified, locked and not asked again", async (t) => {
  const { page, faults } = await openForm(t, (company) => {
    document.querySelector("huiqi-form").hooks = { identity: () => { asked.push("identity"); return Promise.resolve(company); } };
  }, COMPANY);
  await page.getByText("已核验").first().waitFor();
  const { applicant, verified } = await state(page);
  assert.deepEqual(applicant, { name: NAME, uscc: CODE, byAgent: true });
  assert.deepEqual([...verified].sort(), ["/facts/applicant/byAgent", "/facts/applicant/name", "/facts/applicant/uscc"]);
  // A reset brings back what is verified, without asking anew.
  await page.evaluate(() => document.querySelector("huiqi-form").formResetCallback());
  assert.deepEqual((await state(page)).applicant, { name: NAME, uscc: CODE, byAgent: true });
  assert.deepEqual(await asked(page), ["identity"]);
  assert.deepEqual(faults, []);
});

test("what is told otherwise stays until the person takes what is verified", async (t) => {
  const { page } = await openForm(t, (company) => {
    const form = document.querySelector("huiqi-form");
    form.facts = { applicant: { name: "另一家公司", byAgent: true } };
    form.hooks = { identity: () => company };
  }, COMPANY, { viewport: PHONE });
  await page.getByText(`已核验为“${NAME}”`).waitFor();
  assert.equal((await state(page)).applicant.name, "另一家公司");
  assert.equal((await state(page)).applicant.uscc, CODE);
  await page.screenshot({ path: "build/screenshots/hooks-disagreement.png" });
  await page.getByRole("button", { name: "改用已核验的" }).click();
  await page.getByText(`已核验为“${NAME}”`).waitFor({ state: "detached" });
  const { applicant, verified } = await state(page);
  assert.equal(applicant.name, NAME);
  assert.ok(verified.includes("/facts/applicant/name"));
});

test("an individual's number is nobody's credit code, and nonsense tells nothing", async (t) => {
  const { page, faults } = await openForm(t, () => {
    document.querySelector("huiqi-form").hooks = { identity: () => ({ name: "某人", code: "150102199001011234", role: "individual" }) };
  });
  await page.getByText("已核验").first().waitFor();
  assert.deepEqual((await state(page)).applicant, { name: "某人", kind: "individual" });
  for (const nonsense of [null, 7, "name", { name: 3, code: "", role: "king" }, []]) {
    await page.evaluate((nonsense) => {
      const form = document.querySelector("huiqi-form");
      form.application = { measure: "data-purchase", facts: {} };
      form.hooks = { identity: () => nonsense };
    }, nonsense);
    await page.waitForTimeout(50);
    assert.deepEqual((await state(page)).verified ?? [], []);
  }
  assert.deepEqual(faults, []);
});

test("a material is looked up where the portal can, with its checks", async (t) => {
  const { page, faults } = await openForm(t, (company) => {
    const form = document.querySelector("huiqi-form");
    form.facts = { applicant: { name: company.name, uscc: company.code } };
    form.hooks = {
      fetchMaterial: (address, material) => {
        asked.push([address, material.name]);
        if (address === "business-licence") return Promise.resolve({ name: "另一家公司", uscc: company.code });
        if (address === "application-form") return Promise.reject(new Error("电子证照库正在维护。"));
        return undefined;
      },
    };
  }, COMPANY);
  const licence = page.locator("#at-materials-business-licence");
  await licence.getByRole("button", { name: /调取/ }).click();
  await licence.getByText("已调取").waitFor();
  assert.deepEqual((await state(page)).materials, { "business-licence": { name: "另一家公司", uscc: CODE } });
  assert.match(await licence.getAttribute("class"), /material-faulty/);
  await licence.getByText(/企业营业执照所载/).first().waitFor();
  const form = page.locator("#at-materials-application-form");
  await form.getByRole("button", { name: /调取/ }).click();
  await form.getByText("电子证照库正在维护。").waitFor();
  const power = page.locator("#at-materials-no-violation-statement");
  await power.getByRole("button", { name: /调取/ }).click();
  await power.getByText(/没有查到/).waitFor();
  assert.deepEqual(Object.keys((await state(page)).materials), ["business-licence"]);
  await licence.scrollIntoViewIfNeeded();
  await page.screenshot({ path: "build/screenshots/hooks-materials.png" });
  assert.deepEqual((await asked(page)).map(([address]) => address), ["business-licence", "application-form", "no-violation-statement"]);
  assert.deepEqual(faults, []);
});

test("what comes for a contract that has moved meanwhile is not given to another", async (t) => {
  const { page } = await openForm(t, () => {
    const form = document.querySelector("huiqi-form");
    form.facts = { contracts: [{ name: "甲" }, { name: "乙" }] };
    form.hooks = { fetchMaterial: () => new Promise((resolve) => { globalThis.bring = resolve; }) };
  });
  await page.locator("[id='at-materials-contracts-11-1purchase-contract']").getByRole("button", { name: /调取/ }).click();
  await page.getByRole("button", { name: /删除合同 1/ }).click();
  await page.evaluate(() => globalThis.bring({ amount: "1.00" }));
  await page.waitForTimeout(100);
  assert.equal((await state(page)).materials, undefined);
});

test("a receipt is submitted by the portal, once at a time, and what failed can be tried again", async (t) => {
  const { page, faults } = await openForm(t, () => {
    document.querySelector("huiqi-form").hooks = {
      transport: (receipt) => new Promise((resolve, reject) => {
        asked.push(receipt.assessment.award.high);
        globalThis.answer = { resolve, reject };
      }),
    };
  });
  const button = page.getByRole("button", { name: /提交/ });
  await button.click();
  // What is absent is said; nothing is handed over.
  await page.getByText("这一项要填写。").first().waitFor();
  assert.deepEqual(await asked(page), []);
  await page.evaluate((application) => { document.querySelector("huiqi-form").application = application; }, COMPLETE);
  // A second press while the first is on its way; `aria-disabled` keeps the focus where it is.
  await button.click();
  await button.dispatchEvent("click");
  assert.deepEqual(await asked(page), [SUM]);
  await page.evaluate(() => globalThis.answer.reject(new TypeError("")));
  await page.getByText(/没有成功，请稍后重试/).waitFor();
  await button.click();
  await page.evaluate(() => globalThis.answer.resolve("已收到，受理编号 42。"));
  await page.getByText("已收到，受理编号 42。").waitFor();
  await page.locator("#submission").scrollIntoViewIfNeeded();
  await page.screenshot({ path: "build/screenshots/hooks-submission.png" });
  await page.locator("#at-date-control").fill("2026-06-16");
  await page.getByText(/提交之后又有修改/).waitFor();
  assert.equal((await asked(page)).length, 2);
  assert.deepEqual(faults, []);
});

test("a portal that is slow is said to be, and may still answer", async (t) => {
  const { page } = await openForm(t, () => {
    document.querySelector("huiqi-form").hooks = { fetchMaterial: () => new Promise((resolve) => { globalThis.bring = resolve; }) };
  });
  const licence = page.locator("#at-materials-business-licence");
  await licence.getByRole("button", { name: /调取/ }).click();
  await licence.getByText(/还没有回应/).waitFor();
  await page.evaluate(() => globalThis.bring(true));
  await licence.getByText("已调取").waitFor();
  assert.deepEqual((await state(page)).materials, { "business-licence": true });
});

test("counting hears what happened, and nothing that anybody has told", async (t) => {
  const secrets = { name: "机密科技有限公司", contract: "机密合同", amount: "350123.45" };
  const { page, faults } = await openForm(t, (secrets) => {
    const form = document.querySelector("huiqi-form");
    form.hooks = {
      identity: () => ({ name: secrets.name, role: "agent" }),
      fetchMaterial: () => ({ amount: secrets.amount, buyer: secrets.name }),
      transport: () => "好",
      track: (event) => { asked.push(event); throw new Error("counting failed"); },
    };
    form.measure = "12";
    form.facts = { contracts: [{ name: secrets.contract, amount: secrets.amount, paid: secrets.amount }] };
  }, secrets);
  await page.locator("[id='at-materials-contracts-10-1invoice']").getByRole("button", { name: /调取/ }).click();
  await page.locator("[id='at-materials-contracts-10-1invoice']").getByText("已调取").waitFor();
  await page.evaluate(() => { document.querySelector("huiqi-form").facts = { applicant: { kind: "government" } }; });
  const events = await asked(page);
  const names = new Set(events.map(({ name }) => name));
  for (const name of ["open", "identity", "material", "verdict"]) assert.ok(names.has(name), `no event ${name}`);
  assert.ok(events.some(({ name, material }) => name === "material" && material === "contracts/*/invoice"));
  const told = JSON.stringify(events);
  for (const secret of Object.values(secrets)) assert.ok(!told.includes(secret), secret);
  // Nothing but words of a closed list: no number, no object, no date could carry more.
  for (const value of events.flatMap(Object.values)) assert.match(value, /^[a-z*/-]+$/);
  assert.deepEqual(faults, []);
});

test("all measures at once take an identity too, and a choice is counted", async (t) => {
  const { page, faults } = await openElementPage(t, browser, "<huiqi-match></huiqi-match>");
  await ready(page, "huiqi-match");
  await page.evaluate((company) => {
    globalThis.asked = [];
    document.querySelector("huiqi-match").hooks = { identity: async () => company, track: (event) => asked.push(event) };
  }, COMPANY);
  await page.waitForFunction(() => document.querySelector("huiqi-match").facts.applicant?.name !== undefined);
  await page.evaluate(() => document.querySelector("huiqi-match").shadowRoot.querySelector('a[href*="data-purchase"]').click());
  assert.deepEqual((await asked(page)).filter(({ name }) => name === "choose"), [{ name: "choose", measure: "data-purchase" }]);
  assert.deepEqual(faults, []);
});
