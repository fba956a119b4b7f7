// A visit to a portal's page in the browser: what goes wrong there is written down, and so is what it asks for.
import { launch } from "../../../scripts/chromium.mjs";
import { POLICY, watch } from "../../lib/watched.mjs";

export { POLICY };

/** Starts the browser; `visit(url)` opens a page in it. */
export async function startBrowser() {
  const browser = await launch();
  return { visit: (url) => visit(browser, url), close: () => browser.close() };
}

/** `faults` are errors of the page and its console, answers that were none, and requests to anywhere else. */
async function visit(browser, url) {
  const page = await browser.newPage();
  // Frameworks warn of themselves while they are developed with.
  const { faults } = watch(page, ["error"]);
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL(url).origin + "/")) faults.push(`asked for ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(url);
  return { page, faults };
}
