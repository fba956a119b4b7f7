// The assembled npm package: every entry by `import` and by `require`, nothing done at import, no address but its own.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { PACKAGE, shippedFiles } from "../lib/shipped.mjs";

const require = createRequire(import.meta.url);
const manifest = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
const application = { measure: "data-purchase", date: "2026-06-15", facts: {} };

/** The entries that are modules: what one imports, without assets, catalogues and plain scripts. */
const ENTRIES = Object.entries(manifest.exports)
  .filter(([, target]) => typeof target === "object" && JSON.stringify(target).includes("types/"))
  .map(([entry]) => entry.replace(/^\./, "huiqi"));

/** The one entry that does something at import: it defines its elements, where there is a document. */
const ELEMENT = "huiqi/element";

test("every entry is known here", () => {
  assert.deepEqual(ENTRIES, ["huiqi", "huiqi/inline", "huiqi/worker", ELEMENT]);
});

test("import and require give the same names, and one class of errors", async () => {
  for (const entry of ENTRIES) {
    const [imported, required] = [await import(entry), require(entry)];
    assert.deepEqual(Object.keys(required).sort(), Object.keys(imported).sort(), entry);
    if (entry === ELEMENT) continue; // it throws nothing of its own
    assert.equal(imported.HuiqiError, (await import("huiqi")).HuiqiError, entry);
    assert.equal(required.HuiqiError, require("huiqi").HuiqiError, entry);
  }
});

for (const entry of ["huiqi", "huiqi/inline"]) {
  for (const core of ["wasm", "js"]) {
    test(`${entry} answers in CommonJS and as a module (${core})`, async () => {
      const receipts = await Promise.all([await import(entry), require(entry)].map(async ({ load }) => {
        return (await load({ core })).receipt(application);
      }));
      assert.deepEqual(receipts[0], receipts[1]);
      assert.equal(receipts[0].assessment.verdict, "undetermined");
    });
  }
}

test("where there are no workers, loadWorker says what to use", async () => {
  for (const { loadWorker } of [await import("huiqi/worker"), require("huiqi/worker")]) {
    await assert.rejects(loadWorker(), { code: "load.worker", message: /no workers here\. In Node use load/ });
  }
});

test("the exported files are there, and the JavaScript build makes an instance", async () => {
  const binary = readFileSync(require.resolve("huiqi/huiqi_bg.wasm"));
  assert.ok(WebAssembly.validate(binary));
  for (const core of [(await import("huiqi/huiqi_js.js")).default, require("huiqi/huiqi_js.js")]) {
    assert.deepEqual(Object.keys(core()).sort(), WebAssembly.Module.exports(new WebAssembly.Module(binary)).map(({ name }) => name).sort());
  }
  assert.equal(require("huiqi/catalogues/nmg-2026-8.en.json").language, "en");
  assert.ok(readFileSync(require.resolve("huiqi/classic/huiqi.js")).length > 0);
});

// Whatever a module might touch while it is imported. `import` itself touches none of them.
const POISON = `
for (const name of ["WebAssembly", "fetch", "document", "window", "self", "location", "navigator", "Worker", "setTimeout", "setInterval", "queueMicrotask"]) {
  Object.defineProperty(globalThis, name, { get() { throw new Error(name + " was touched"); } });
}
const before = new Set(Reflect.ownKeys(globalThis));
const grown = () => Reflect.ownKeys(globalThis).filter((name) => !before.has(name)).map(String);
`;
const WAYS = { "import": ["module", (name) => `await import(${name})`], "require": ["commonjs", (name) => `require(${name})`] };
for (const [way, [type, code]] of Object.entries(WAYS)) {
  test(`nothing happens at ${way}`, async () => {
    for (const entry of ENTRIES.filter((entry) => entry !== ELEMENT)) {
      const program = `${POISON}${code(JSON.stringify(entry))};\nif (grown().length) throw new Error("new globals: " + grown());`;
      await promisify(execFile)(process.execPath, [`--input-type=${type}`, "--eval", program]);
    }
  });
}

/** Names in the form of an address, which nobody asks for. Each must still be there. */
const NAMES = {
  "https://json-schema.org/draft/2020-12/schema": "the dialect of a form's schema, in the binary",
};

test("no file that is shipped has an absolute address", () => {
  const found = [];
  const named = new Set();
  for (const path of shippedFiles().filter((path) => !/\.(md|d\.ts|json)$|LICENSE/.test(path))) {
    const text = readFileSync(join(PACKAGE, path), "latin1");
    // With a scheme, or with that of the page.
    for (const [address] of text.matchAll(/(?:https?|wss?|ftp):\/\/[^\s"'`<>\\)]*|["'`(=]\/\/[\w-]+\.[\w.-]+/g)) {
      // In the binary what comes before and next stands close by.
      const name = Object.keys(NAMES).find((name) => address.startsWith(name));
      if (name) named.add(name);
      else found.push(`${path}: ${address}`);
    }
  }
  assert.deepEqual(found, []);
  assert.deepEqual([...named], Object.keys(NAMES));
});

test("no file evaluates text", () => {
  for (const path of shippedFiles().filter((path) => path.endsWith(".js"))) {
    const [evaluates] = readFileSync(join(PACKAGE, path), "utf8").match(/\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(/) ?? [];
    assert.equal(evaluates, undefined, path);
  }
});

test("plain scripts are ASCII, so that a page in GBK reads them", () => {
  for (const path of shippedFiles("classic").filter((path) => path.endsWith(".js"))) {
    const [, strange] = readFileSync(join(PACKAGE, path), "utf8").match(/(.{0,20}[^\0-\x7f].{0,20})/) ?? [];
    assert.equal(strange, undefined, path);
  }
});

test("what is shipped is what the manifest names", async () => {
  const { stdout } = await promisify(execFile)("npm", ["pack", `./${PACKAGE}`, "--dry-run", "--json"]);
  assert.deepEqual(JSON.parse(stdout)[0].files.map(({ path }) => path).sort(), shippedFiles().sort());
});
