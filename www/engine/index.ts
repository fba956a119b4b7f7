// `huiqi`, the npm package: which awards of a policy an enterprise may apply for, how much, and what is missing.
//
// Takes applications and packs, gives assessments and receipts; computes where it stands and sends nothing anywhere.

import { loadFrom } from "./engine.js";
import type { Files } from "./files/files.js";
import { binary, read, script } from "./files/module.js";
import type { Huiqi } from "./huiqi.js";
import type { Source } from "./source.js";

export type * from "./contract.js";
export { canonical, HuiqiError } from "./engine.js";
export type { Huiqi } from "./huiqi.js";
export type { Source, WasmSource } from "./source.js";

/**
 * Loads an engine: one pack with its verbs, in an instance of its own. Any number of them live side by side.
 *
 * Fetches `huiqi_bg.wasm` from beside the package's modules and nothing else. Where WebAssembly is missing or refused by
 * the page's policy, the JavaScript build of the same core is fetched in its place.
 *
 * @throws {HuiqiError} `load.*` if the binary cannot be had, `pack.*` or `catalogue.*` if a pack or catalogue is not one
 *
 * @example
 * const huiqi = await load();
 * const { verdict, award } = huiqi.assess({ measure: "data-purchase", facts: {} });
 */
export function load(source?: Source): Promise<Huiqi> {
  return loadFrom(files, source);
}

const files: Files = { binary, read, script };
