// Builds the page into build/page: static files with relative addresses, to be served under any path.
//
// www/page/index.html says what to build: each `<script src="….ts">` and `<link href="….css">` in it is bundled and
// the address replaced. Everything under www/page/static is copied as it is.
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { shrink } from "./shrink.mjs";
import { NOTICE, thirdParty } from "./third-party.mjs";

const PAGE = "www/page";
const OUT = "build/page";

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
cpSync(join(PAGE, "static"), OUT, { recursive: true });

const entryPoints = [];
const html = readFileSync(join(PAGE, "index.html"), "utf8").replace(
  /\b(src|href)="([^":]+)\.(ts|css)"/g,
  (_, attribute, path, kind) => {
    entryPoints.push(join(PAGE, `${path}.${kind}`));
    return `${attribute}="./${basename(path)}.${kind === "ts" ? "js" : "css"}"`;
  },
);
if (entryPoints.length === 0) throw new Error(`${PAGE}/index.html names no .ts and no .css file`);
const options = {
  entryPoints,
  outdir: OUT,
  entryNames: "[name]",
  // The JavaScript build of the core is a file of its own, which few browsers ask for.
  chunkNames: "[name]-[hash]",
  splitting: true,
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  legalComments: "none",
  banner: { js: NOTICE },
  target: ["chrome77", "firefox79", "safari15"],
  metafile: true,
};
const result = await build(options);
await shrink(result, options);
writeFileSync(join(OUT, "index.html"), html.replace("  </head>", `${preloads(result.metafile.outputs)}  </head>`));

/** What the page needs before it can answer is asked for at once, and not when the module before it has come. */
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
  return [...needed].map((path) => `    <link rel="modulepreload" href="./${basename(path)}">\n`).join("");
}

// esbuild leaves `new URL("../huiqi_bg.wasm", import.meta.url)` as it is; the page says where it has the binary.
copyFileSync("node_modules/huiqi/huiqi_bg.wasm", join(OUT, "huiqi_bg.wasm"));
copyFileSync("node_modules/huiqi/classic/huiqi-guard.js", join(OUT, "huiqi-guard.js"));
writeFileSync(join(OUT, "THIRD-PARTY.txt"), thirdParty(result.metafile));
