// Builds the page into build/page: static files with relative addresses, to be served under any path.
//
// www/page/index.html says what to build: each `<script src="….ts">` and `<link href="….css">` in it is bundled and
// the address replaced. Everything under www/page/static is copied as it is. Each address says what is behind it, by a hash in
// the name or after `?v=`, so that a browser may keep it for ever; only the page's own says nothing.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { shrink } from "./shrink.mjs";
import { PAGE_NOTICE, thirdParty } from "./third-party.mjs";

const PAGE = "www/page";
const OUT = "build/page";
const PACKAGE = "node_modules/huiqi";
/** The JavaScript build of the core, which few browsers ask for. */
const SPARE = /^huiqi_js-/;

const hash = (content) => createHash("sha256").update(content).digest("hex").slice(0, 10);
/** The address of a file of the page, with what is in it. */
const versioned = (name) => `${name}?v=${hash(readFileSync(join(OUT, name)))}`;

rmSync(OUT, { recursive: true, force: true });
// What was compressed before is of another page.
rmSync("build/compressed", { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
cpSync(join(PAGE, "static"), OUT, { recursive: true });
cpSync(join(PACKAGE, "huiqi_bg.wasm"), join(OUT, "huiqi_bg.wasm"));
cpSync(join(PACKAGE, "classic/huiqi-guard.js"), join(OUT, "huiqi-guard.js"));

const entryPoints = [];
const source = readFileSync(join(PAGE, "index.html"), "utf8").replace(
  /\b(src|href)="\.\/([^":]+)\.(ts|css)"/g,
  (_, attribute, path, kind) => {
    entryPoints.push(join(PAGE, `${path}.${kind}`));
    return `${attribute}="./${basename(path)}.${kind === "ts" ? "js" : "css"}"`;
  },
);
if (entryPoints.length === 0) throw new Error(`${PAGE}/index.html names no .ts and no .css file`);

const options = {
  outdir: OUT,
  entryNames: "[name]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  legalComments: "none",
  banner: { js: PAGE_NOTICE },
  target: ["chrome77", "firefox79", "safari15"],
  metafile: true,
};
const binary = versioned("huiqi_bg.wasm");
const page = { ...options, entryPoints, splitting: true, define: { HUIQI_BINARY: JSON.stringify(binary) } };
const { metafile } = await build(page);
await shrink({ metafile }, page);
writeFileSync(join(OUT, "THIRD-PARTY.txt"), thirdParty(metafile));

const parts = Object.keys(metafile.outputs).map((path) => basename(path)).filter((name) => !SPARE.test(name));
const chunks = parts.filter((name) => /-[A-Z0-9]{8}\./.test(name));
const html = source
  .replace("  </head>", `${preloads(metafile.outputs)}  </head>`)
  .replace(/\b(src|href)="\.\/([\w.-]+)"/g, (whole, attribute, name) => (chunks.includes(name) ? whole : `${attribute}="./${versioned(name)}"`));
writeFileSync(join(OUT, "index.html"), html);

const [...named] = html.matchAll(/\b(?:src|href)="\.\/([^"]+)"/g);
const files = [...new Set([...named.map(([, address]) => address), ...chunks, binary])].sort();
const worker = {
  ...options,
  entryPoints: [join(PAGE, "offline/worker.ts")],
  entryNames: "sw",
  format: "iife",
  banner: {},
  define: { HUIQI_FILES: JSON.stringify(files), HUIQI_VERSION: JSON.stringify(hash(html + files.join())) },
};
await shrink(await build(worker), worker);

/**
 * What the page needs before it can answer is asked for at once, and not when the module before it has come. The binary comes
 * last: while it is on its way the modules can be read.
 */
function preloads(outputs) {
  const needed = new Set();
  const need = (path, kinds) => {
    for (const { path: other, kind } of outputs[path].imports) {
      if (!kinds.includes(kind) || needed.has(other)) continue;
      needed.add(other);
      need(other, ["import-statement"]);
    }
  };
  need(join(OUT, "main.js"), ["import-statement", "dynamic-import"]);
  const modules = [...needed].map((path) => `    <link rel="modulepreload" href="./${basename(path)}">\n`);
  // As `fetch` asks for it, or it would come twice.
  return [...modules, `    <link rel="preload" href="./${binary}" as="fetch" type="application/wasm" crossorigin>\n`].join("");
}
