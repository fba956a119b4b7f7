// Builds `huiqi/element`: the elements with their words and styles, beside the engine's module that all entries share.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { cssAsText, cssText } from "./css-text.mjs";

/** Templates are indented for those who read the sources; a browser would make text nodes of it. */
const withoutIndentation = {
  name: "without-indentation",
  setup(builder) {
    builder.onLoad({ filter: /www\/element\/.*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/\n[ \t]+/g, "\n"),
      loader: "ts",
    }));
  },
};

/** The engine stays a module of its own: `huiqi` in the sources is the file at this address. */
const engineAt = (address) => ({
  name: "engine-at",
  setup(builder) {
    builder.onResolve({ filter: /^huiqi$/ }, () => ({ path: address, external: true }));
  },
});

/**
 * Writes `element.js` into a folder in which `engine` is the address of the engine's module, and `huiqi.css` for browsers
 * that cannot construct style sheets. `options` are esbuild's.
 */
export async function buildElement(folder, { engine = "./index.js", ...options } = {}) {
  await build({
    entryPoints: ["www/element/index.ts"],
    outfile: join(folder, "element.js"),
    bundle: true,
    minify: true,
    format: "esm",
    charset: "utf8",
    legalComments: "none",
    target: "es2019",
    supported: { "import-meta": true },
    // lit's build for servers is the one that may be imported without a document; in a browser it does the same.
    platform: "neutral",
    conditions: ["node"],
    plugins: [withoutIndentation, cssAsText, engineAt(engine)],
    ...options,
  });
  await writeFile(join(folder, "huiqi.css"), await cssText("www/element/styles/element.css"));
}
