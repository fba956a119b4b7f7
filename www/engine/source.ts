// What `load` takes: the types that an embedder writes.

import type { Contents } from "./huiqi.js";

/**
 * The binary `huiqi_bg.wasm`: its address, an answer on its way, its bytes, or compiled already.
 *
 * A relative address is read from where the page is. An answer may be of any MIME type.
 *
 * @example
 * load({ wasm: "/static/huiqi_bg.wasm" });
 * load({ wasm: fetch("/static/huiqi_bg.wasm") });
 * load({ wasm: readFileSync("huiqi_bg.wasm") });
 */
export type WasmSource = URL | string | Response | BufferSource | WebAssembly.Module;

/** Where the engine comes from and what it speaks of; everything has a default. */
export interface Source extends Contents {
  /** The binary, or a promise of it. Left out: `huiqi_bg.wasm` of this package, found by each build in its own way. */
  wasm?: WasmSource | PromiseLike<WasmSource>;
  /**
   * Which build of the core computes. Both give the same bytes.
   *
   * - `"auto"`, the default: WebAssembly; where it is missing, or the page's Content-Security-Policy refuses it, the
   *   JavaScript build, which is fetched only then.
   * - `"wasm"`: WebAssembly or an error of code `load.refused`.
   * - `"js"`: the JavaScript build, some times slower.
   */
  core?: "auto" | "wasm" | "js";
}
