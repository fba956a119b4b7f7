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
  /**
   * A language for the pack: a built catalogue, such as `huiqi/catalogues/nmg-2026-8.en.json`. Clauses stay as the law
   * has them, and receipts in the pack's own language.
   */
  catalogue?: object;
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
    return open(new Engine(written(source.pack), written(source.catalogue)));
  } catch (thrown) {
    throw asError(thrown);
  }
}

/** A pack or catalogue as text. What JSON cannot write is none, and the engine says so of the empty text. */
function written(data: object | undefined): string | undefined {
  if (data === undefined) return undefined;
  try {
    return JSON.stringify(data) ?? "";
  } catch {
    return "";
  }
}
