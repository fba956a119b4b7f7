// The engine in a page of its own: the assembled npm package behind a plain server, in headless Chromium, under the
// strictest policy that it promises to work under.
import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "../../scripts/chromium.mjs";
import { serve } from "../../scripts/static.mjs";
import { POLICY, watch } from "./watched.mjs";

// The page has nothing inline: the policy forbids it, and what it blocks stands in `faults`.
const HTML = '<!doctype html><meta charset="utf-8"><title>huiqi</title><script type="module" src="main.js"></script>';
const SCRIPT = `
import { answersTo } from "./cases.js";
import { canonical, HuiqiError, load } from "./huiqi/dist/index.js";
globalThis.huiqi = load();
globalThis.answers = async (rows, pack) => answersTo(rows, await (pack ? load({ pack }) : huiqi), canonical);
`;

/**
 * Opens the page. `answers(rows, pack)` is `answersTo` of cases.mjs run in it, by the
 * pack that the package carries where no other is given; `faults` lists what went wrong inside;
 * `page` is playwright's. Only what a site would have is served, so the package cannot lean on its neighbours here.
 */
export async function openEnginePage() {
  const folder = mkdtempSync(join(tmpdir(), "huiqi-engine-page-"));
  cpSync("build/npm/huiqi", join(folder, "huiqi"), { recursive: true });
  copyFileSync("tests/lib/cases.mjs", join(folder, "cases.js"));
  writeFileSync(join(folder, "index.html"), HTML);
  writeFileSync(join(folder, "main.js"), SCRIPT);
  // Chromium asks for one by itself, and not to find it would be a fault.
  writeFileSync(join(folder, "favicon.ico"), "");

  const server = await serve(folder, { headers: { "content-security-policy": POLICY } });
  const browser = await launch();
  const close = async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const page = await browser.newPage();
    const { faults } = watch(page, ["error"]);
    await page.goto(server.url);
    await page.waitForFunction("'answers' in globalThis");
    const version = await browser.version();
    return { page, faults, version, close, answers: (rows, pack) => inPage(page, rows, pack) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Rows go over as text: the driver's own encoding of values is not what is under test, and slow for large ones. */
async function inPage(page, rows, pack) {
  const text = await page.evaluate(
    async (text) => JSON.stringify(await globalThis.answers(...JSON.parse(text))),
    JSON.stringify(pack ? [rows, pack] : [rows]),
  );
  return JSON.parse(text);
}
