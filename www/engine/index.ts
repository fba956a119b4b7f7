// `huiqi`, the npm package: which awards of a policy an enterprise may apply for, how much, and what is missing.
//
// Takes applications and packs, gives assessments and receipts; computes where it stands and sends nothing anywhere.

import { Engine } from "../../build/wasm/huiqi.js";
import { asError } from "./error.js";
import { open, type Huiqi } from "./huiqi.js";
import { instantiate, type WasmSource } from "./wasm.js";

export type * from "./contract.js";
export { canonical } from "./canonical.js";
export { HuiqiError } from "./error.js";
export type { Huiqi } from "./huiqi.js";
export type { WasmSource } from "./wasm.js";

/** Where the engine comes from, when not from the files of this package. */
export interface Source {
  /** The binary: an address, a response on its way, or bytes. Left out: `huiqi_bg.wasm` beside this module. */
  wasm?: WasmSource;
  /** A built pack to use in place of the one inside the binary. */
  pack?: object;
}

/**
 * Loads an engine.
 *
 * @example
 * const huiqi = await load();
 * const { verdict, award } = huiqi.assess({ measure: "data-purchase", facts: {} });
 */
export async function load(source: Source = {}): Promise<Huiqi> {
  await instantiate(source.wasm);
  try {
    return open(new Engine(source.pack === undefined ? undefined : written(source.pack)));
  } catch (thrown) {
    throw asError(thrown);
  }
}

/** A pack as text. What JSON cannot write is no pack, and the engine says so of the empty text. */
function written(pack: object): string {
  try {
    return JSON.stringify(pack) ?? "";
  } catch {
    return "";
  }
}
