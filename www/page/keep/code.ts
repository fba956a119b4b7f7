// Answers as a compact text, which a link carries in its fragment and a report in its QR code.
//
// `A`, then the base64url (RFC 4648, 5) of what raw DEFLATE (RFC 1951) makes of canonical JSON (RFC 8785). The letter names
// this form; another one will have another. What it says of one measure has the shape of a receipt, of whose assessment it
// keeps the pack, the verdict and the bounds of the award, so that `huiqi verify` reads it (src/door/code.rs). What it
// says of all measures is what was told, and what came of each.

import { canonical, type Application, type Assessment, type Award, type PackRef, type Verdict } from "huiqi";
import type { Told } from "huiqi/element";
import { isApplication, isObject, isOutcome, isPack, isTexts, isTold } from "./shape.js";

/** What came of it, as far as a code says. */
export interface Outcome {
  verdict: Verdict;
  award: Pick<Award, "low" | "high"> | null;
}

/** What a link keeps beside the answers: the questions that were answered with "I do not know", by path, if any were. */
interface Marked {
  unsure?: readonly string[];
}

/** The answers of one measure: a receipt in brief. Without a digest, as in a link, only the brief result can be held. */
export interface OneCoded extends Marked {
  application: Application;
  assessment: Outcome & { pack: PackRef };
  digest?: string;
}

/** The answers of every measure. */
export interface AllCoded extends Marked {
  told: Told;
  pack: PackRef;
  /** By id of the measure. */
  results: Record<string, Outcome>;
}

export type Coded = OneCoded | AllCoded;

/** Why a text is no code that can be read here. */
export type CodeFault = "none" | "cut" | "newer" | "too-large" | "parts";

export class CodeError extends Error {
  constructor(readonly fault: CodeFault) {
    super(fault);
  }
}

const VERSION = "A";
/** An application's limit. */
const MOST_CONTENT = 2 << 20;
/** A text that is longer says more than that, or compresses as no answers do. */
const MOST_TEXT = 4 << 20;
/** Inflated piece by piece, so that a small text that says very much is found out early. */
const PIECE = 4096;

export function outcomeOf({ verdict, award }: Pick<Assessment, "verdict" | "award">): Outcome {
  return { verdict, award: award && { low: award.low, high: award.high } };
}

/** The pack that answers, without what only a person reads. */
export function packRef({ id, version, digest }: PackRef): PackRef {
  return { id, version, digest };
}

export async function encode(content: Coded): Promise<string> {
  const { deflateSync } = await import("./deflate.js");
  return VERSION + toBase64url(deflateSync(new TextEncoder().encode(canonical(content)), { level: 9 }));
}

/** Reads a code, or a link that ends with one. Line breaks do not count: mail breaks long lines. */
export async function decode(text: string): Promise<Coded> {
  if (text.length > MOST_TEXT) throw new CodeError("too-large");
  const code = text.replace(/\s+/g, "").replace(/^.*#\/a\//, "");
  if (!/^[A-Z]/.test(code)) throw new CodeError("none");
  if (code[0] !== VERSION) throw new CodeError("newer");
  return shapeOf(parse(await inflated(fromBase64url(code.slice(1)))));
}

function toBase64url(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at++) binary += String.fromCharCode(bytes[at] as number);
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function fromBase64url(text: string): Uint8Array {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new CodeError("none");
  // No bytes end so: a character is missing, or all of them.
  if (text === "" || text.length % 4 === 1) throw new CodeError("cut");
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** What the library calls the end of its input. */
const UNEXPECTED_END = 0;

async function inflated(bytes: Uint8Array): Promise<Uint8Array> {
  const { Inflate } = await import("./deflate.js");
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    length += piece.length;
    if (length > MOST_CONTENT) throw new CodeError("too-large");
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < bytes.length || at === 0; at += PIECE) {
      inflate.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    }
  } catch (fault) {
    if (fault instanceof CodeError) throw fault;
    throw new CodeError((fault as { code?: number }).code === UNEXPECTED_END ? "cut" : "none");
  }
  return joined(pieces, length);
}

function joined(pieces: Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new CodeError("none");
  }
}

/** The engine judges the answers themselves; here only that they can be handed to it. */
function shapeOf(value: unknown): Coded {
  const whole = isObject(value) && isMarked(value) && (value["application"] === undefined ? isAll(value) : isOne(value));
  if (!whole) throw new CodeError("none");
  return value as unknown as Coded;
}

function isMarked({ unsure }: Record<string, unknown>): boolean {
  return unsure === undefined || isTexts(unsure);
}

function isOne({ application, assessment }: Record<string, unknown>): boolean {
  return isApplication(application) && isObject(assessment) && isOutcome(assessment) && isPack(assessment["pack"]);
}

function isAll({ told, pack, results }: Record<string, unknown>): boolean {
  return isTold(told) && isPack(pack) && isObject(results) && Object.keys(results).every((id) => isOutcome(results[id]));
}
