// A second minifier after esbuild's, for what browsers load with each page: it takes apart the objects that only hold
// constants, such as all words and icons, so that their names go. With Brotli the elements are 2 kB smaller for it.
import { readFile, writeFile } from "node:fs/promises";
import { minify } from "@swc/core";

/** Rewrites the scripts among the files that a build of esbuild has written, which its `metafile` names. */
export async function shrink({ metafile }, { format, charset }) {
  const scripts = Object.keys(metafile.outputs).filter((path) => path.endsWith(".js"));
  await Promise.all(scripts.map(async (path) => {
    const { code } = await minify(await readFile(path, "utf8"), {
      module: format === "esm",
      ecma: 2019,
      compress: { ecma: 2019, passes: 3 },
      mangle: true,
      // Those that begin with `/*!`: whose work it is.
      format: { asciiOnly: charset === "ascii", comments: "some" },
    });
    await writeFile(path, code);
  }));
}
