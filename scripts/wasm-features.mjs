// scripts/wasm-features.mjs FILE: fails unless every engine that the project promises can run the binary:
// WebAssembly 1.0 with mutable globals, sign extension, saturating conversion and bulk memory, which are
// in Chrome 75, Firefox 79 and Safari 15; and no export with a 64-bit integer (a BigInt, Chrome 85).
// It reads the bytes itself: the optimizer that wrote them would only confirm what it believes.
import { readFileSync } from "node:fs";

const I64 = 0x7e;
const VALUE_TYPES = new Set([0x7f, I64, 0x7d, 0x7c]);
const NOTHING = 0x40;
const FUNCREF = 0x70;

const [file] = process.argv.slice(2);
const bytes = readFileSync(file);
const faults = new Set();
let at = 8; // behind the magic number and the version

const byte = () => bytes[at++];
function leb() {
  let value = 0;
  for (let shift = 1; ; shift *= 128) {
    const next = byte();
    value += (next & 0x7f) * shift;
    if (next < 0x80) return value;
  }
}
const list = (read) => Array.from({ length: leb() }, read);
const skip = (length) => void (at += length);
const name = () => {
  const length = leb();
  return bytes.toString("utf8", at, (at += length));
};
const limits = () => (byte() === 1 ? [leb(), leb()] : [leb()]);
const valueType = (type = byte()) => {
  if (!VALUE_TYPES.has(type)) faults.add(`value type 0x${type.toString(16)}: reference types or SIMD`);
  return type;
};
// A table index of more than one byte, even a padded zero, is of the reference types proposal.
const tableIndex = () => {
  if (byte() !== 0) faults.add("a second table, or a table index in long form: reference types");
};

const types = [];
const functions = []; // the type of each, imported ones first
const exported = [];

const SECTIONS = {
  1: () => {
    list(() => {
      if (byte() !== 0x60) faults.add("a type that is not a function: garbage collection");
      const params = list(() => valueType());
      const results = list(() => valueType());
      if (results.length > 1) faults.add("a function with several results: multivalue");
      types.push([...params, ...results]);
    });
  },
  2: () => {
    list(() => {
      name(); // module
      name(); // field
      const kind = byte();
      if (kind === 0) functions.push(leb());
      else if (kind === 1) table();
      else if (kind === 2) limits();
      else skip(2); // a global
    });
  },
  3: () => void list(() => functions.push(leb())),
  4: () => void list(table),
  7: () => void list(() => exported.push({ name: name(), kind: byte(), index: leb() })),
  9: () => {
    list(() => {
      if (leb() !== 0) faults.add("an element segment that is not of the first kind: reference types");
      else {
        expression();
        list(leb);
      }
    });
  },
  10: () => {
    list(() => {
      const end = leb() + at;
      list(() => {
        leb();
        valueType();
      });
      expression();
      if (at !== end) throw new Error(`lost in the code at byte ${at}`);
    });
  },
};

function table() {
  if (byte() !== FUNCREF) faults.add("a table of something else than functions: reference types");
  limits();
}

const BLOCK = new Set([0x02, 0x03, 0x04]);
const ONE_NUMBER = new Set([0x0c, 0x0d, 0x10, 0x20, 0x21, 0x22, 0x23, 0x24, 0x3f, 0x40, 0x41, 0x42]);
const BARE = new Set([0x00, 0x01, 0x05, 0x0f, 0x1a, 0x1b]);

/** Reads instructions up to the `end` that closes them. */
function expression() {
  for (let depth = 1; depth > 0;) {
    const op = byte();
    if (op === 0x0b) depth -= 1;
    else if (BLOCK.has(op)) {
      depth += 1;
      blockType(byte());
    } else operands(op);
  }
}

function blockType(type) {
  if (type !== NOTHING && !VALUE_TYPES.has(type)) throw new Unknown("a block of a type with a number: multivalue");
}

function operands(op) {
  if (op === 0x0e) {
    list(leb); // br_table
    leb();
  } else if (op === 0x11) {
    leb(); // call_indirect
    tableIndex();
  } else if (op >= 0x28 && op <= 0x3e) {
    leb(); // load and store: alignment, offset
    leb();
  } else if (ONE_NUMBER.has(op)) leb();
  else if (op === 0x43) skip(4);
  else if (op === 0x44) skip(8);
  else if (op === 0xfc) bulkOperands(leb());
  // From 0x45 on the arithmetic of 1.0, from 0xc0 sign extension.
  else if (!BARE.has(op) && !(op >= 0x45 && op <= 0xc4)) throw new Unknown(`instruction 0x${op.toString(16)}`);
}

function bulkOperands(op) {
  if (op === 8) {
    leb(); // memory.init
    skip(1);
  } else if (op === 9) leb();
  else if (op === 10) skip(2);
  else if (op === 11) skip(1);
  // Up to 7: saturating conversion.
  else if (op > 7) throw new Unknown(`instruction 0xfc 0x${op.toString(16)}`);
}

/** What is not known has no known length, so nothing behind it can be read. */
class Unknown extends Error {}

try {
  while (at < bytes.length) {
    const id = byte();
    const end = leb() + at;
    if (id > 12) faults.add(`section ${id}: exceptions or newer`);
    SECTIONS[id]?.();
    at = end;
  }
} catch (error) {
  if (!(error instanceof Unknown)) throw error;
  faults.add(error.message);
}
for (const { name, kind, index } of exported) {
  if (kind === 0 && types[functions[index]].includes(I64)) faults.add(`export ${name}: a 64-bit integer`);
}

for (const fault of faults) console.error(`${file}: ${fault}`);
if (faults.size > 0) process.exit(1);
console.log(`${file}: nothing newer than Chrome 75, Firefox 79 and Safari 15`);
