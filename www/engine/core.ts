// The border: how an instance of the core is made and spoken to.
//
// An instance imports nothing and keeps its state in its own memory, so one is made for each engine and none knows of
// another. WebAssembly and the JavaScript that is made from it (build/wasm/huiqi_js.js) have the same two functions.

import { AnswerReader, type Answer } from "./answer.js";
import { HuiqiError, type Refusal } from "./error.js";
import { ValueWriter, type Limits } from "./value.js";

/** One instance of the core. */
export interface Core {
  /** Its memory. The buffer is another one after the memory has grown. */
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Makes room for what the next call reads; gives its address. */
  room(bytes: number): number;
  /** Answers a verb; gives the address of twelve numbers, which say where the parts of the answer stand until the next call. */
  call(verb: number): number;
}

/** What the core can be asked, under the numbers of src/wasm.rs. */
const VERBS = {
  open: 0, measures: 1, measure: 2, form: 3, assess: 4, match: 5, deadlines: 6, receipt: 7, verify: 8,
} as const;
export type Verb = keyof typeof VERBS;

/** An instance of the compiled binary. Asynchronous, since that alone is allowed on every main thread. */
export async function fromModule(module: WebAssembly.Module): Promise<Core> {
  const { exports } = await WebAssembly.instantiate(module, {});
  return exports as unknown as Core;
}

/** Writes what is asked: so many values, the first of which has limits. It stands in the writer until that writes again. */
export function write(writer: ValueWriter, values: readonly unknown[], limits?: Limits): Uint8Array {
  writer.clear();
  values.forEach((value, index) => writer.write(value, index === 0 ? limits : undefined));
  return writer.written();
}

/** Has a core answer what `ValueWriter` wrote. The answer's parts stand in the core's memory, until the next call. */
export function send(core: Core, verb: Verb, asked: Uint8Array): Answer {
  const room = core.room(asked.length);
  new Uint8Array(core.memory.buffer).set(asked, room);
  const at = core.call(VERBS[verb]);
  const { buffer } = core.memory;
  const parts = new Uint32Array(buffer, at, 12);
  const numbers = (which: number) => new Int32Array(buffer, parts[which]!, parts[which + 1]!);
  const bytes = (which: number) => new Uint8Array(buffer, parts[which]!, parts[which + 1]!);
  return {
    numbers: numbers(0), shapes: numbers(2), lengths: numbers(4), narrow: bytes(6), wide: bytes(8),
    refused: parts[10] === 1, forget: parts[11] === 1,
  };
}

/** A core that is asked in values. */
export class Line {
  private readonly reader = new AnswerReader();
  /** Kept from call to call; absent while a value is being written, whose getters may ask this very engine. */
  private spare: ValueWriter | undefined;
  private isBroken = false;

  constructor(private readonly core: Core) {}

  /**
   * Asks one thing, in so many values, the first of which has limits. Of the answer `last`, which this gave before, those
   * parts that are still the same are given again.
   *
   * @throws {HuiqiError} when the core refuses it.
   */
  ask(verb: Verb, values: readonly unknown[], limits?: Limits, last?: object): unknown {
    const writer = this.spare || new ValueWriter();
    this.spare = undefined;
    const asked = write(writer, values, limits);
    if (this.isBroken) throw new Error("this engine has failed before and is not to be trusted any more: load another");
    // Whoever throws from here on leaves the instance in the middle of something.
    this.isBroken = true;
    const sent = send(this.core, verb, asked);
    const answer = this.reader.read(sent, sent.refused ? undefined : last);
    this.isBroken = false;
    this.spare = writer;
    if (sent.refused) throw new HuiqiError(answer as Refusal);
    return answer;
  }
}
