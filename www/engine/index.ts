// `huiqi`, the npm package: which awards of a policy an enterprise may apply for, how much, and what is missing.
//
// Takes applications and packs, gives assessments and receipts; computes where it stands and sends nothing anywhere.

import { fromModule } from "./core.js";
import { openEngine, type Contents, type Huiqi } from "./huiqi.js";
import { compile, type WasmSource } from "./wasm.js";

export type * from "./contract.js";
export { canonical } from "./canonical.js";
export { HuiqiError } from "./error.js";
export type { Huiqi } from "./huiqi.js";
export type { WasmSource } from "./wasm.js";

/** Where the engine comes from, when not from the files of this package, and what it speaks of. */
export interface Source extends Contents {
  /** The binary: an address, a response on its way, bytes, or what was compiled from them. Left out: `huiqi_bg.wasm` beside this module. */
  wasm?: WasmSource;
}

/**
 * Loads an engine.
 *
 * @example
 * const huiqi = await load();
 * const { verdict, award } = huiqi.assess({ measure: "data-purchase", facts: {} });
 */
export async function load(source: Source = {}): Promise<Huiqi> {
  return openEngine(await fromModule(await compile(source.wasm)), source);
}
