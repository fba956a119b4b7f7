// How the binary gets from its file to an instance, in a browser and in Node.
//
// wasm-bindgen keeps one instance in its module, so all engines of a page share it; what differs between them (their
// pack) lives in the `Engine` objects. Nothing happens at import: the first `instantiate` brings the instance.

import init from "../../build/wasm/huiqi.js";

export type WasmSource = URL | Response | BufferSource;

let instance: Promise<unknown> | undefined;

/** Brings the one instance; a second call waits for the first. After a failure the next call tries again. */
export function instantiate(source?: WasmSource): Promise<unknown> {
  if (instance === undefined) {
    const attempt: Promise<unknown> = compile(source || besideThisModule())
      // A module, not bytes: only so does the glue take the asynchronous way, which every main thread allows.
      .then((module) => init({ module_or_path: module }));
    attempt.catch(() => {
      if (instance === attempt) instance = undefined;
    });
    instance = attempt;
  }
  return instance;
}

function besideThisModule(): URL {
  return new URL("huiqi_bg.wasm", import.meta.url);
}

async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  if (source instanceof URL) return compile(await read(source));
  if (typeof Response === "function" && source instanceof Response) return compileResponse(source);
  return WebAssembly.compile(source as BufferSource);
}

/** Node's `fetch` reads no files, so a `file:` address is read from the disk. */
async function read(url: URL): Promise<WasmSource> {
  if (url.protocol !== "file:") return fetch(url.href);
  // The name stands in a variable and bundlers are told to look away: none of them may put Node into a page.
  const files = "node:fs/promises";
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ files);
  return readFile(url);
}

async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${response.url}`);
  if (typeof WebAssembly.compileStreaming === "function") {
    // Streaming refuses a wrong MIME type, which old servers send; the clone keeps the bytes for the slower way.
    const spare = response.clone();
    try {
      return await WebAssembly.compileStreaming(response);
    } catch {
      return WebAssembly.compile(await spare.arrayBuffer());
    }
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
