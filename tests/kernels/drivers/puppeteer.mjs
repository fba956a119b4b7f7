// A kernel driven by puppeteer: an old one by the version of its time, which speaks to Chromium alone; a new one by a new
// version, which speaks to Firefox too.
import { FLAGS, driverModule, programPath } from "../../../scripts/kernels.mjs";

/** Starts the browser; see session.mjs for what is given back. */
export async function start(kernel) {
  const puppeteer = (await driverModule(kernel.driver)).default;
  const browser = await puppeteer.launch({
    executablePath: programPath(kernel),
    headless: true,
    ...(kernel.browser === "firefox" ? { browser: "firefox" } : { args: FLAGS }),
    // Hundreds of rows in one call take their time; each test has its own patience.
    protocolTimeout: 600_000,
    defaultViewport: { width: 1000, height: 800 },
  });
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => {
    // Version 5 calls it "warning", later ones "warn".
    if (/^(error|warn)/.test(message.type())) said.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => said.push(`uncaught: ${error.message}`));
  return {
    version: await browser.version(),
    /** What the browser wrote to its console since it was asked last, its own words included. */
    said: () => said.splice(0),
    goto: (url) => page.goto(url, { waitUntil: "load" }),
    evaluate: (expression) => page.evaluate(expression),
    click: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    close: () => browser.close(),
  };
}
