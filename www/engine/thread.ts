// `huiqi.worker.js`, the worker's own file: a classic script, since kernels below 80 have no module workers. It holds one
// engine and answers in the order in which it is asked.

import { HuiqiError } from "./error.js";
import type { Script } from "./files/files.js";
import type { Huiqi } from "./huiqi.js";
import { loadFrom } from "./load.js";
import type { Answer, Ask, Start } from "./protocol.js";

/** What of a worker's global scope is used; TypeScript knows either pages or workers, not both. */
interface Scope {
  importScripts(address: string): void;
  postMessage(answer: Answer): void;
  onmessage: ((event: MessageEvent<Ask>) => void) | null;
  huiqiScript?: Script;
}
const scope = self as unknown as Scope;

let engine: Huiqi | undefined;

async function start({ wasm, script, ...source }: Start): Promise<unknown> {
  const files = {
    // Never asked for: the page says in `wasm` where its binary is.
    binary: () => new URL("huiqi_bg.wasm", location.href),
    read: undefined,
    script: async (): Promise<Script> => {
      scope.importScripts(script);
      return scope.huiqiScript as Script;
    },
  };
  engine = await loadFrom(files, { ...source, wasm });
  return engine.pack;
}

async function answerTo(ask: Ask): Promise<unknown> {
  if ("start" in ask) return start(ask.start);
  return ((engine as Huiqi)[ask.verb] as (...told: unknown[]) => unknown)(...ask.told);
}

scope.onmessage = async ({ data: ask }) => {
  const { id } = ask;
  try {
    scope.postMessage({ id, value: await answerTo(ask) });
  } catch (thrown) {
    scope.postMessage({ id, ...told(thrown) });
  }
};

/** An error as data: structured cloning keeps neither its class nor its fields. */
function told(thrown: unknown): { refusal: HuiqiError } | { fault: { name: string; message: string } } {
  if (thrown instanceof HuiqiError) return { refusal: { ...thrown, message: thrown.message } };
  const { name, message } = thrown instanceof Error ? thrown : { name: "Error", message: String(thrown) };
  return { fault: { name, message } };
}
