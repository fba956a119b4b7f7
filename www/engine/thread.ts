// `huiqi.worker.js`, the worker's own file: a classic script, since kernels below 80 have no module workers. It holds one
// core and replies in the order in which it is asked.

import { send, type Core } from "./core.js";
import type { Answer } from "./answer.js";
import { HuiqiError } from "./error.js";
import { loadFault } from "./fault.js";
import type { Script } from "./files/files.js";
import { bring } from "./load.js";
import type { Asked, Greeting, Reply, Start } from "./protocol.js";

/** What of a worker's global scope is used; TypeScript knows either pages or workers, not both. */
interface Scope {
  importScripts(address: string): void;
  postMessage(said: Greeting | Reply, transfer?: ArrayBuffer[]): void;
  onmessage: ((event: MessageEvent<Asked>) => void) | null;
  huiqiScript?: Script;
}
const scope = self as unknown as Scope;

let core: Core;

scope.onmessage = async ({ data }) => {
  try {
    if ("start" in data) {
      if (data.build !== HUIQI_BUILD) throw strange(data.build);
      scope.postMessage({ greeting: "huiqi" });
      core = await start(data.start);
      scope.postMessage({ started: true });
    } else {
      const answer = copy(send(core, data.verb, data.asked));
      scope.postMessage({ answer }, [answer.numbers, answer.shapes, answer.lengths, answer.narrow, answer.wide].map(({ buffer }) => buffer as ArrayBuffer));
    }
  } catch (thrown) {
    scope.postMessage(thrown instanceof HuiqiError ? { refusal: { ...thrown, message: thrown.message } } : { fault: String(thrown) });
  }
};

/** A cache may have kept this file, or the page's code. */
const strange = (build: string): HuiqiError => loadFault(
  "load.worker",
  `the worker's file ${location.href} belongs to build ${HUIQI_BUILD}, the page's code to ${build}`,
  "Serve dist/huiqi.worker.js of the same version of the package there.",
);

function start({ wasm, script, core }: Start): Promise<Core> {
  const files = {
    // Never asked for: the page says in `wasm` where its binary is.
    binary: () => new URL("huiqi_bg.wasm", location.href),
    read: undefined,
    script: async (): Promise<Script> => {
      scope.importScripts(script);
      return scope.huiqiScript as Script;
    },
  };
  return bring(files, { wasm, core });
}

/** An answer out of the core's memory, which stays here. */
function copy({ numbers, shapes, lengths, narrow, wide, ...flags }: Answer): Answer {
  return {
    numbers: numbers.slice(), shapes: shapes.slice(), lengths: lengths.slice(), narrow: narrow.slice(), wide: wide.slice(),
    ...flags,
  };
}
