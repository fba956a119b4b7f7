// Puts what a portal's developer tries out beside the page: www/examples into build/page/examples as it stands, since it is
// there to be read, with the npm package as a portal would serve it; and the playground into build/page/playground.
import { copyFileSync, cpSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { packageAt } from "./package-at.mjs";

const EXAMPLES = "build/page/examples";
const PLAYGROUND = "build/page/playground";

/** What only tools read: types, CommonJS for Node, the folders for webpack 4, and the package's papers. */
const FOR_TOOLS = /(\.d\.ts|\.md)$|^(package\.json|custom-elements\.json|cjs|legacy|types)$/;

cpSync("www/examples", EXAMPLES, { recursive: true });
cpSync("build/npm/huiqi", join(EXAMPLES, "huiqi"), {
  recursive: true,
  filter: (path) => !FOR_TOOLS.test(basename(path)),
});

// Portals without a build have Vue as a plain script; without its compiler, which needs 'unsafe-eval'.
mkdirSync(join(EXAMPLES, "vendor"));
copyFileSync("node_modules/vue/dist/vue.runtime.global.prod.js", join(EXAMPLES, "vendor/vue3.js"));
copyFileSync("node_modules/vue2/dist/vue.runtime.min.js", join(EXAMPLES, "vendor/vue2.js"));

await build({
  entryPoints: ["www/playground/main.ts", "www/playground/playground.css"],
  outdir: PLAYGROUND,
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  legalComments: "none",
  target: ["chrome77", "firefox102", "safari16.4"],
  // On the package's files as the examples do, so that the page's folder has them once.
  plugins: [packageAt("../examples/huiqi/dist")],
});
copyFileSync("www/playground/index.html", join(PLAYGROUND, "index.html"));
