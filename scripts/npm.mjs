// Assembles the npm package in build/npm/huiqi from the engine, the WASM build and pkg-config/npm.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { buildElement } from "./element.mjs";

const OUT = "build/npm/huiqi";

rmSync("build/npm", { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

// One module with the glue inside: `new URL('huiqi_bg.wasm', import.meta.url)` then means the file beside it,
// which is the form that bundlers look for.
const engine = { entryPoints: ["www/engine/index.ts"], bundle: true, format: "esm", charset: "utf8" };
await build({ ...engine, outfile: join(OUT, "index.js"), target: "es2019", supported: { "import-meta": true } });
// For tools that do not know `import.meta`, webpack 4 above all: there the binary is looked for beside the page.
await build({
  ...engine,
  outfile: join(OUT, "es2017.js"),
  target: "es2017",
  define: { "import.meta.url": "location.href" },
});
await buildElement(OUT);

execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.engine.json"], { stdio: "inherit" });

// Languages beside the pack's own, which the binary carries.
mkdirSync(join(OUT, "catalogues"));
for (const name of readdirSync("policies").filter((name) => /^[^.]+\.[^.]+\.json$/.test(name))) {
  copyFileSync(join("policies", name), join(OUT, "catalogues", name));
}
copyFileSync("build/wasm/huiqi_bg.wasm", join(OUT, "huiqi_bg.wasm"));
for (const name of ["README.md", "huiqi_bg.wasm.d.ts"]) copyFileSync(join("pkg-config/npm", name), join(OUT, name));
for (const name of readdirSync(".").filter((name) => name.startsWith("LICENSE-"))) copyFileSync(name, join(OUT, name));

// The version has one source, Cargo.toml.
const { name, ...rest } = JSON.parse(readFileSync("pkg-config/npm/package.json", "utf8"));
const [, version] = readFileSync("Cargo.toml", "utf8").match(/^version = "(.+)"$/m);
writeFileSync(join(OUT, "package.json"), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`);

execFileSync("npm", ["pack", `./${OUT}`, "--pack-destination", "build/npm", "--silent"], {
  stdio: ["ignore", "inherit", "inherit"],
});
