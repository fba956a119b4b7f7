// Throw-away portals, each built by the tools that real ones are built with, from the packed package, and used in a browser.
import assert from "node:assert/strict";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { load } from "huiqi";
import { buildPages } from "../../benches/browser/build.mjs";
import { CONTENDERS, KEYS, measureTyping } from "../../benches/browser/typing.mjs";
import { serve } from "../../scripts/static.mjs";
import { amountOf, awardOf, FIRST, furnish, SECOND } from "./lib/golden.mjs";
import { family, run, stranger } from "./lib/install.mjs";
import { buildPage, layPage, readmeBlocks } from "./lib/readme.mjs";
import { withServer } from "./lib/servers.mjs";
import { POLICY, startBrowser } from "./lib/visit.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/**
 * The page shows the award of what it knows, and the other one once the amount is changed; nothing goes wrong. `more`: what
 * else this portal has.
 */
async function usePortal(url, more = () => {}) {
  const { page, faults } = await browser.visit(url);
  await shows(page, "engine", awardOf(FIRST), faults);
  await page.fill("[name=amount]", amountOf(SECOND));
  await shows(page, "engine", awardOf(SECOND), faults);
  // So many times as the page has other ways to an engine.
  await shows(page, "ways", `${awardOf(FIRST)}( ${awardOf(FIRST)})+`, faults);
  await useElement(page, faults);
  await more(page, faults);
  assert.deepEqual(faults, []);
  await page.close();
}

/** The list of all measures shows what the portal hands in, takes a change, and tells which measure is chosen. */
async function useMatch(page, faults) {
  await shows(page, "matched", awardOf(FIRST), faults);
  const match = page.locator("huiqi-match");
  for (const label of ["合同金额", "已支付金额"]) await match.getByRole("textbox", { name: label }).fill(amountOf(SECOND));
  await shows(page, "matched", awardOf(SECOND), faults);
  await match.locator("#entry-data-purchase a").click();
  await shows(page, "chosen", "data-purchase", faults);
  assert.equal(new URL(page.url()).hash, "");
}

/** The form shows what the portal hands in, takes a change, and is submitted with the page's own form as a receipt that holds. */
async function useElement(page, faults) {
  await shows(page, "element", awardOf(FIRST), faults);
  for (const label of ["合同金额", "已支付金额"]) {
    await page.locator("huiqi-form").getByRole("textbox", { name: label }).fill(amountOf(SECOND));
  }
  await shows(page, "element", awardOf(SECOND), faults);
  const receipt = await page.evaluate(() => new FormData(document.querySelector("form#apply")).get("receipt"));
  const { valid, differences } = (await load()).verify(JSON.parse(receipt));
  assert.deepEqual({ valid, differences }, { valid: true, differences: [] });
}

/** Waits until the page's `<output>` of that id shows the text. Why it does not is mostly among the faults. */
async function shows(page, id, text, faults) {
  const output = page.locator(`output#${id}`);
  try {
    await output.filter({ hasText: new RegExp(`^\\s*${text}\\s*$`) }).waitFor({ timeout: 60_000 });
  } catch {
    const shown = (await output.count()) ? await output.textContent() : "not there";
    assert.fail(`output#${id} should show ${text}, is ${JSON.stringify(shown)}; faults: ${JSON.stringify(faults, null, 1)}`);
  }
}

/** The files of a portal behind a plain server with the strict policy. */
async function useFiles(folder, use = usePortal) {
  furnish(folder);
  const server = await serve(folder, { headers: { "content-security-policy": POLICY } });
  try {
    await use(server.url);
  } finally {
    await server.close();
  }
}

/** A portal behind the development server of its Vite, which npm has put beside it or above. */
async function useVite(folder, use = usePortal) {
  furnish(join(folder, "public"));
  const args = (port) => ["--port", String(port), "--strictPort", "--host", "127.0.0.1", "--force"];
  const manifest = createRequire(resolve(folder, "package.json")).resolve("vite/package.json");
  await withServer(join(dirname(manifest), "bin/vite.js"), args, folder, use);
}

