// What the kernels are shown: the package as it is shipped, the page, and small pages that use them, as one folder behind
// plain servers, with and without a policy.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { serve } from "../../scripts/static.mjs";
import { POLICY } from "../lib/watched.mjs";

const PAGES = fileURLToPath(new URL("pages", import.meta.url));

/** Puts the folder together; `data` are the files that the pages read, by name. */
export async function buildSite(data) {
  const folder = mkdtempSync(join(tmpdir(), "huiqi-kernels-"));
  cpSync(PAGES, folder, { recursive: true });
  symlinkSync(resolve("build/npm/huiqi"), join(folder, "huiqi"));
  cpSync("build/page", join(folder, "page"), { recursive: true });
  const index = join(folder, "page/index.html");
  writeFileSync(index, readFileSync(index, "utf8").replace("<head>", '<head><script src="../watch.js"></script>'));
  for (const [name, text] of Object.entries(data)) writeFileSync(join(folder, name), text);
  // Browsers ask for one by themselves, and not to find it would be a fault.
  writeFileSync(join(folder, "favicon.ico"), "");
  await build({ entryPoints: [join(PAGES, "ask.mjs")], outfile: join(folder, "ask.js"), bundle: true, format: "iife", target: "chrome77" });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** Serves the folder to one kernel, with (`strict`) and without a policy (`open`). `asked()`: what was asked for since. */
export async function serveSite(folder) {
  const addresses = [];
  const asked = (address) => addresses.push(address);
  // Whatever a kernel needs shall be asked for each time, so that it can be seen.
  const headers = { "cache-control": "no-store" };
  const servers = await Promise.all([
    serve(folder, { headers, asked }),
    serve(folder, { headers: { ...headers, "content-security-policy": POLICY }, asked }),
  ]);
  return {
    open: servers[0].url,
    strict: servers[1].url,
    asked: () => addresses.splice(0),
    close: () => Promise.all(servers.map((server) => server.close())),
  };
}
