// What others have written of the files that are shipped, with their licences: a text that goes with them.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Begins each bundle that has others' work in it. Minifiers and bundlers keep a comment of this form. */
export const NOTICE = "/*! With lit, BSD-3-Clause, (c) Google LLC: see THIRD-PARTY.txt of huiqi */";
/** The same for the page, which has more of it. */
export const PAGE_NOTICE = "/*! With lit, BSD-3-Clause, (c) Google LLC, and the work of others: see THIRD-PARTY.txt of huiqi */";

const LICENCE = /^(LICEN[CS]E|COPYING)/i;

/** Of several licences to choose from, the one whose text stands first here. */
const CHOICE = ["LICENSE-MIT", "LICENSE-BOOST", "LICENSE"];

/** Packages that carry a copy of another one inside. */
const CARRIED = { "read-excel-file": ["saxen"] };

/** The folders of the npm packages whose files are in bundles, from esbuild's metafiles. */
function bundled(metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  const carried = folders.flatMap((folder) => (CARRIED[basename(folder)] ?? []).map((name) => join(dirname(folder), name)));
  return [...new Set([...folders, ...carried])]
    // A package may have nothing but ways to another one's files.
    .map((folder) => ({ ...JSON.parse(readFileSync(join(folder, "package.json"), "utf8")), folder }));
}

/** The crates in the browser's binary, and in the JavaScript that is made of it. */
function crates() {
  const { packages, resolve } = JSON.parse(execFileSync("cargo", [
    "metadata", "--format-version", "1", "--locked", "--no-default-features", "--filter-platform", "wasm32-unknown-unknown",
  ], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }));
  const found = new Set();
  const visit = (id) => {
    const { name, targets } = packages.find((one) => one.id === id);
    // What runs while compiling is in nothing that is shipped.
    if (found.has(id) || targets.some(({ kind }) => kind.includes("proc-macro"))) return;
    if (name !== "huiqi") found.add(id);
    const { deps } = resolve.nodes.find((one) => one.id === id);
    for (const { pkg, dep_kinds: kinds } of deps) if (kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(resolve.root);
  return packages.filter(({ id }) => found.has(id)).map((one) => ({ ...one, folder: dirname(one.manifest_path) }));
}

function licenceOf({ name, folder }) {
  const all = readdirSync(folder).filter((file) => LICENCE.test(file));
  const chosen = CHOICE.find((file) => all.includes(file)) ?? all[0];
  if (chosen === undefined) throw new Error(`${name} has no text of its licence in ${folder}`);
  return readFileSync(join(folder, chosen), "utf8").replace(/\r/g, "").trim();
}

const sections = (works) => {
  const byText = new Map();
  for (const work of [...works].sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const text = licenceOf(work);
    byText.set(text, [...(byText.get(text) ?? []), `${work.name} ${work.version} (${work.license})`]);
  }
  return [...byText].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
};

const RULE = "-".repeat(80);

/** The text for files that were bundled so, and for the core's two builds beside them. */
export function thirdParty(...metafiles) {
  return [
    "huiqi contains the work of others, under their own licences.\n",
    "In the elements and the page (JavaScript):\n", ...sections(bundled(metafiles)),
    "In the engine (huiqi_bg.wasm, and the JavaScript made of it), beside Rust's standard library (MIT OR Apache-2.0,\n"
    + "Copyright (c) The Rust Project Developers):\n", ...sections(crates()),
  ].join(`\n${RULE}\n`);
}
