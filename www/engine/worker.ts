// `huiqi/worker`: the engine in a worker, so that the page's own thread stays free. The same verbs, as promises.

import {
  addressOf, bytesOf, checkCore, HuiqiError, inHand, isAddress, isAnswer, loadFault, openAsyncEngine, Remote, wordsOf,
} from "./engine.js";
import { binary, classicScript, thread } from "./files/module.js";
import type { AsyncHuiqi } from "./huiqi.js";
import type { Start } from "./protocol.js";
import type { Source, WasmSource } from "./source.js";

export type * from "./contract.js";
export { HuiqiError } from "./engine.js";
export type { AsyncHuiqi, Contents, Huiqi } from "./huiqi.js";
export type { Source, WasmSource } from "./source.js";

/** What `loadWorker` takes: what `load` takes, and where the worker's own files are. */
export interface WorkerSource extends Source {
  /**
   * The package's `dist/huiqi.worker.js`: its address, which must be of the page's own origin, or a worker that was
   * started from it and is this engine's alone. Left out: the file beside this module.
   */
  worker?: URL | string | Worker;
  /** Address of the JavaScript build for workers, the package's `classic/huiqi_js.js`; fetched only where it is needed. */
  script?: URL | string;
}

/**
 * Loads an engine in a worker of its own.
 *
 * @throws {HuiqiError} `load.worker` where there are no workers (in Node use `load`), or the worker's file cannot be
 * had or is another's script, which one that says nothing is taken for after 60 seconds; otherwise as `load`
 *
 * @example
 * const huiqi = await loadWorker();
 * const { verdict } = await huiqi.assess({ measure: "data-purchase", facts: {} });
 * huiqi.terminate();
 */
export async function loadWorker({ worker, script, wasm, core = "auto", ...contents }: WorkerSource = {}): Promise<AsyncHuiqi> {
  checkCore(core);
  const given = await wasm;
  const start: Start = {
    core,
    wasm: await sendable(given === undefined ? binary() : given),
    script: addressOf(script === undefined ? classicScript() : script).href,
  };
  const from = worker === undefined ? thread() : worker;
  const remote = new Remote(started(from), (why) => startFault(from, why));
  try {
    await remote.start(start);
    const engine = await openAsyncEngine((...asked) => remote.ask(...asked), contents);
    return { ...engine, terminate: () => remote.end(ended()) };
  } catch (fault) {
    remote.end(fault);
    throw fault;
  }
}

const ended = (): HuiqiError => loadFault("load.worker", "this engine's worker was ended by terminate()", "Load another.");

/** The binary as it can be sent: a worker reads an address from its own file, and takes no answer of a server. */
async function sendable(given: WasmSource): Promise<Start["wasm"]> {
  if (isAddress(given)) return addressOf(given).href;
  return isAnswer(given) ? bytesOf(given) : inHand(given);
}

const isWorker = (from: URL | string | Worker): from is Worker => typeof from === "object" && from !== null && "postMessage" in from;

function started(from: URL | string | Worker): Worker {
  if (typeof Worker !== "function") {
    throw loadFault("load.worker", "there are no workers here", "In Node use load of \"huiqi\", in a thread of node:worker_threads if you like.");
  }
  if (isWorker(from)) return from;
  const address = addressOf(from).href;
  try {
    return new Worker(address);
  } catch (thrown) {
    throw startFault(from, wordsOf(thrown));
  }
}

function startFault(from: URL | string | Worker, why: string | undefined): HuiqiError {
  return loadFault(
    "load.worker",
    `${isWorker(from) ? "the worker given" : addressOf(from).href} could not be started${why ? ` (${why})` : ""}`,
    "Serve the package's dist/huiqi.worker.js from the page's own origin, allow it (worker-src 'self'), and give its address: loadWorker({ worker: \"…\" }).",
  );
}
