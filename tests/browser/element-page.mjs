// A page of an embedder's with elements in it: the assembled package behind a plain server, under the strictest policy that
// it promises to work under.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../scripts/static.mjs";
import { POLICY, watchedPage } from "../lib/watched.mjs";
import { DESKTOP, NOW } from "./page.mjs";

/** An application with all that a submission needs. */
export const COMPLETE = JSON.parse(readFileSync("examples/data-purchase.json", "utf8"));
COMPLETE.facts.applicant.byAgent = false;

/** What the page's own script has: the module's exports, the engine's, and a log of the events that reach the document. */
const SCRIPT = `
import { load } from "./huiqi/dist/index.js";
globalThis.load = load;
globalThis.heard = [];
for (const type of ["input", "change", "huiqi-ready", "huiqi-change", "huiqi-match", "huiqi-choose", "huiqi-questions", "huiqi-error"]) {
  document.addEventListener(type, (event) => heard.push(type + " " + event.target.localName));
}
globalThis.define = () => import("./huiqi/dist/element.js");
`;

/**
 * Opens a page whose body is \`body\`. With \`defined: false\` the elements are only defined once \`define()\` is called in it.
 * What goes wrong inside stands in \`faults\`.
 */
export async function openElementPage(t, browser, body, { viewport = DESKTOP, defined = true, prepare, headers = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "huiqi-element-"));
  cpSync("build/npm/huiqi", join(folder, "huiqi"), { recursive: true });
  const script = defined ? `${SCRIPT}await define();\n` : SCRIPT;
  writeFileSync(join(folder, "main.js"), `${script}globalThis.begun = true;\n`);
  writeFileSync(join(folder, "favicon.ico"), "");
  writeFileSync(join(folder, "next.html"), "<!doctype html><title>next</title><p>next</p>");
  writeFileSync(join(folder, "index.html"), `<!doctype html><html lang="zh-Hans"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>portal</title>
    <body><main><h1>portal</h1>${body}</main><script type="module" src="main.js"></script></body></html>`);
  const server = await serve(folder, { headers: { "content-security-policy": POLICY, ...headers } });
  t.after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { page, faults, requests } = await watchedPage(t, browser, { viewport, timezoneId: "America/Los_Angeles" });
  await page.clock.setFixedTime(NOW);
  if (prepare) await prepare(page);
  await page.goto(server.url);
  await page.waitForFunction(() => globalThis.begun === true);
  return { page, server, faults, requests };
}

/** Once every form of the page has its engine and is drawn. */
export const ready = (page, selector = "huiqi-form") => page.waitForFunction((selector) =>
  [...document.querySelectorAll(selector)].every((element) => element.shadowRoot?.querySelector("section")), selector);

/** Takes the log of events, and empties it. */
export const heard = (page) => page.evaluate(() => globalThis.heard.splice(0));
