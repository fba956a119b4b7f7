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
  const with_ = [...scripts(PACKAGE, shippedFiles()), ...scripts(PAGE, readdirSync(PAGE))].filter((path) => readFileSync(path, "utf8").includes(LIT));
  assert.deepEqual(with_.map((path) => path.replace(`${PACKAGE}/`, "").replace(/-[A-Z0-9]{8}\./, ".")).sort(), [
    `${PAGE}/app.js`, "cjs/element.js", "classic/huiqi-element.js", "dist/element.js", "legacy/element.js",
  ].sort());
  for (const path of with_) assert.match(readFileSync(path, "utf8"), new RegExp(`^(?:"use strict";|let [^;]{1,20};)?/\\*! With lit, BSD-3-Clause, .*${TEXT}`), path);
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

test("each crate that the core names is among them, and none that only a server has", () => {
  const [, section] = /^\[dependencies\]\n([^[]+)/m.exec(readFileSync("Cargo.toml", "utf8"));
  const text = readFileSync(join(PACKAGE, TEXT), "utf8");
  for (const [, name] of section.matchAll(/^([\w-]+) =/gm)) assert.match(text, new RegExp(`^${name} \\d`, "m"));
  for (const name of ["axum", "tokio", "clap", "syn", "serde_derive"]) assert.doesNotMatch(text, new RegExp(`^${name} \\d`, "m"));
  assert.ok(existsSync("LICENSE-MIT"), "ours stands beside it");
});
