// Builds what is measured in the browser into build/bench: the elements of the assembled package, the same form of Element
// Plus (Vue 3), and a page with one field and nothing else.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { load } from "huiqi";
import { compileScript, parse } from "vue/compiler-sfc";
import { buildElement } from "../../scripts/element.mjs";

const PAGES = "benches/browser/pages";
const OUT = "build/bench";
const NAMES = ["floor", "huiqi", "element-plus"];

/** Components of Vue, compiled as its own tools do for production: script and template become one function. */
const components = {
  name: "components",
  setup(build) {
    build.onLoad({ filter: /\.vue$/ }, ({ path }) => {
      const { descriptor, errors } = parse(readFileSync(path, "utf8"), { filename: path });
      if (errors.length > 0) throw errors[0];
      const { content } = compileScript(descriptor, { id: path, isProd: true, inlineTemplate: true });
      return { contents: content, loader: "js" };
    });
  },
};

/**
 * Builds all pages; gives their folder. `packages`: where Vue and Element Plus are installed; `readable`: with the names of
 * functions, for a profile.
 */
export async function buildPages({ packages, readable = false }) {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  await build({
    entryPoints: NAMES.map((name) => join(PAGES, `${name}.js`)),
    outdir: OUT,
    bundle: true,
    splitting: true,
    format: "esm",
    minify: !readable,
    target: "chrome120",
    charset: "utf8",
    // All of a page must have one Vue: that which Element Plus finds, and not that of the examples.
    alias: { vue: resolve(packages, "vue"), ...(readable ? { "huiqi/element": await readableElement() } : {}) },
    nodePaths: [resolve(packages)],
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    plugins: [components],
    // Element Plus names modules that its own manifest calls free of effects.
    logLevel: "error",
  });
  // The package's modules find the binary beside themselves; in this bundle it is handed over.
  writeFileSync(join(OUT, "huiqi_bg.wasm"), readFileSync("build/npm/huiqi/huiqi_bg.wasm"));
  writeFileSync(join(OUT, "form.json"), JSON.stringify((await load()).form("data-purchase")));
  writeFileSync(join(OUT, "favicon.ico"), "");
  for (const name of NAMES) writeFileSync(join(OUT, `${name}.html`), shell(name));
  return OUT;
}

async function readableElement() {
  const file = resolve(OUT, "readable/element.js");
  await buildElement(file, { engine: resolve("build/npm/huiqi/dist/index.js"), minify: false });
  return file;
}

const shell = (name) => `<!doctype html><html lang="zh-Hans"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title>
${name === "element-plus" ? `<link rel="stylesheet" href="${name}.css">` : ""}<body><main></main><script type="module" src="${name}.js"></script></body></html>
`;
