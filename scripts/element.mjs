// Builds `huiqi/element`: the elements with their words and styles, beside the engine's module that all entries share.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { cssAsText, cssText } from "./css-text.mjs";
import { shrink } from "./shrink.mjs";
import { NOTICE } from "./third-party.mjs";

/** Templates are indented for those who read the sources; a browser would make text nodes of it. */
const withoutIndentation = (source) => source.replace(/\n[ \t]+/g, "\n");

/**
 * A plain script is ASCII, for pages in GBK, and esbuild writes so whatever it may: neither templates that are handed to a
 * function nor regular expressions, whose letters those who ask can see.
 */
const inAscii = (source) =>
  source.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

const asShipped = {
  name: "as-shipped",
  setup(builder) {
    builder.onLoad({ filter: /www\/(element|model)\/.*\.ts$/ }, async ({ path }) => ({
      contents: inAscii(withoutIndentation(await readFile(path, "utf8"))),
      loader: "ts",
    }));
  },
};

/** The engine stays a module of its own: `huiqi` in the sources is the file at this address, or the global of that name. */
const engineAt = (address) => ({
  name: "engine-at",
  setup(builder) {
    builder.onResolve({ filter: /^huiqi$/ }, () => (
      address === undefined ? { path: "huiqi", namespace: "global" } : { path: address, external: true }));
    builder.onLoad({ filter: /.*/, namespace: "global" }, () => ({
      contents: 'if (!window.huiqi) throw new Error("huiqi-element.js: put huiqi.js before it"); module.exports = window.huiqi;',
    }));
  },
});

/** Writes the elements as `file`, and gives what esbuild says of it. `engine` is the address of the engine's module from there; `options` are esbuild's. */
export async function buildElement(file, { engine, plugins = [], ...rest }) {
  const options = {
    entryPoints: ["www/element/index.ts"],
    outfile: file,
    bundle: true,
    minify: true,
    format: "esm",
    charset: "utf8",
    legalComments: "none",
    banner: { js: NOTICE },
    target: "es2019",
    supported: { "import-meta": true },
    // lit's build for servers is the one that may be imported without a document; in a browser it does the same.
    platform: "neutral",
    conditions: ["node"],
    plugins: [...plugins, asShipped, cssAsText, engineAt(engine)],
    metafile: true,
    ...rest,
  };
  const result = await build(options);
  await shrink(result, options);
  return result;
}

/** The style sheets that are files of their own: for browsers that cannot construct one, and for a page around the elements. */
const SHEETS = { "huiqi.css": "element.css", "huiqi-look.css": "look.css" };

export async function buildSheets(...folders) {
  for (const [name, source] of Object.entries(SHEETS)) {
    const text = await cssText(join("www/element/styles", source));
    await Promise.all(folders.map((folder) => writeFile(join(folder, name), text)));
  }
}
