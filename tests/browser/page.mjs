// The page under test: the real build behind a plain server with the strictest policy that it promises to work under,
// and hands that fill it in as a person would.
import { mkdirSync } from "node:fs";
import { launch } from "../../scripts/chromium.mjs";
import { serve } from "../../scripts/static.mjs";
import { startService } from "../lib/native.mjs";
import { drawn, POLICY, watchedPage } from "../lib/watched.mjs";

export { drawn };

const PAGE = "build/page";
const PICTURES = "build/screenshots";

export const PHONE = { width: 360, height: 780 };
export const DESKTOP = { width: 1440, height: 900 };

/** A Monday on which one may apply, in Shanghai; in Greenwich it is still Sunday. */
export const NOW = "2026-06-14T17:30:00Z";
export const TODAY = "2026-06-15";

mkdirSync(PICTURES, { recursive: true });

/** One browser for a file of tests. */
export const startBrowser = () => launch();

const plainServer = () => serve(PAGE, { headers: { "content-security-policy": POLICY } });

/** `huiqi serve`, which carries the page inside. */
export async function nativeServer() {
  const { address, stop } = await startService();
  let stopped;
  return { url: `${address}/`, close: () => (stopped ??= stop()) };
}

/**
 * A page that has loaded `at` an address, with its server still there; both go when the test `t` ends. What goes wrong
 * inside the page stands in `faults`.
 */
export async function openPage(t, browser, { viewport = PHONE, dark = false, prepare, startServer = plainServer, at = "#/m/data-purchase", context = {} } = {}) {
  const server = await startServer();
  t.after(server.close);
  const { page, faults, requests } = await watchedPage(t, browser, {
    viewport, colorScheme: dark ? "dark" : "light", timezoneId: "America/Los_Angeles", ...context,
  });
  await page.clock.setFixedTime(NOW);
  await page.addInitScript(() => {
    // The document and the shadow roots of the elements in it, and whatever a selector finds in any of them.
    window.roots = () => [document, ...[...document.querySelectorAll("huiqi-form, huiqi-match")].map((one) => one.shadowRoot)];
    window.all = (selector) => window.roots().flatMap((root) => [...root.querySelectorAll(selector)]);
    window.focused = () => {
      let at = document.activeElement;
      while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at;
    };
  });
  if (prepare) await prepare(page);
  await page.goto(server.url + at);
  await page.waitForSelector("h1");
  return { page, server, faults, requests };
}

/** What a reader sees of it then, in one line. */
export async function text(page, selector) {
  await drawn(page);
  return (await page.locator(selector).innerText()).replace(/\s+/g, " ").trim();
}

/** What has the focus, in whatever element of ours it is: `[tag, id]`. */
export const focused = (page) => page.evaluate(() => [window.focused().tagName, window.focused().id]);

/** Opens all that is folded by the browser's own means. */
export const openDetails = (page) => page.evaluate(() => { for (const one of window.all("details")) one.open = true; });

/** Ids that stand twice in one tree. */
export const twice = (page) => page.evaluate(() => window.roots().flatMap((root) => {
  const ids = [...root.querySelectorAll("[id]")].map(({ id }) => id);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}));

export const idOf = (path) => `#at${path.replace(/[^A-Za-z0-9]/g, "-")}`;
export const control = (page, path) => page.locator(`${idOf(path)}-control`);
const CONTRACT = "/facts/contracts/0";

/** Gives an answer that stands among choices, by its place: 0 is the first, -1 (不清楚) the last. */
export const choose = (page, path, index) => page.locator(`${idOf(path)} .option`).nth(index).click();

export async function tellApplicant(page) {
  await control(page, "/facts/applicant/name").fill("内蒙古某某科技有限公司");
  await control(page, "/facts/applicant/kind").selectOption({ index: 1 });
  await choose(page, "/facts/applicant/soundFinance", 0);
  await choose(page, "/facts/applicant/taxCreditGrade", 0);
  await choose(page, "/facts/applicant/dishonestyListed", 1);
}

/** The first contract up to its sums. */
export async function tellSums(page, { amount = "350000", paid = amount } = {}) {
  await page.locator(".button-add").click();
  await control(page, `${CONTRACT}/name`).fill("语料采购合同");
  await choose(page, `${CONTRACT}/product`, 2);
  await control(page, `${CONTRACT}/amount`).fill(amount);
  await control(page, `${CONTRACT}/paid`).fill(paid);
}

const YES = ["tradedOnExchange", "settledOnExchange", "rulesCompliant", "termsComplete", "voucher", "businessUse", "lawfulUse"];

export async function tellRest(page) {
  await control(page, `${CONTRACT}/signedOn`).fill("2026-04-20");
  for (const name of YES) await choose(page, `${CONTRACT}/${name}`, 0);
  await choose(page, "/facts/applicant/byAgent", 1);
  await control(page, "/facts/dataPurchase/awardedThisYear").fill("0");
}

export async function tellAll(page) {
  await tellApplicant(page);
  await tellSums(page);
  await tellRest(page);
}

/** A picture of what is in sight once `selector` is at the top: the one in the README is made so. */
export async function scene(page, selector, name) {
  await page.evaluate(() => document.activeElement.blur());
  await page.locator(selector).first().evaluate((element) => element.scrollIntoView());
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

/** A picture of the whole page, from its top. */
export async function picture(page, name) {
  await page.evaluate(() => {
    document.activeElement.blur();
    scrollTo(0, 0);
  });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}
