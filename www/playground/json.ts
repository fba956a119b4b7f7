// JSON text with the places of what stands in it, so that a fault of the text and a problem of an answer can both be
// pointed at.

import { findNodeAtLocation, parseTree, type Node, type ParseError } from "jsonc-parser";
import { split } from "../model/index.js";

/** A stretch of the text. Line and column count from 1, columns in characters. */
export interface Place {
  line: number;
  column: number;
  offset: number;
  length: number;
}

/** What keeps a text from being JSON. */
export type FaultKind =
  | "symbol" | "number" | "name" | "value" | "colon" | "comma" | "brace" | "bracket" | "end" | "comment" | "string"
  | "escape" | "character" | "twice" | "object";

export interface Fault extends Place {
  kind: FaultKind;
  /** The name that stands twice. */
  name?: string;
}

export interface Reading {
  /** What the text says; `undefined` where it has a fault. */
  value: Record<string, unknown> | undefined;
  /** In the order of the text. */
  faults: Fault[];
  /** Where a pointer leads: to the value, or to the nearest thing around it that is there. */
  placeOf(pointer: string): Place;
}

/** By the parser's code, which counts from 1. */
const KINDS: readonly FaultKind[] = [
  "symbol", "number", "name", "value", "colon", "comma", "brace", "bracket", "end", "comment", "comment", "string", "number",
  "escape", "escape", "character",
];

/** Reads an object. */
export function readJson(text: string): Reading {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const faults: Fault[] = errors.map(({ error, offset, length }) => ({
    kind: KINDS[error - 1] || "symbol",
    ...placeAt(text, offset, length),
  }));
  if (root !== undefined) {
    for (const key of repeated(root)) {
      faults.push({ kind: "twice", name: String(key.value), ...placeAt(text, key.offset, key.length) });
    }
    if (root.type !== "object") faults.push({ kind: "object", ...placeAt(text, root.offset, root.length) });
  }
  faults.sort((a, b) => a.offset - b.offset);
  return {
    value: faults.length === 0 ? JSON.parse(text) : undefined,
    faults,
    placeOf: (pointer) => {
      const node = root && nearest(root, split(pointer));
      return node === undefined ? placeAt(text, 0, 0) : placeAt(text, node.offset, node.length);
    },
  };
}

/** Names of members that stand in one object before. */
function repeated(node: Node): Node[] {
  const children = node.children || [];
  const seen = new Set<unknown>();
  const found = children.reduce((all: Node[], child) => all.concat(repeated(child)), []);
  if (node.type !== "object") return found;
  for (const { children: [key] = [] } of children) {
    if (key === undefined) continue;
    if (seen.has(key.value)) found.push(key);
    seen.add(key.value);
  }
  return found;
}

function nearest(root: Node, names: readonly string[]): Node {
  let at = root;
  for (const name of names) {
    const next = findNodeAtLocation(at, [at.type === "array" ? Number(name) : name]);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

function placeAt(text: string, offset: number, length: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: Array.from(before[before.length - 1] || "").length + 1, offset, length };
}
