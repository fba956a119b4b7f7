// Assembles the npm package in build/npm/huiqi from www/engine, the core's builds in build/wasm, and pkg-config/npm.
//
//     dist/    ES modules, what `exports` names          classic/  plain scripts with all that they need
//     legacy/  what of them webpack 4 needs otherwise    types/    declarations
//     cjs/     CommonJS for Node, with its declarations  inline/, worker/  for tools that do not read `exports`
//     iframe/  the page to frame, the script that frames it, and what writes the line to paste
//     huiqi_bg.wasm, huiqi_js.js  the two builds of the core
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { buildElement, buildSheets } from "./element.mjs";
import { elementsManifest } from "./elements-manifest.mjs";
import { buildIframe } from "./iframe.mjs";
import { thirdParty } from "./third-party.mjs";

const OUT = "build/npm/huiqi";
const ENGINE = "www/engine";
const MANIFEST = "pkg-config/npm";

rmSync("build/npm", { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
cpSync(MANIFEST, OUT, { recursive: true });

// The version has one source, Cargo.toml.
const [, version] = readFileSync("Cargo.toml", "utf8").match(/^version = "(.+)"$/m);
const { name, ...rest } = JSON.parse(readFileSync(join(MANIFEST, "package.json"), "utf8"));
writeFileSync(join(OUT, "package.json"), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`);

// A binary that a cache kept from another version shall be told from ours: a custom section names the build.
const binary = readFileSync("build/wasm/huiqi_bg.wasm");
const BUILD = `${version}-${createHash("sha256").update(binary).digest("hex").slice(0, 12)}`;
writeFileSync(join(OUT, "huiqi_bg.wasm"), Buffer.concat([binary, customSection("huiqi", BUILD)]));

// So does the JavaScript build, as a property of what it exports.
writeFileSync(join(OUT, "huiqi_js.js"), `${readFileSync("build/wasm/huiqi_js.js", "utf8")}core.build=${JSON.stringify(BUILD)};\n`);

/** A custom section of WebAssembly: id 0, its length, its name, its content; all of them shorter than 128 bytes. */
function customSection(name, content) {
  const named = [name.length, ...Buffer.from(name), ...Buffer.from(content)];
  return Buffer.from([0, named.length, ...named]);
}

/** Puts each format's own files in place, and leaves to each other what the package has as files of its own. */
const layout = ({ files, engine }) => ({
  name: "layout",
  setup(build) {
    build.onResolve({ filter: /\/files\/module\.js$/ }, () => ({ path: resolve(ENGINE, "files", `${files}.ts`) }));
    build.onResolve({ filter: /\/huiqi_bg\.wasm$/ }, () => ({ path: resolve(OUT, "huiqi_bg.wasm") }));
    const script = build.initialOptions.format === "cjs" ? "./huiqi_js.js" : "../huiqi_js.js";
    const own = engine ? { path: script, external: true } : { path: resolve(OUT, "huiqi_js.js") };
    build.onResolve({ filter: /\/huiqi_js\.js$/ }, () => own);
    if (!engine) return;
    build.onResolve({ filter: /^\.\.?\/engine\.js$/ }, () => ({ path: engine, external: true }));
  },
});

/** `engine` is where a format finds what its entries share; without it each has all of it inside. */
function bundle(folder, entries, { files, engine, ...options }) {
  return build({
    entryPoints: Object.entries(entries).map(([out, entry]) => ({ in: join(ENGINE, `${entry}.ts`), out })),
    outdir: join(OUT, folder),
    bundle: true,
    format: "esm",
    target: "es2019",
    supported: { "import-meta": true, "dynamic-import": true },
    charset: "utf8",
    loader: { ".wasm": "base64" },
    define: { HUIQI_BUILD: JSON.stringify(BUILD) },
    plugins: [layout({ files, engine })],
    ...options,
  });
}

// A plain script is read in the encoding of its page, which may be GBK: so none has a letter beyond ASCII.
const plain = { files: "classic", format: "iife", charset: "ascii", minify: true, supported: {} };

// `require` in place of `import()`: test runners that play Node know only that.
const commonjs = { files: "commonjs", format: "cjs", platform: "node", supported: { "dynamic-import": false } };

await Promise.all([
  bundle("dist", { engine: "engine" }, { files: "module" }),
  bundle("dist", { index: "index", inline: "inline", worker: "worker" }, { files: "module", engine: "./engine.js" }),
  bundle("dist", { node: "index" }, { files: "node", engine: "./engine.js", external: ["node:*"] }),
  // Only these two know where files are; all else is as fit for old bundlers as it stands.
  bundle("legacy", { index: "index", worker: "worker" }, { files: "legacy", engine: "../dist/engine.js" }),
  bundle("cjs", { engine: "engine" }, commonjs),
  bundle("cjs", { index: "index", inline: "inline", worker: "worker" }, { ...commonjs, engine: "./engine.js" }),
  bundle("classic", { huiqi: "classic" }, { ...plain, globalName: "huiqi" }),
  bundle("classic", { huiqi_js: "classic-script" }, plain),
  bundle("classic", { "huiqi-guard": "guard" }, { ...plain, target: "es5" }),
  bundle("dist", { "huiqi.worker": "thread" }, plain),
]);
const element = (folder, name, { files, ...options }) =>
  buildElement(join(OUT, folder, name), { plugins: [layout({ files })], ...options });
const elements = await Promise.all([
  element("dist", "element.js", { files: "module", engine: "./index.js" }),
  element("legacy", "element.js", { files: "legacy", engine: "./index.js" }),
  element("cjs", "element.js", { ...commonjs, engine: "./index.js" }),
  element("classic", "huiqi-element.js", { ...plain, entryPoints: ["www/element/classic.ts"] }),
]);
await buildSheets(join(OUT, "dist"), join(OUT, "classic"));
await buildIframe(join(OUT, "iframe"));
// Beside the plain scripts, too, since they are copied by themselves.
for (const folder of [OUT, join(OUT, "classic")]) {
  writeFileSync(join(folder, "THIRD-PARTY.txt"), thirdParty(...elements.map(({ metafile }) => metafile)));
}
writeFileSync(join(OUT, "custom-elements.json"), `${JSON.stringify(elementsManifest(), null, 1)}\n`);
await build({
  entryPoints: [join(OUT, "huiqi_js.js")],
  outdir: join(OUT, "cjs"),
  format: "cjs",
  minify: true,
  footer: { js: "module.exports=module.exports.default;" },
});
for (const [from, to] of [["dist/huiqi.worker.js", "huiqi.worker.js"], ["huiqi_bg.wasm", "huiqi_bg.wasm"]]) {
  copyFileSync(join(OUT, from), join(OUT, "classic", to));
}

execFileSync(process.execPath, ["scripts/types.mjs"], { stdio: "inherit" });
// The same text, in a folder whose manifest says that its modules are CommonJS.
cpSync(join(OUT, "types"), join(OUT, "cjs/types"), { recursive: true });
for (const name of ["vue", "react"]) copyFileSync(join(OUT, name, "index.d.ts"), join(OUT, "cjs", `${name}.d.ts`));

// Languages beside the pack's own, which the binary carries.
mkdirSync(join(OUT, "catalogues"));
for (const name of readdirSync("policies").filter((name) => /^[^.]+\.[^.]+\.json$/.test(name))) {
  copyFileSync(join("policies", name), join(OUT, "catalogues", name));
}
for (const name of readdirSync(".").filter((name) => /^(LICENSE-|CHANGELOG)/.test(name))) copyFileSync(name, join(OUT, name));

execFileSync("npm", ["pack", `./${OUT}`, "--pack-destination", "build/npm", "--silent"], {
  stdio: ["ignore", "inherit", "inherit"],
});
