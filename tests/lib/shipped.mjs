// The files of the npm package as they are shipped.
import { readdirSync } from "node:fs";
import { join } from "node:path";

export const PACKAGE = "build/npm/huiqi";

/** Every file, as a path within the package. */
export function shippedFiles(folder = "") {
  return readdirSync(join(PACKAGE, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? shippedFiles(path) : [path];
  });
}

/** What JavaScript a file is, so that it runs where the package promises to. */
export function kindOf(path) {
  if (!path.endsWith(".js")) return undefined;
  if (path === "classic/huiqi-guard.js") return "guard";
  if (path.startsWith("cjs/") || path === "dist/node.js") return "node";
  if (path.startsWith("classic/") || path === "dist/huiqi.worker.js") return "script";
  return "module";
}

export const shippedScripts = (...kinds) => shippedFiles().filter((path) => kinds.includes(kindOf(path)));
