// Compares what the page makes a browser download with pkg-config/budget.json, and fails when it is over.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

let over = false;
for (const [name, budget] of Object.entries(JSON.parse(readFileSync("pkg-config/budget.json", "utf8")))) {
  const bytes = readFileSync(join("build/page", name));
  const size = { raw: bytes.length, brotli: brotliCompressSync(bytes).length };
  for (const [measure, limit] of Object.entries(budget)) {
    const verdict = size[measure] > limit ? "OVER" : "ok";
    over ||= verdict === "OVER";
    console.log(
      `${name.padEnd(16)} ${measure.padEnd(6)} ${String(size[measure]).padStart(7)} of ${String(limit).padStart(7)} bytes  ${verdict}`,
    );
  }
}
process.exitCode = over ? 1 : 0;
