// What everything shipped uses, held against MDN's tables for the oldest browsers that are promised: no Firefox 102 and no
// Safari 16.4 can be had here, and no kernel tells of what it does not draw. What one of them lacks stands in
// features.json with the reason why that does no harm.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { featuresOfCss } from "./features/css.mjs";
import { featuresOfMarkup } from "./features/markup.mjs";
import { featuresOfScripts, projectOf } from "./features/script.mjs";
import { lacking } from "./features/support.mjs";

const exceptions = JSON.parse(readFileSync("tests/kernels/features.json", "utf8"));
const PACKAGE = "build/npm/huiqi";
const PAGE = "build/page";

/** What only developers open. The examples have a copy of the package beside them. */
const isHelp = (path) => /^build\/page\/(examples|playground)\/(?!huiqi\/)|\/iframe\/generator\./.test(path);

/** The contents of the files of a kind that are shipped: for applicants, or for developers alone. */
const contents = (ending, help) => [PACKAGE, PAGE]
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)))
  .filter((path) => path.endsWith(ending) && isHelp(path) === help)
  .map((path) => readFileSync(path, "utf8"));

/** Lit as it is bundled, and the examples' plain scripts. */
const plainScripts = () => ({
  fileNames: [
    ...["lit-html", "directives/guard", "directives/keyed", "directives/live"].map((name) => `node_modules/lit-html/development/${name}.js`),
    ...readdirSync("www/examples").filter((name) => name.endsWith(".js")).map((name) => `www/examples/${name}`),
  ],
  options: { ...projectOf("tsconfig.json").options, allowJs: true, checkJs: true, strict: false, maxNodeModuleJsDepth: 1 },
});

/** What is used, by what uses it. */
const USED = {
  "style sheets": () => contents(".css", false).flatMap(featuresOfCss),
  "pages": () => contents(".html", false).flatMap(featuresOfMarkup),
  "scripts and their templates": () => [...featuresOfScripts(projectOf("tsconfig.json")), ...featuresOfScripts(plainScripts())],
  "the binary": () => ["bulk-memory-operations", "non-trapping-float-to-int-conversions", "sign-extension-operations"]
    .map((proposal) => ["webassembly", proposal]),
  "what only developers open": () => [...contents(".css", true).flatMap(featuresOfCss), ...contents(".html", true).flatMap(featuresOfMarkup)],
};

for (const [user, used] of Object.entries(USED)) {
  test(`${user}: every feature is in the oldest promised browsers, or is listed with a reason, and no other is`, (t) => {
    const features = new Map(used().map((path) => [path.join("."), path]));
    assert.ok(features.size > 2, "nothing was found");
    const wanting = [...features].map(([name, path]) => [name, lacking(path)]).filter(([, browsers]) => browsers);
    const listed = (exceptions[user] ?? []).map(({ feature, without }) => [feature, without]);
    assert.deepEqual(wanting.sort(), listed.sort());
    t.diagnostic(`${features.size} features`);
  });
}

test("the binary uses no other proposals than those", () => {
  execFileSync(process.execPath, ["scripts/wasm-features.mjs", join(PACKAGE, "huiqi_bg.wasm")]);
});

test("the tables are read: what is known to be newer is found, and what is old is not", () => {
  const newer = (...paths) => paths.map((path) => lacking(path)).filter(Boolean).length;
  assert.equal(newer(...featuresOfCss("a:has(b){display:flex;gap:1em;width:min(1px,2vw);inset:0}@layer x{}")), 5);
  assert.equal(newer(...featuresOfMarkup('<dialog inert><input type="week" required></dialog>')), 2);
  assert.equal(newer(...featuresOfCss("a{display:grid;gap:1em;color:var(--b)}"), ...featuresOfMarkup('<p hidden><a href="x">y</a>')), 0);
  const script = "tests/kernels/features/newer.ts";
  assert.equal(newer(...featuresOfScripts({ fileNames: [script], options: { target: 99 } })), 4);
});
