// Builds the iframe kit into the package: the framed page and the generator on the package's own modules, and the script that
// is pasted, which stands alone.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { packageAt } from "./package-at.mjs";

const KIT = "www/iframe";

/** Writes the kit into a folder beside `dist/`. */
export async function buildIframe(folder) {
  const shared = { outdir: folder, bundle: true, minify: true, charset: "utf8", legalComments: "none" };
  await build({
    ...shared,
    entryPoints: ["frame.ts", "frame.css", "generator.ts", "generator.css"].map((name) => join(KIT, name)),
    format: "esm",
    target: "es2019",
    plugins: [packageAt("../dist")],
  });
  // Read in the encoding of the page that it is pasted into, which may be GBK: so it has no letter beyond ASCII.
  await build({ ...shared, entryPoints: [join(KIT, "embed.ts")], format: "iife", target: "es5", charset: "ascii" });
  for (const name of ["index.html", "generator.html"]) copyFileSync(join(KIT, name), join(folder, name));
}
