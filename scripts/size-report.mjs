// scripts/size-report.mjs NAMED SHIPPED: writes to standard output what the browser's binary is made of. NAMED is the binary
// with the names of its functions (`make size` builds it), SHIPPED the same without.
//
// A function counts for whom it was written for: a method of a trait for the type that has it, a generic function of std
// for std, whatever it was compiled for. "Brotli" is what a part takes compressed alone: parts together take less.
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

const [named, shipped] = process.argv.slice(2).map((file) => readFileSync(file));
const LARGEST = 40;

const sections = (bytes) => {
  const found = [];
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const content = reader(bytes, at + 1);
    const length = content.leb();
    found.push({ id, content, end: content.at() + length });
    at = content.at() + length;
  }
  return found;
};

function reader(bytes, at) {
  const leb = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const next = bytes[at++];
      value += (next & 0x7f) * shift;
      if (next < 0x80) return value;
    }
  };
  const take = (length) => bytes.subarray(at, (at += length));
  return { leb, take, at: () => at, text: () => take(leb()).toString() };
}

// The bodies of the functions, in order, and the name of each. The binary imports nothing, so that both count alike.
const names = new Map();
const bodies = [];
const data = [];
for (const { id, content, end } of sections(named)) {
  if (id === 10) for (let left = content.leb(); left > 0; left--) bodies.push(content.take(content.leb()));
  if (id === 11) data.push(content.take(end - content.at()));
  if (id === 0 && content.text() === "name") {
    while (content.at() < end) {
      const [kind, length] = [content.take(1)[0], content.leb()];
      const last = content.at() + length;
      if (kind !== 1) content.take(length);
      else for (let left = content.leb(); left > 0; left--) names.set(content.leb(), content.text());
      if (content.at() !== last) throw new Error("the names of the functions are not written as they should be");
    }
  }
}
if (names.size === 0) throw new Error("NAMED has no names of functions");

// Of Rust's mangled names (RFC 2603) the path is enough: `5huiqi4feel4eval` stands for `huiqi::feel::eval`. What stands
// between the parts says what they are, or where one stood before: `s2_`, `B1f_`, `Kj3_`, `L0_`.
const MOST_PARTS = 6;
function path(symbol) {
  const parts = [];
  for (let rest = symbol.replace(/^_R/, ""); rest !== ""; ) {
    const between = /^(?:[sBL][0-9A-Za-z]*_|K[a-z]n?[0-9a-f]*_|[A-Za-z_])/.exec(rest);
    if (between) {
      rest = rest.slice(between[0].length);
      continue;
    }
    const [before, length] = /^(\d+)_?/.exec(rest) ?? [rest[0], "0"];
    parts.push(rest.slice(before.length, before.length + Number(length)));
    rest = rest.slice(before.length + Number(length));
  }
  return symbol.startsWith("_R") ? parts : [];
}
const shown = (parts) => parts.slice(0, MOST_PARTS).join("::") + (parts.length > MOST_PARTS ? " …" : "");

const LIBRARY = "huiqi";
const STD = new Set(["core", "alloc", "std", "panic_abort"]);
function owner([crate, room]) {
  if (crate === undefined) return "the compiler's own";
  if (crate === LIBRARY) return `src/${room}`;
  return STD.has(crate) ? "std" : crate;
}

