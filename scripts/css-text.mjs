// For esbuild: `import css from "./element.css"` gives the bundled sheet as text, as `new CSSStyleSheet()` takes it.
import { build } from "esbuild";

/** What all shipped style sheets must run in. */
const TARGET = ["chrome77", "firefox102", "safari16.4"];

/** A style sheet with all that it imports, without white space. */
export async function cssText(path) {
  const { outputFiles } = await build({
    entryPoints: [path], bundle: true, minify: true, write: false, charset: "utf8", target: TARGET,
  });
  return outputFiles[0].text.trim();
}

export const cssAsText = {
  name: "css-as-text",
  setup(builder) {
    builder.onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await cssText(path), loader: "text" }));
  },
};
