// The tools of the page, as Node's tests load them: from source, with the package under its name as the page has it.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Bundles modules of the page, given by their paths, and gives what all of them export in one object. */
export async function loadTools(name, ...entryPoints) {
  // Inside the project, so that `huiqi` and the libraries are found by their names.
  const outdir = join("build/tools", name);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { metafile: { outputs } } = await build({
    entryPoints, outdir, entryNames: "[name]-[hash]", outExtension: { ".js": ".mjs" },
    bundle: true, format: "esm", packages: "external", metafile: true, logLevel: "silent",
  });
  const entries = Object.keys(outputs).filter((path) => outputs[path].entryPoint !== undefined);
  return Object.assign({}, ...await Promise.all(entries.map((path) => import(pathToFileURL(path)))));
}
