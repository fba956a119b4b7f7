// A page of a stranger who embeds the package: the shipped files in a folder of their own, a script of his own, and a policy
// that allows no more than the package promises to need.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { serve } from "../../scripts/static.mjs";
import { POLICY, watchedPage } from "./watched.mjs";

export { POLICY };

/** As POLICY, in the words of a kernel below Chromium 97, or of a portal that allows no WebAssembly at all. */
export const WITHOUT_WASM = POLICY.replace(" 'wasm-unsafe-eval'", "");

const html = (head, body) => `<!doctype html><html lang="zh"><meta charset="utf-8"><title>huiqi</title>${head}<body>${body}</body></html>`;

/**
 * Serves the package under `huiqi/` beside a page with so much in its head and body, and `files` (name → text).
 * `url` is the page's address.
 */
export async function startSite({ head = "", body = "", files = {}, policy = POLICY }) {
  const folder = mkdtempSync(join(tmpdir(), "huiqi-embed-"));
  cpSync("build/npm/huiqi", join(folder, "huiqi"), { recursive: true });
  // Chromium asks for an icon by itself.
  for (const [name, text] of Object.entries({ "index.html": html(head, body), "favicon.ico": "", ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const server = await serve(folder, { headers: { "content-security-policy": policy } });
  return {
    url: server.url,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Opens such a page; all of it goes when the test `t` ends. `requests` are the files that were asked for, as paths within
 * the site; whoever asks elsewhere has his whole address there. `faults` are what the page and its console complain of.
 */
export async function openEmbed(t, browser, { prepare, ...site }) {
  const server = await startSite(site);
  t.after(server.close);
  const { page, context, faults } = await watchedPage(t, browser);
  const requests = [];
  context.on("request", (request) => requests.push(request.url().replace(server.url, "")));
  if (prepare) await prepare(page);
  await page.goto(server.url);
  return { page, context, server, requests, faults };
}