/** A page that README shows: it gets to its end, each element in it to a form, and nothing goes wrong. */
async function useShown(url) {
  const { page, faults } = await browser.visit(url);
  const done = () => {
    const elements = [...document.querySelectorAll("huiqi-form, huiqi-match")];
    const drawn = elements.every(({ shadowRoot }) => shadowRoot && shadowRoot.querySelector("section"));
    return drawn && (elements.length > 0 || globalThis.done);
  };
  await page.waitForFunction(done, undefined, { timeout: 60_000 }).catch((error) => faults.push(String(error)));
  assert.deepEqual(faults, []);
  await page.close();
}

const build = (cwd, env) => run("npm", ["run", "build"], { cwd, env });

// Two at a time: the tools wait much, for files and for their own helpers.
describe("portals", { concurrency: 2 }, () => {
  const old = family("old");
  const modern = family("modern");
  // Whoever waits for them is told.
  for (const installed of [old, modern]) installed.catch(() => {});

  // The longest first.
  test("vue-cli 4: webpack 4, Vue 2, Babel to ES5", async () => {
    const { vue2 } = await old;
    // vue-cli's plug-ins hash with MD4, which OpenSSL 3 keeps among its old things.
    await build(vue2, { NODE_OPTIONS: "--openssl-legacy-provider" });
    await useFiles(join(vue2, "dist"));
    // By the TypeScript of that time, which reads neither `exports` nor newer words in declarations.
    await run("npm", ["run", "types"], { cwd: vue2 });
  });

  test("webpack 5", async () => {
    const { webpack5 } = await modern;
    await build(webpack5);
    await useFiles(join(webpack5, "dist"));
    for (const name of readdirSync(join(webpack5, "dist")).filter((name) => name.endsWith(".css"))) {
      const css = readFileSync(join(webpack5, "dist", name), "utf8");
      assert.doesNotMatch(css, /:host/, `${name}: the elements' style is not the page's`);
    }
  });

  test("Vite 8, Vue 3, Element Plus: built, and by the development server", async () => {
    const { vue3 } = await modern;
    await build(vue3);
    const use = (url) => usePortal(url, useMatch);
    await useFiles(join(vue3, "dist"), use);

    await useVite(vue3, use);
  });

  test("Vite 5, React: built, and by the development server", async () => {
    const { react } = await modern;
    await build(react);
    await useFiles(join(react, "dist"));
    await useVite(react);
  });

  test("Next, rendered on the server", async () => {
    const { next } = await modern;
    furnish(join(next, "public"));
    await build(next, { NEXT_TELEMETRY_DISABLED: "1" });
    const args = (port) => ["start", "--port", String(port), "--hostname", "127.0.0.1"];
    await withServer("../../node_modules/next/dist/bin/next", args, next, async (url) => {
      const html = await (await fetch(url)).text();
      assert.match(html, new RegExp(`<output id="server">${awardOf(FIRST)}</output>`));
      assert.match(html, /<huiqi-form[^>]* measure="data-purchase"[^>]*><\/huiqi-form>/);
      await usePortal(url);
    });
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

  // How long anything takes is not looked at: each page must show what the engine says, key by key.
  test("the form that the element is measured beside", async () => {
    const { root } = await modern;
    const pages = await buildPages({ packages: join(root, "node_modules") });
    const measured = {};
    await measureTyping({
      pages, counts: [2], rounds: 1, warmUp: 0, pause: 0, throttling: 1,
      told: ({ name }, count, { letters, answers, work }) => {
        measured[name] = [letters, answers, work].map((all) => all.filter((time) => time > 0).length);
      },
    });
    assert.deepEqual(measured, Object.fromEntries(CONTENDERS.map(({ name }) => [name, [KEYS.length, KEYS.length, 1]])));
  });

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

  test("README.md, copied into fresh projects", async (t) => {
    const { root } = await modern;
    const { folder, remove } = await stranger("node");
    try {
      for (const { name, commands = [], html, files, node } of readmeBlocks()) {
        await t.test(name, async () => {
          // That the package can be installed is what all the others show.
          for (const command of commands) assert.match(command, /^npm install huiqi$/);
          if (html) {
            layPage(html, folder, root);
            await useFiles(folder, useShown);
          }
          if (files) await useFiles(await buildPage(files, root), useShown);
          if (node === undefined) return;
          writeFileSync(join(folder, "block.mjs"), node);
          await run(process.execPath, ["block.mjs"], { cwd: folder });
        });
      }
    } finally {
      remove();
    }
  });
});
