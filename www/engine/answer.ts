// Answers of the core as JavaScript values: from the numbers that src/wasm/answer.rs describes.
//
// A text crosses the border once and is a number from then on, and so are the names of an object's members. What is made
// here is new with each answer and belongs to whoever asked, but for the parts of an answer that is handed back as `last`.

const WORDS: readonly unknown[] = [null, false, true];
const WORD = 0;
const TEXT = 1;
const INTEGER = 2;
const DOUBLE = 3;
const LIST = 4;
const STRUCT = 5;
// 6: an object whose names are no shape.

/** What a call of the core gives. */
export interface Answer {
  readonly numbers: Int32Array;
  /** Of each new shape the one that it continues, and the number of its last name. */
  readonly shapes: Int32Array;
  /** Of each new text how many UTF-16 units it has, doubled, and one more if it is no ASCII. */
  readonly lengths: Int32Array;
  readonly narrow: Uint8Array;
  readonly wide: Uint8Array;
  readonly refused: boolean;
  /** Whether the texts and shapes of all answers before this are to be forgotten. */
  readonly forget: boolean;
}

/** An answer that was given, and its numbers. */
interface Given {
  readonly value: unknown;
  readonly numbers: Int32Array;
}

/** So many are remembered: the last of each form that one page can have in hand. */
const REMEMBERED = 4;

/** Reads the answers of one instance, each once and in their order. */
export class AnswerReader {
  private texts: string[] = [];
  private shapes: (readonly string[])[] = [];
  /** The newest first. */
  private given: Given[] = [];
  // A mark at the beginning of a text is a part of it.
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  private numbers: Int32Array = new Int32Array(0);
  /** The place that is read next. */
  private at = 0;

  /**
   * The value of an answer. Its parts that are as in `last`, one of the last values that this gave, are the same objects;
   * where nothing is given as `last`, the value is not remembered either.
   */
  read(answer: Answer, last?: object): unknown {
    this.learn(answer);
    // The core writes the next answer over this one.
    this.numbers = last === undefined ? answer.numbers : answer.numbers.slice();
    this.at = 0;
    if (last === undefined) return this.value();
    const before = this.given.find(({ value }) => value === last);
    const value = before ? this.renewed(last, before.numbers, 0) : this.value();
    if (value !== last) this.given = [{ value, numbers: this.numbers }, ...this.given].slice(0, REMEMBERED);
    return value;
  }

  private learn({ shapes, lengths, narrow, wide, forget }: Answer): void {
    if (forget) {
      this.texts = [];
      this.shapes = [[]];
      // Their numbers speak of other texts.
      this.given = [];
    }
    if (lengths.length > 0) {
      // All new texts at once, then cut: a decoder takes as long to begin as for a hundred bytes.
      const [all, ends] = [[this.decoder.decode(narrow), this.decoder.decode(wide)], [0, 0]] as [string[], [number, number]];
      for (const length of lengths) {
        const which = (length & 1) as 0 | 1;
        const start = ends[which];
        ends[which] += length >>> 1;
        this.texts.push(all[which]!.slice(start, ends[which]));
      }
    }
    for (let at = 0; at < shapes.length; at += 2) {
      this.shapes.push([...this.shapes[shapes[at]!]!, this.texts[shapes[at + 1]!]!]);
    }
  }

  private value(): unknown {
    const number = this.numbers[this.at]!;
    this.at += 1;
    switch (number & 7) {
      case WORD: return WORDS[number >>> 3];
      case TEXT: return this.texts[number >>> 3];
      case INTEGER: return number >> 3;
      case DOUBLE: return this.double();
      case LIST: return this.list(number >>> 3);
      case STRUCT: return this.struct(this.shapes[number >>> 3]!);
      default: return this.map(number >>> 3);
    }
  }

  private double(): number {
    this.at += 2;
    return new Float64Array(this.numbers.slice(this.at - 2, this.at).buffer)[0]!;
  }

  private list(length: number): unknown[] {
    this.at += 1;
    const list = [];
    for (let index = 0; index < length; index += 1) list.push(this.value());
    return list;
  }

  private struct(names: readonly string[]): object {
    this.at += 1;
    const object: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index += 1) object[names[index]!] = this.value();
    return object;
  }

  private map(length: number): object {
    this.at += 1;
    const object = {};
    for (let count = 0; count < length; count += 1) {
      const name = this.value() as string;
      const value = this.value();
      // Assigning to `__proto__` would set the prototype and no member.
      if (name === "__proto__") Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
      else (object as Record<string, unknown>)[name] = value;
    }
    return object;
  }

  /** The value here, which the last answer had at `before` as `old`: that one itself as far as it is the same. */
  private renewed(old: unknown, numbers: Int32Array, before: number): unknown {
    const number = this.numbers[this.at]!;
    const kind = number & 7;
    // A scalar is the same or another, and costs no more than to look.
    if (kind < LIST || typeof old !== "object" || old === null) return this.value();
    const end = this.at + 2 + this.numbers[this.at + 1]!;
    if (this.isSame(end, numbers, before)) {
      this.at = end;
      return old;
    }
    if (kind === LIST && (numbers[before]! & 7) === LIST) return this.renewedList(old as unknown[], numbers, before, number >>> 3);
    if (kind === STRUCT && numbers[before] === number) return this.renewedStruct(old as Record<string, unknown>, numbers, before);
    return this.value();
  }

  private renewedList(old: unknown[], numbers: Int32Array, before: number, length: number): unknown[] {
    const end = before + 2 + numbers[before + 1]!;
    const list = [];
    this.at += 2;
    let item = before + 2;
    for (let index = 0; index < length; index += 1) {
      if (item < end) {
        list.push(this.renewed(old[index], numbers, item));
        item = behind(numbers, item);
      } else list.push(this.value());
    }
    return list;
  }

  private renewedStruct(old: Record<string, unknown>, numbers: Int32Array, before: number): object {
    const object: Record<string, unknown> = {};
    const names = this.shapes[this.numbers[this.at]! >>> 3]!;
    this.at += 2;
    let member = before + 2;
    for (const name of names) {
      object[name] = this.renewed(old[name], numbers, member);
      member = behind(numbers, member);
    }
    return object;
  }

  private isSame(end: number, numbers: Int32Array, before: number): boolean {
    for (let at = this.at; at < end; at += 1, before += 1) if (this.numbers[at] !== numbers[before]) return false;
    return true;
  }
}

/** The place behind the value at a place. */
function behind(numbers: Int32Array, at: number): number {
  const kind = numbers[at]! & 7;
  return kind >= LIST ? at + 2 + numbers[at + 1]! : kind === DOUBLE ? at + 3 : at + 1;
}
