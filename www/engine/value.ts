// JavaScript values as the core reads them: bytes in the form that src/wasm/value.rs describes.
//
// A value is looked at from outside here, and whatever may throw is asked as something that may throw: a proxy, a getter.
// What JSON cannot carry (NaN, a Date, a lone surrogate) is marked as such at its place, never turned into something else.

const NULL = 0;
const FALSE = 1;
const TRUE = 2;
const NUMBER = 3;
const TEXT = 4;
const LIST = 5;
const OBJECT = 6;
const FOREIGN = 7;
const TOO_LARGE = 8;
const TOO_DEEP = 9;

/** What a value may have at most: the bytes of its JSON text, and levels of lists and objects one in another. */
export type Limits = readonly [bytes: number, levels: number];

/** Names, days and packs are texts of any length. No list or object is one, however long it claims to be. */
const TEXTS: Limits = [Infinity, 0];

/** Writes values one behind the other. */
export class ValueWriter {
  private bytes = new Uint8Array(1 << 12);
  private view = new DataView(this.bytes.buffer);
  private at = 0;
  /** Of the value being written: how many bytes its JSON text may still have. Each value takes one at least, so that an
   * object which holds itself twice has an end, and nothing is refused that would not be refused as text. */
  private left = 0;
  private levels = 0;

  /** What was written. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.at);
  }

  /** Begins anew. */
  clear(): void {
    this.at = 0;
  }

  /** Writes one value; in place of one that is beyond the limits the limit that it goes beyond. */
  write(value: unknown, limits: Limits = TEXTS): void {
    const start = this.at;
    [this.left, this.levels] = limits;
    try {
      this.value(value, 0);
    } catch (thrown) {
      if (!(thrown instanceof Beyond)) throw thrown;
      this.at = start;
      this.mark(thrown.mark, limits[thrown.mark - TOO_LARGE]!);
    }
  }

  private value(value: unknown, depth: number): void {
    this.spend(1);
    if (value === null) this.byte(NULL);
    else if (typeof value === "boolean") this.byte(value ? TRUE : FALSE);
    else if (typeof value === "number") this.number(value);
    else if (typeof value === "string") this.text(value);
    else if (isList(value)) this.items(value, this.below(depth));
    // Not `instanceof`: an object of another frame, or one without a prototype, is as plain as ours.
    else if (typeof value === "object" && isPlain(value!)) this.members(value as Record<string, unknown>, this.below(depth));
    else this.byte(FOREIGN);
  }

  private spend(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) throw new Beyond(TOO_LARGE);
  }

  private below(depth: number): number {
    if (depth >= this.levels) throw new Beyond(TOO_DEEP);
    return depth + 1;
  }

  private number(value: number): void {
    // Infinity is a number that JSON text can write (1e400); NaN is none.
    if (value !== value) return this.byte(FOREIGN);
    this.reserve(9);
    this.bytes[this.at] = NUMBER;
    this.view.setFloat64(this.at + 1, value, true);
    this.at += 9;
  }

  private text(value: string): void {
    this.spend(value.length);
    const start = this.at;
    this.byte(TEXT);
    if (this.utf8(value)) return;
    this.at = start;
    this.byte(FOREIGN);
  }

  private items(list: ArrayLike<unknown>, depth: number): void {
    const length = attempt(() => list.length >>> 0);
    if (length === FAILED) return this.byte(FOREIGN);
    // An array may claim any length and hold nothing.
    if (length > this.left) throw new Beyond(TOO_LARGE);
    this.mark(LIST, length);
    for (let index = 0; index < length; index += 1) {
      const item = member(list, index);
      if (item === FAILED) this.byte(FOREIGN);
      else this.value(item, depth);
    }
  }

  private members(object: Record<string, unknown>, depth: number): void {
    const keys = attempt(() => Object.keys(object));
    if (keys === FAILED) return this.byte(FOREIGN);
    const start = this.at;
    let count = 0;
    this.mark(OBJECT, 0);
    for (const key of keys) {
      const value = member(object, key);
      if (value === undefined) continue;
      this.spend(key.length);
      // A key with a lone surrogate has no pointer, and two of them might become one.
      if (!this.utf8(key)) {
        this.at = start;
        return this.byte(FOREIGN);
      }
      // A member that throws when it is read is there, but nothing that JSON can carry.
      if (value === FAILED) this.byte(FOREIGN);
      else this.value(value, depth);
      count += 1;
    }
    this.view.setUint32(start + 1, count, true);
  }

  private byte(byte: number): void {
    this.reserve(1);
    this.bytes[this.at] = byte;
    this.at += 1;
  }

  private mark(kind: number, length: number): void {
    this.reserve(5);
    this.bytes[this.at] = kind;
    this.view.setUint32(this.at + 1, length, true);
    this.at += 5;
  }

  /** Writes a text's length and its UTF-8; says no, and writes nothing that counts, if it has none: a lone surrogate. */
  private utf8(text: string): boolean {
    // Three bytes at most for each unit: a pair of surrogates has four.
    this.reserve(4 + 3 * text.length);
    const { bytes } = this;
    const start = this.at + 4;
    let at = start;
    for (let index = 0; index < text.length; index += 1) {
      let code = text.charCodeAt(index);
      if (code < 0x80) {
        bytes[at++] = code;
        continue;
      }
      if (code >= 0xd800 && code < 0xe000) {
        const next = text.charCodeAt((index += 1));
        // At the end of the text there is NaN, which is in no range.
        if (code >= 0xdc00 || !(next >= 0xdc00 && next < 0xe000)) return false;
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
      }
      at = multibyte(bytes, at, code);
    }
    this.view.setUint32(this.at, at - start, true);
    this.at = at;
    return true;
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.at + bytes));
    larger.set(this.written());
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}

/** A code point from U+0080 on, in UTF-8; gives where it ends. */
function multibyte(bytes: Uint8Array, at: number, code: number): number {
  if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
  else {
    if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
    else {
      bytes[at++] = 0xf0 | (code >> 18);
      bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
    }
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
  }
  bytes[at++] = 0x80 | (code & 0x3f);
  return at;
}

/** A value goes beyond a limit: nothing of it is written. */
class Beyond {
  constructor(readonly mark: number) {}
}

/** In place of what threw. */
const FAILED = Symbol("failed");

function attempt<T>(ask: () => T): T | typeof FAILED {
  try {
    return ask();
  } catch {
    return FAILED;
  }
}

/** The same of what is asked most often, without a function made for it. */
function member(of: object, key: string | number): unknown {
  try {
    return (of as Record<string | number, unknown>)[key];
  } catch {
    return FAILED;
  }
}

function isList(value: unknown): value is ArrayLike<unknown> {
  // A proxy that was revoked throws.
  return attempt(() => Array.isArray(value)) === true;
}

/** Whether an object is one that JSON writes as its members: not a Date, a Map or an instance of a class. */
function isPlain(object: object): boolean {
  // A proxy that throws when it is asked is nothing that JSON can carry.
  return attempt(() => {
    const prototype: unknown = Object.getPrototypeOf(object);
    return typeof prototype !== "object" || prototype === null || Object.getPrototypeOf(prototype) === null;
  }) === true;
}
