// scripts/wasm-js.mjs BINARY OUT: makes JavaScript of the browser's binary, for where there is no WebAssembly or a
// policy refuses it: a module whose default export makes one instance each time it is called, in ES2017, without eval.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const [binary, out] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "huiqi-wasm-js-"));
const run = (tool, ...args) => execFileSync(process.execPath, [`node_modules/binaryen/bin/${tool}`, ...args], { stdio: "inherit" });

try {
  const [lowered, script] = [join(folder, "lowered.wasm"), join(folder, "script.mjs")];
  // wasm2js takes WebAssembly 1.0 alone: what is newer becomes what was there before.
  run(
    "wasm-opt", binary, "-o", lowered, "-O3",
    "--mvp-features", "--enable-mutable-globals", "--enable-sign-ext", "--enable-nontrapping-float-to-int", "--enable-bulk-memory",
    "--signext-lowering", "--llvm-nontrapping-fptoint-lowering", "--llvm-memory-copy-fill-lowering",
  );
  run("wasm2js", lowered, "-o", script, "-O3", "--mvp-features", "--enable-mutable-globals");
  // It makes an instance where it is imported; inside a function it makes one for each call.
  await build({
    entryPoints: [script],
    outfile: out,
    bundle: true,
    minify: true,
    format: "cjs",
    target: "es2017",
    banner: { js: "export default function core(){var module={exports:{}};" },
    footer: { js: "return module.exports}" },
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
writeFileSync(out.replace(/\.js$/, ".d.ts"), `import type { Core } from "../../www/engine/core.js";\nexport default function core(): Core;\n`);
console.log(`${out}: ${statSync(out).size} bytes of JavaScript`);
