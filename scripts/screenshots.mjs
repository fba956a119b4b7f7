// Pictures of the page as build/page has it, into build/screenshots: its screens on a phone, a tablet and a desktop, light
// and dark. A handful of them, brought down to 256 colours, stands in www/screenshots.
import { mkdirSync } from "node:fs";
import { choose, control, NOW, tellApplicant, tellSums } from "../tests/browser/page.mjs";
import { launch } from "./chromium.mjs";
import { serve } from "./static.mjs";

const OUT = "build/screenshots";
const SIZES = {
  phone: { width: 360, height: 780 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1440, height: 900 },
};

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

/** Name → address, what is told there, and what stands at the top of the picture; without it, the whole page is shown. */
const SCENES = {
  list: { at: "#/", top: "main" },
  half: { at: "#/", tell: (page) => fromQuestions(page, tellProfile), top: "#question" },
  matches: { at: "#/", tell: (page) => fromQuestions(page, tellCase), top: ".columns" },
  search: { at: "#/", tell: (page) => page.locator("#find-words").fill("算力"), top: "#measures" },
  questions: { at: "#/questions" },
  form: {
    at: "#/m/data-purchase",
    tell: async (page) => {
      await tellApplicant(page);
      await tellSums(page);
    },
    top: ".item",
  },
  "measure-12": { at: "#/m/data-purchase" },
  "measure-14": { at: "#/m/benchmark-enterprise", top: "main" },
  guidance: { at: "#/m/scenario-list", top: "main" },
};

mkdirSync(OUT, { recursive: true });
const server = await serve("build/page");
const browser = await launch();
try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["light", "dark"]) {
      for (const [name, { at, tell, top }] of Object.entries(SCENES)) {
        const page = await browser.newPage({ viewport, colorScheme, locale: "zh-CN", reducedMotion: "reduce" });
        await page.clock.setFixedTime(NOW);
        await page.goto(server.url + at, { waitUntil: "networkidle" });
        if (tell) await tell(page);
        await page.evaluate(() => {
          document.activeElement.blur();
          scrollTo(0, 0);
        });
        if (top) await page.locator(top).first().evaluate((element) => element.scrollIntoView());
        await page.screenshot({ path: `${OUT}/${name}-${size}-${colorScheme}.png`, fullPage: !top });
        await page.close();
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}
