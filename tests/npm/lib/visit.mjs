// A visit to a portal's page in the browser: what goes wrong there is written down, and so is what it asks for.
import { launch } from "../../../scripts/chromium.mjs";

/** The strictest policy that the package promises to work under. */
export const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "worker-src 'self'",
].join("; ");

/** Starts the browser; `visit(url)` opens a page in it. */
export async function startBrowser() {
  const browser = await launch();
  return { visit: (url) => visit(browser, url), close: () => browser.close() };
}

/** `faults` are errors of the page and its console, answers that were none, and requests to anywhere else. */
async function visit(browser, url) {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${message.text()} (${message.location().url})`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL(url).origin + "/")) faults.push(`asked for ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(url);
  return { page, faults };
}
