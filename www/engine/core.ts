// The border: how an instance of the core is made and spoken to.
//
// An instance imports nothing and keeps its state in its own memory, so one is made for each engine and none knows of
// another. WebAssembly and the JavaScript that is made from it (build/wasm/huiqi_js.js) have the same two functions.

import { HuiqiError, isRefusal } from "./error.js";
import { ValueWriter, type Limits } from "./value.js";

/** One instance of the core. */
export interface Core {
  /** Its memory. The buffer is another one after the memory has grown. */
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Makes room for what the next call reads; gives its address. */
  room(bytes: number): number;
  /** Answers a verb; gives the address of three numbers: where the answer stands until the next call, its length, 1 for a refusal. */
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

/** An instance of the core as JavaScript: `factory` is the default export of huiqi_js.js. Needs no WebAssembly. */
export function fromScript(factory: () => Core): Core {
  return factory();
}

/** A core that is asked by the names of its verbs. */
export class Line {
  private bytes = new Uint8Array(0);
  private decoder = new TextDecoder();
  /** Kept from call to call; absent while a value is being written, whose getters may ask this very engine. */
  private spare: ValueWriter | undefined;
  private broken = false;

  constructor(private readonly core: Core) {}

  /**
   * Asks one thing, in so many values, the first of which has limits.
   *
   * @throws {HuiqiError} when the core refuses it.
   */
  ask(verb: Verb, values: readonly unknown[], limits?: Limits): unknown {
    const writer = this.spare || new ValueWriter();
    this.spare = undefined;
    writer.clear();
    values.forEach((value, index) => writer.write(value, index === 0 ? limits : undefined));
    const answer = this.send(VERBS[verb], writer.written());
    this.spare = writer;
    return answer;
  }

  private send(verb: number, asked: Uint8Array): unknown {
    if (this.broken) throw new Error("this engine has failed before and is not to be trusted any more: load another");
    this.broken = true;
    const room = this.core.room(asked.length);
    this.memory().set(asked, room);
    const at = this.core.call(verb);
    const bytes = this.memory();
    // Whoever throws above leaves an instance in the middle of something.
    this.broken = false;
    const [start, length, refused] = new Uint32Array(bytes.buffer, at, 3) as unknown as [number, number, number];
    const answer: unknown = JSON.parse(this.decoder.decode(bytes.subarray(start, start + length)));
    if (refused === 1 && isRefusal(answer)) throw new HuiqiError(answer);
    return answer;
  }

  private memory(): Uint8Array {
    const { buffer } = this.core.memory;
    if (this.bytes.buffer !== buffer) this.bytes = new Uint8Array(buffer);
    return this.bytes;
  }
}
