// Throw-away portals, each built by the tools that real ones are built with, from the packed package, and used in a browser.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serve } from "../../scripts/static.mjs";
import { amountOf, awardOf, FIRST, furnish, SECOND } from "./lib/golden.mjs";
import { family, run, stranger } from "./lib/install.mjs";
import { POLICY, startBrowser } from "./lib/visit.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** The page shows the award of what it knows, and the other one once the amount is changed; nothing goes wrong. */
async function usePortal(url, more = async () => {}) {
  const { page, faults } = await browser.visit(url);
  await shows(page, "engine", awardOf(FIRST), faults);
  await page.fill("[name=amount]", amountOf(SECOND));
  await shows(page, "engine", awardOf(SECOND), faults);
  // So many times as the page has other ways to an engine.
  await shows(page, "ways", `${awardOf(FIRST)}( ${awardOf(FIRST)})+`, faults);
  await more(page, faults);
  assert.deepEqual(faults, []);
  await page.close();
}

/** Waits until the page's `<output>` of that id shows the text. Why it does not is mostly among the faults. */
async function shows(page, id, text, faults) {
  const output = page.locator(`output#${id}`);
  try {
    await output.filter({ hasText: new RegExp(`^\\s*${text}\\s*$`) }).waitFor({ timeout: 30_000 });
  } catch {
    const shown = (await output.count()) ? await output.textContent() : "not there";
    assert.fail(`output#${id} should show ${text}, is ${JSON.stringify(shown)}; faults: ${JSON.stringify(faults, null, 1)}`);
  }
}

/** The files of a portal behind a plain server with the strict policy. */
async function useFiles(folder, more) {
  furnish(folder);
  const server = await serve(folder, { headers: { "content-security-policy": POLICY } });
  try {
    await usePortal(server.url, more);
  } finally {
    await server.close();
  }
}

/** A server of the portal's own: started, used as long as `use(url)` takes, and ended. */
async function withServer(script, args, cwd, use) {
  const port = await freePort();
  const child = spawn(process.execPath, [script, ...args(port)], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    await answers(`http://127.0.0.1:${port}/`, child);
    await use(`http://127.0.0.1:${port}/`);
  } finally {
    child.kill();
    await ended;
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until a server answers at all; what it wrote is told if it ends or stays silent. */
async function answers(url, child) {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} does not answer; the server said:\n${said}`);
}

const build = (cwd, env) => run("npm", ["run", "build"], { cwd, env });

describe("tools of today", () => {
  let folders;
  before(async () => {
    folders = await family("modern");
  });

  test("Vite 8, Vue 3, Element Plus", async () => {
    await build(folders.vue3);
    await useFiles(join(folders.vue3, "dist"));
  });

  test("Vite's development server", async () => {
    furnish(join(folders.vue3, "public"));
    const args = (port) => ["--port", String(port), "--strictPort", "--host", "127.0.0.1", "--force"];
    // vite's own program, so that it and not npm is what is ended.
    await withServer("node_modules/vite/bin/vite.js", args, folders.vue3, usePortal);
  });

  test("Vite 5, React", async () => {
    await build(folders.react);
    await useFiles(join(folders.react, "dist"));
  });

  test("webpack 5", async () => {
    await build(folders.webpack5);
    await useFiles(join(folders.webpack5, "dist"));
  });

  test("Next, rendered on the server", async () => {
    furnish(join(folders.next, "public"));
    await build(folders.next, { NEXT_TELEMETRY_DISABLED: "1" });
    const args = (port) => ["start", "--port", String(port), "--hostname", "127.0.0.1"];
    await withServer("../../node_modules/next/dist/bin/next", args, folders.next, async (url) => {
      const html = await (await fetch(url)).text();
      assert.match(html, new RegExp(`<output id="server">${awardOf(FIRST)}</output>`));
      await usePortal(url);
    });
  });
});

test("vue-cli 4: webpack 4, Vue 2, Babel to ES5", async () => {
  const { vue2 } = await family("old");
  // vue-cli's plug-ins hash with MD4, which OpenSSL 3 keeps among its old things.
  await build(vue2, { NODE_OPTIONS: "--openssl-legacy-provider" });
  await useFiles(join(vue2, "dist"));
});

for (const portal of ["module", "classic"]) {
  test(`a page without a bundler: ${portal}`, async () => {
    const { folder, remove } = await stranger(portal);
    try {
      cpSync(join(folder, "node_modules/huiqi"), join(folder, "vendor/huiqi"), { recursive: true });
      await useFiles(folder);
    } finally {
      remove();
    }
  });
}

test("Node: modules and CommonJS", async () => {
  const { folder, remove } = await stranger("node");
  try {
    for (const script of ["esm.mjs", "common.cjs"]) {
      // Before 20.19 Node does not `require` modules.
      const args = ["--no-experimental-require-module", script];
      const output = await run(process.execPath, args, { cwd: folder, input: JSON.stringify(FIRST.application) });
      assert.equal(output, `${Array(3).fill(awardOf(FIRST)).join(" ")}\n`, script);
    }
  } finally {
    remove();
  }
});
