// Pictures of the page as build/page has it, in every state that it has, on a phone, a tablet and a desktop, into
// build/screenshots: light, and with `DARK=1` in the dark. As WebP they stand in www/screenshots.
import { mkdirSync, readFileSync } from "node:fs";
import { choose, control, NOW, tellAll, tellApplicant, tellSums } from "../tests/browser/page.mjs";
import { launch } from "./chromium.mjs";
import { serve } from "./static.mjs";

const OUT = "build/screenshots";
const SIZES = {
  360: { width: 360, height: 780 },
  768: { width: 768, height: 1024 },
  1440: { width: 1440, height: 900 },
};
const PURCHASE = "#/m/data-purchase";

/** What an enterprise with a case of the nation and a benchmark's record tells. */
async function tellProfile(page) {
  await control(page, "/facts/applicant/kind").selectOption({ index: 1 });
  for (const name of ["independentLegalPerson", "wellRun"]) await choose(page, `/facts/applicant/${name}`, 0);
}
async function tellCase(page) {
  await tellProfile(page);
  const told = { kind: 0, field: 1, title: 0, regionalPractice: 0, benefit: 0, appliedThisYear: 1 };
  for (const [name, index] of Object.entries(told)) await choose(page, `/facts/nationalCase/${name}`, index);
}
async function fromQuestions(page, tell) {
  await page.goto(`${page.url().split("#")[0]}#/questions`);
  await page.waitForSelector("#form");
  await tell(page);
  await page.locator(".crumbs a").click();
  await page.waitForSelector("#question");
}

const click = (selector) => (page) => page.locator(selector).first().click();
const after = (...steps) => async (page) => { for (const step of steps) await step(page); };
const amount = (sum) => async (page) => {
  for (const name of ["amount", "paid"]) await control(page, `/facts/contracts/0/${name}`).fill(sum);
};
const paste = after(click("#rows > summary"), (page) => page.locator("#rows-paste").fill(readFileSync("tests/rows/contracts.pasted.txt", "utf8")));
const invoices = after(tellAll, click("#invoices > summary"), (page) => page.locator("#invoices-files").setInputFiles(["tests/invoices/first.xml", "tests/invoices/red.xml"]));
const draft = async (page) => {
  await tellApplicant(page);
  await page.waitForFunction(() => /已保存/.test(document.querySelector("#draft-state")?.textContent ?? ""));
  await page.reload();
  await page.waitForSelector("#draft-restored");
};

/** Name → address, what is told there, and what stands at the top of the picture; without it, the top of the page. */
const SCENES = {
  home: { at: "#/" },
  half: { at: "#/", tell: (page) => fromQuestions(page, tellProfile), top: "#question" },
  matches: { at: "#/", tell: (page) => fromQuestions(page, tellCase), top: ".columns" },
  search: { at: "#/", tell: (page) => page.locator("#find-words").fill("算力"), top: "#measures" },
  questions: { at: "#/questions" },
  measure: { at: PURCHASE },
  next: { at: PURCHASE, tell: click(".asking-all a, .asking-one a, a[href='#question']"), top: "#question" },
  form: { at: PURCHASE, tell: after(tellApplicant, tellSums), top: ".item" },
  wrong: { at: PURCHASE, tell: after(tellApplicant, (page) => tellSums(page, { amount: "35万" })), top: "#at-facts-contracts-0-amount" },
  range: { at: PURCHASE, tell: after(tellApplicant, tellSums), top: "#result" },
  eligible: { at: PURCHASE, tell: tellAll, top: "#result" },
  ineligible: { at: PURCHASE, tell: after(tellAll, (page) => choose(page, "/facts/applicant/taxCreditGrade", 4)), top: "#result" },
  trial: { at: PURCHASE, tell: after(tellAll, (page) => choose(page, "/facts/applicant/taxCreditGrade", 4), click(".changes button")), top: "#result" },
  chart: { at: PURCHASE, tell: after(tellAll, (page) => page.locator("#result").scrollIntoViewIfNeeded(), (page) => page.waitForSelector(".chart")), top: "#chart" },
  conditions: { at: PURCHASE, tell: tellAll, top: "#conditions" },
  materials: { at: PURCHASE, tell: tellAll, top: "#materials" },
  timeline: { at: PURCHASE, tell: tellAll, top: "#timeline" },
  rows: { at: PURCHASE, tell: paste, top: "#rows" },
  invoices: { at: PURCHASE, tell: invoices, top: "#invoices" },
  scenarios: { at: PURCHASE, tell: after(tellAll, click("#add-scenario"), amount("900000"), click("#add-scenario")), top: "#scenarios" },
  keep: { at: PURCHASE, tell: after(tellAll, click("#copy-link")), top: "#keep" },
  draft: { at: PURCHASE, tell: draft },
  report: { at: PURCHASE, tell: after(tellAll, click("#open-report"), (page) => page.waitForSelector("#report-codes svg")) },
  care: { at: `?care${PURCHASE}` },
  "care-form": { at: `?care${PURCHASE}`, tell: after(tellApplicant, tellSums), top: "#result" },
  benchmark: { at: "#/m/benchmark-enterprise" },
  guidance: { at: "#/m/scenario-list" },
  lost: { at: "#/m/nothing-such" },
};

/** SCENES="rows,report": those alone. */
const wanted = Object.entries(SCENES).filter(([name]) => !process.env.SCENES || process.env.SCENES.split(",").includes(name));

mkdirSync(OUT, { recursive: true });
const server = await serve("build/page");
const browser = await launch();
try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const [name, { at, tell, top }] of wanted) {
      const colorScheme = process.env.DARK ? "dark" : "light";
      const page = await browser.newPage({ viewport, colorScheme, locale: "zh-CN", reducedMotion: "reduce", serviceWorkers: "block" });
      await page.clock.setFixedTime(NOW);
      await page.goto(server.url + at, { waitUntil: "networkidle" });
      await page.waitForSelector("h1");
      if (tell) await tell(page);
      await page.evaluate(() => {
        document.activeElement.blur();
        scrollTo(0, 0);
      });
      if (top) await page.locator(top).first().evaluate((element) => element.scrollIntoView());
      // What is computed bit by bit shall be there.
      await page.waitForTimeout(600);
      await page.screenshot({ path: `${OUT}/${name}-${size}${process.env.DARK ? "-dark" : ""}.png` });
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
