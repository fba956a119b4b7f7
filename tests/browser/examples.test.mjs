// Every example as a portal's developer meets it: opened from the index, under the strict policy, until a real answer
// stands in it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch } from "../../scripts/chromium.mjs";
import { serve } from "../../scripts/static.mjs";
import { POLICY, watchedPage } from "../lib/watched.mjs";
import { DESKTOP, NOW, PHONE } from "./page.mjs";

const FOLDER = "build/page/examples";

/** One contract at 20 %, with the rest not told. */
async function answersAnAmount(page) {
  await says(page, "预计奖补 0.00 至 70000.00 元，还有 14 项会影响结果。");
  await page.locator("input").fill("35万");
  await says(page, "金额");
  await page.locator("input").fill("450000");
  await says(page, "0.00 至 90000.00 元");
}

/** The form with one contract told ahead, whose name is then typed. */
async function answersInAnElement(page) {
  await says(page, "奖补 0.00 至 70000.00 元");
  await page.locator("huiqi-form").getByLabel("合同金额").fill("450000");
  await says(page, "奖补 0.00 至 90000.00 元");
}

/** Page → what stands in it once it has answered, and what a person does before. */
const EXAMPLES = {
  "module.html": answersAnAmount,
  "inline.html": async (page, requests) => {
    await answersAnAmount(page);
    assert.deepEqual(requests.filter((address) => address.endsWith(".wasm")), []);
  },
  "worker.html": answersAnAmount,
  "classic.html": answersAnAmount,
  "strict-policy.html": async (page) => {
    for (const core of ["wasm", "js"]) {
      await page.locator(`#${core}`, { hasText: "预计奖补 0.00 至 70000.00 元。" }).waitFor({ timeout: 20_000 });
    }
  },
  "old-kernels.html": async (page) => {
    await says(page, "预计奖补 0.00 至 70000.00 元，还有 14 项会影响结果。");
    // The same page where the kernel lacks what the package needs.
    await page.addInitScript(() => { delete window.FormDataEvent; });
    await page.reload();
    const sentence = page.locator(".huiqi-guard");
    await sentence.filter({ hasText: "0471-1234567" }).waitFor();
    assert.equal(await sentence.getByRole("link", { name: "办事指南" }).getAttribute("href"), "./index.html");
    assert.equal(await page.locator("output").count(), 0);
  },
  "form.html": async (page) => {
    const submit = page.getByRole("button", { name: "提交", exact: true });
    await says(page, "没有回答");
    await submit.click();
    await page.getByRole("button", { name: "填入示例" }).click();
    await says(page, "还有 0 项没有回答。");
    await submit.click();
    await says(page, "将要提交的凭据：奖补 70000.00 元，摘要 sm3:");
    await page.getByRole("button", { name: "重置" }).click();
    assert.equal(await page.locator("huiqi-form").evaluate((element) => element.assessment.verdict), "eligible");
  },
  "hooks.html": async (page) => {
    await says(page, "open");
    const form = page.locator("huiqi-form");
    await form.getByText("已核验").first().waitFor();
    assert.equal(await form.evaluate(({ application }) => application.facts.applicant.name), "内蒙古示例数据科技有限公司");
    await form.getByRole("button", { name: "调取电子证照" }).first().click();
    await says(page, "material");
    assert.deepEqual(await form.evaluate(({ application }) => Object.keys(application.materials)), ["business-licence"]);
  },
  "iframe.html": async (page) => {
    const form = page.frameLocator("iframe").locator("huiqi-form");
    await form.getByLabel("单位性质").selectOption("企业");
    await says(page, "奖补 0.00 至 2000000.00 元");
  },
  "match.html": async (page) => {
    await says(page, "0 条可以申报，9 条还不能判定。");
    await page.locator("huiqi-match").getByText("购买数据产品奖补").first().click();
    const form = page.locator("huiqi-form");
    await form.getByLabel("单位名称").waitFor();
    assert.equal(await form.evaluate((element) => element.application.facts.applicant.kind), "enterprise");
  },
  "classic-element.html": answersInAnElement,
  "vue3.html": answersInAnElement,
  "vue2.html": answersInAnElement,
  "own-form.html": async (page) => {
    await says(page, "奖补 0.00 至 2000000.00 元");
    const benefit = page.getByLabel("具有经济效益和社会效益");
    await benefit.selectOption("否");
    await says(page, "不符合条件：");
    await benefit.selectOption("是");
    // The first choice of each question is the case that meets it; nothing was applied for this year.
    for (const select of await page.locator("select").all()) await select.selectOption({ index: 1 });
    await page.getByLabel("本年度已经申报过本项奖补").selectOption("否");
    await says(page, "奖补 2000000.00 至 2000000.00 元，还有 0 项没有回答。");
  },
};

/** Waits until the answer holds these words. */
async function says(page, words) {
  const answer = page.locator("output").first();
  await answer.filter({ hasText: words }).waitFor({ timeout: 10_000 }).catch(async () => {
    throw new Error(`not said: ${words}\nsaid: ${await answer.textContent()}`);
  });
}

let server;
let browser;
before(async () => {
  server = await serve("build/page", { headers: { "content-security-policy": POLICY } });
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.close();
});

/** Opens a page of the examples; `faults` and `requests` go on filling. */
async function open(t, name, viewport = DESKTOP) {
  const { page, faults, requests } = await watchedPage(t, browser, { viewport });
  await page.clock.setFixedTime(NOW);
  await page.goto(`${server.url}examples/${name}`);
  return { page, faults, requests };
}

test("the index leads to every example, and each is tried here", () => {
  const pages = readdirSync(FOLDER).filter((name) => name.endsWith(".html") && name !== "index.html");
  const linked = [...readFileSync(`${FOLDER}/index.html`, "utf8").matchAll(/href="\.\/([^"/]+\.html)"/g)].map(([, name]) => name);
  assert.deepEqual([...linked].sort(), pages.sort());
  assert.deepEqual(Object.keys(EXAMPLES).sort(), pages);
});

for (const [name, act] of Object.entries(EXAMPLES)) {
  test(`${name} answers, from its own server, without a fault`, async (t) => {
    const { page, faults, requests } = await open(t, name);
    await act(page, requests);
    // The page shows its own source below.
    await page.locator("details", { hasText: name }).waitFor();
    assert.deepEqual(faults, []);
    assert.deepEqual(requests.filter((address) => !address.startsWith(server.url)), []);
  });
}

test("on a phone nothing sticks out", async (t) => {
  for (const name of ["index.html", ...Object.keys(EXAMPLES)]) {
    const { page } = await open(t, name, PHONE);
    await page.waitForLoadState("networkidle");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${name}: ${wide} px too wide`);
  }
});
