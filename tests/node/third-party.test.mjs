// The work of others that is shipped: named, with its licence, wherever it is.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { PACKAGE, shippedFiles } from "../lib/shipped.mjs";

const PAGE = "build/page";
const TEXT = "THIRD-PARTY.txt";
/** lit's own mark of its versions, which no minifier changes. */
const LIT = "litHtmlVersions";

const scripts = (folder, names) => names.filter((name) => name.endsWith(".js")).map((name) => join(folder, name));

test("a script with lit in it says so, first of all, and where its licence is", () => {
  const withLit = (paths) => paths.filter((path) => readFileSync(path, "utf8").includes(LIT));
  const inPackage = withLit(scripts(PACKAGE, shippedFiles()));
  assert.deepEqual(inPackage.map((path) => path.replace(`${PACKAGE}/`, "")).sort(), [
    "cjs/element.js", "classic/huiqi-element.js", "dist/element.js", "legacy/element.js",
  ]);
  // Which file of the page has it is the bundler's to say.
  const inPage = withLit(scripts(PAGE, readdirSync(PAGE)));
  assert.ok(inPage.length > 0);
  for (const path of [...inPackage, ...inPage]) {
    assert.match(readFileSync(path, "utf8"), new RegExp(`^(?:"use strict";|let [^;]{1,20};)?/\\*! With lit, BSD-3-Clause, .*${TEXT}`), path);
  }
});

test("the licences go with each folder that is served by itself", () => {
  for (const folder of [PACKAGE, join(PACKAGE, "classic"), PAGE]) {
    const text = readFileSync(join(folder, TEXT), "utf8");
    for (const name of ["lit", "lit-html"]) {
      const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
      assert.ok(text.includes(`${name} ${version} (${license})`), `${folder}: ${name}`);
    }
    assert.ok(text.includes(readFileSync("node_modules/lit-html/LICENSE", "utf8").trim()), folder);
    assert.ok(!text.includes("custom-elements-manifest"), "what only builds is not shipped");
    assert.doesNotMatch(text, /node_modules|\.cargo/);
  }
});

test("what the page reads and writes tables with is among its own, and not among the package's", () => {
  const [page, ours] = [PAGE, PACKAGE].map((folder) => readFileSync(join(folder, TEXT), "utf8"));
  for (const name of ["fflate", "papaparse", "read-excel-file", "saxen", "write-excel-file"]) {
    const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
    assert.ok(page.includes(`${name} ${version} (${license})`), name);
    assert.ok(!ours.includes(`${name} ${version}`), name);
  }
});

test("each crate that the core names is among them, and none that only a server has", () => {
  const [, section] = /^\[dependencies\]\n([^[]+)/m.exec(readFileSync("Cargo.toml", "utf8"));
  const text = readFileSync(join(PACKAGE, TEXT), "utf8");
  for (const [, name] of section.matchAll(/^([\w-]+) =/gm)) assert.match(text, new RegExp(`^${name} \\d`, "m"));
  for (const name of ["axum", "tokio", "clap", "syn", "serde_derive"]) assert.doesNotMatch(text, new RegExp(`^${name} \\d`, "m"));
  assert.ok(existsSync("LICENSE-MIT"), "ours stands beside it");
});