// What was tried, each measured when it was done, in kB with Brotli. Written down, since the binary alone shows only what is left.
const DONE = [
  ["one sort, of places in a list (`src/order`), where `sort_by` and `BTreeMap` had 19, one for each type", "21"],
  ["`src` compiled for size (`opt-level = \"z\"`), arithmetic, digest and memory for speed", "14"],
  ["a border of two functions and bytes in place of wasm-bindgen's", "9, and 25 kB of JavaScript"],
  ["the control flow taken apart and put together anew (`--flatten --rereloop` and two more `-Oz` of wasm-opt)", "1.1, as fast"],
  ["packs read in straight lines, not by serde's derived readers; sorted lists for `BTreeMap`; no tables made for speed; " +
    "std built along for size; a panic is a trap", "35"],
];
const NOT_DONE = [
  ["the pack in a form of its own in place of JSON", "1.5", "a second form to keep, that nobody can read"],
  ["the table of NFKC in columns", "0.5", "too little for a second way to read it"],
  ["NFKC of the browser", "9 and its code", "answers would depend on the browser's age"],
  ["`--merge-similar-functions`, `--gufa`, `--const-hoisting`, `--reorder-functions`, `--ignore-implicit-traps`", "0.1 at most", "some make it larger"],
  ["`--traps-never-happen`", "", "wrong: a trap is how a panic ends"],
];

const brotli = (bytes) => brotliCompressSync(bytes).length;
const sum = (parts) => parts.reduce((sum, { length }) => sum + length, 0);
const number = (value) => value.toLocaleString("en");
/** The second column and those after it are numbers, as far as `numbers` says. */
const table = (head, rows, numbers = head.length - 1) =>
  [`| ${head.join(" | ")} |`, `|---|${"---:|".repeat(numbers)}${"---|".repeat(head.length - 1 - numbers)}`, ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n");

const owners = new Map();
for (const [index, body] of bodies.entries()) {
  const of = owner(path(names.get(index) ?? ""));
  owners.set(of, [...(owners.get(of) ?? []), body]);
}
const byOwner = [...owners].map(([of, parts]) => [of, sum(parts), brotli(Buffer.concat(parts))]).sort((a, b) => b[1] - a[1]);

// What stands in the binary as it stands in a file is found by its first bytes.
const whole = Buffer.concat(data);
const files = ["policies/nmg-2026-8.json", "src/facts/formats/nfkc.bin"].map((file) => {
  const content = readFileSync(file);
  if (!whole.includes(content.subarray(0, 64))) throw new Error(`${file} is not in the binary`);
  return [file, content.length, brotli(content)];
});
const constants = files.reduce((rest, [, length]) => rest - length, whole.length);
const dataAlone = brotli(whole);

const largest = bodies
  .map((body, index) => [shown(path(names.get(index) ?? "")) || names.get(index), body.length])
  .sort((a, b) => b[1] - a[1])
  .slice(0, LARGEST);

console.log(`# What the browser's binary is made of

Written by \`make size\`. Bytes of the binary as it is shipped, \`huiqi_bg.wasm\`: **${number(shipped.length)}**, with Brotli
**${number(brotli(shipped))}**. Of these ${number(sum(bodies))} are code and ${number(whole.length)} data. "Brotli" is what a part takes compressed alone;
together they take less.

## Code

By room of \`src/\` and by crate. A generic function of std counts for std, whatever it was compiled for.

${table(["part", "bytes", "Brotli"], byOwner.map(([of, raw, packed]) => [`\`${of}\``, number(raw), number(packed)]))}

## Data

${table(
  ["part", "bytes", "Brotli"],
  [
    ...files.map(([file, raw, packed]) => [`\`${file}\``, number(raw), number(packed)]),
    ["texts, tables and addresses of the code", number(constants), number(Math.max(0, dataAlone - files.reduce((all, [, , packed]) => all + packed, 0)))],
  ],
)}

## What was done, and why it stops here

${table(["done", "kB saved"], DONE)}

${table(["not done", "kB it would save", "why"], NOT_DONE, 1)}

The pack and the table of NFKC are ${Math.round(files.reduce((all, [, , packed]) => all + packed, 0) / 1000)} kB of what is downloaded, and all answers come from them. The code has no large part
left that is there twice or for speed alone; its largest function is all verbs, compiled into their door. Less would be
a smaller language, fewer kinds of answers, or less of the pack.

## The largest functions

${table(["function", "bytes"], largest.map(([of, raw]) => [`\`${of}\``, number(raw)]))}`);
