// `huiqi/worker`: the engine in a worker, so that the page's own thread stays free. The same verbs, as promises.

import type { PackInfo } from "./contract.js";
import { addressOf, HuiqiError, isAddress, isAnswer, loadFault, wordsOf } from "./engine.js";
import { binary, classicScript, thread as threadFile } from "./files/module.js";
import type { Huiqi } from "./huiqi.js";
import { portable } from "./portable.js";
import type { Answer, Start, Verb } from "./protocol.js";
import type { Source, WasmSource } from "./source.js";

export type * from "./contract.js";
export { HuiqiError } from "./engine.js";
export type { Huiqi } from "./huiqi.js";
export type { Source, WasmSource } from "./source.js";

/** What `loadWorker` takes: what `load` takes, and where the worker's own files are. */
export interface WorkerSource extends Source {
  /**
   * The package's `dist/huiqi.worker.js`: its address, which must be of the page's own origin, or a worker that was
   * started from it. Left out: the file beside this module.
   */
  worker?: URL | string | Worker;
  /** Address of the JavaScript build for workers, the package's `classic/huiqi_js.js`; fetched only where it is needed. */
  script?: URL | string;
}

/** An engine in a worker: the verbs of {@link Huiqi}, each a promise; several may be under way at once. */
export type AsyncHuiqi = { readonly [V in Verb]: (...told: Parameters<Huiqi[V]>) => Promise<ReturnType<Huiqi[V]>> } & {
  readonly pack: PackInfo;
  /** Ends the worker. What is under way, and whatever is asked afterwards, fails with `load.worker`. */
  terminate(): void;
};

const VERBS: { [V in Verb]: true } = {
  measures: true, measure: true, form: true, assess: true, match: true, deadlines: true, receipt: true, verify: true,
};

/**
 * Loads an engine in a worker of its own.
 *
 * @throws {HuiqiError} `load.worker` where there are no workers (in Node use `load`), or the worker's file cannot be
 * had; otherwise as `load`
 *
 * @example
 * const huiqi = await loadWorker();
 * const { verdict } = await huiqi.assess({ measure: "data-purchase", facts: {} });
 * huiqi.terminate();
 */
export async function loadWorker({ worker, script, wasm, ...rest }: WorkerSource = {}): Promise<AsyncHuiqi> {
  const given = await wasm;
  const start: Start = {
    ...rest,
    wasm: await sendable(given === undefined ? binary() : given),
    script: (script === undefined ? classicScript() : addressOf(script)).href,
  };
  const line = new Line(worker === undefined ? threadFile() : worker);
  try {
    const pack = await line.ask({ start }) as PackInfo;
    const verbs = Object.keys(VERBS).map((verb) => [
      verb,
      (...told: unknown[]) => line.ask({ verb: verb as Verb, told: told.map(portable) }),
    ]);
    return { ...Object.fromEntries(verbs), pack, terminate: () => line.end(ENDED()) };
  } catch (fault) {
    line.end(fault);
    throw fault;
  }
}

const ENDED = (): HuiqiError => loadFault("load.worker", "this engine's worker was ended by terminate()", "Load another.");

/** The binary as it can be sent: a worker reads an address from its own file, and takes no answer of a server. */
async function sendable(given: WasmSource): Promise<Start["wasm"]> {
  if (isAddress(given)) return addressOf(given).href;
  return isAnswer(given) ? given.arrayBuffer() : given;
}

/** Numbers what is asked, so that each answer finds its asker. */
class Line {
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(fault: unknown): void }>();
  private asked = 0;
  private over: unknown;
  private readonly worker: Worker;

  constructor(from: URL | string | Worker) {
    this.worker = started(from);
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = (event) => this.end(startFault(from, event.message));
  }

  ask(what: { start: Start } | { verb: Verb; told: unknown[] }): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.over) throw this.over;
      const id = this.asked += 1;
      this.worker.postMessage({ id, ...what });
      this.waiting.set(id, { resolve, reject });
    });
  }

  end(fault: unknown): void {
    this.over = this.over || fault;
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(fault);
    this.waiting.clear();
  }

  private hear(answer: Answer): void {
    const asker = this.waiting.get(answer.id);
    if (asker === undefined) return;
    this.waiting.delete(answer.id);
    if ("value" in answer) asker.resolve(answer.value);
    else if ("refusal" in answer) asker.reject(new HuiqiError(answer.refusal));
    else asker.reject(Object.assign(new Error(answer.fault.message), { name: answer.fault.name }));
  }
}

function started(from: URL | string | Worker): Worker {
  if (typeof Worker !== "function") {
    throw loadFault("load.worker", "there are no workers here", "In Node use load of \"huiqi\", in a thread of node:worker_threads if you like.");
  }
  if (typeof from === "object" && "postMessage" in from) return from;
  try {
    return new Worker(addressOf(from).href);
  } catch (thrown) {
    throw startFault(from, wordsOf(thrown));
  }
}

function startFault(from: URL | string | Worker, why: string | undefined): HuiqiError {
  const address = typeof from === "object" && "postMessage" in from ? "the worker given" : addressOf(from).href;
  return loadFault(
    "load.worker",
    `${address} could not be started${why ? ` (${why})` : ""}`,
    "Serve the package's dist/huiqi.worker.js from the page's own origin, allow it (worker-src 'self'), and give its address: loadWorker({ worker: \"…\" }).",
  );
}
