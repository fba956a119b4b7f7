// The border by itself, as www/engine has it: for what the package's `load` does not show.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const SOURCE = `
export { AnswerReader } from "./answer.js";
export { fromModule } from "./core.js";
export { openEngine } from "./huiqi.js";
export { HuiqiError } from "./error.js";
`;
const { outputFiles } = await build({
  stdin: { contents: SOURCE, resolveDir: "www/engine", loader: "ts" },
  bundle: true,
  format: "esm",
  write: false,
  logLevel: "silent",
});

/** `AnswerReader`, `fromModule`, `openEngine` and `HuiqiError`. */
export const border = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);

/** The compiled binary. */
export const compiled = () => WebAssembly.compile(readFileSync("build/wasm/huiqi_bg.wasm"));

/** The core as JavaScript: makes an instance each time it is called. */
export const { default: script } = await import("../../build/wasm/huiqi_js.js");
