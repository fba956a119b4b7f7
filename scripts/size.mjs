// Compares what a browser downloads with pkg-config/budget.json, and fails when it is over. There each entry of the package,
// and the page, has the files that come with it (an HTML file brings the scripts and sheets that it names); together they must
// not be larger, in bytes, than `raw` and `brotli` say.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

/** A file, with those that it names if it is a page. */
const found = (name) => (name.endsWith(".html") ? [name, ...namedIn(readFileSync(name, "utf8")).map((one) => join(dirname(name), one))] : [name]);

const namedIn = (html) => [...new Set([...html.matchAll(/(?:src|href)="([^"?]+\.(?:js|css))[^"]*"/g)].map(([, address]) => address))];

let over = false;
console.log("bytes".padStart(42), "budget".padStart(9));
for (const [name, { files, ...budget }] of Object.entries(JSON.parse(readFileSync("pkg-config/budget.json", "utf8")))) {
  const contents = files.flatMap(found).map((file) => readFileSync(file));
  const sizes = {
    raw: sum(contents.map(({ length }) => length)),
    brotli: sum(contents.map((content) => brotliCompressSync(content).length)),
  };
  for (const [measure, limit] of Object.entries(budget)) {
    const verdict = sizes[measure] > limit ? "OVER" : "ok";
    over ||= verdict === "OVER";
    console.log(name.padEnd(26), measure.padEnd(6), String(sizes[measure]).padStart(8), String(limit).padStart(9), "", verdict);
  }
}
process.exitCode = over ? 1 : 0;
