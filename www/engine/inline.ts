// `huiqi/inline`: the same `load` with the binary inside the module, for portals that cannot serve `.wasm`.

import binaryText from "../../build/npm/huiqi/huiqi_bg.wasm";
import { loadFrom } from "./engine.js";
import type { Files } from "./files/files.js";
import { read, script } from "./files/module.js";
import type { Huiqi } from "./huiqi.js";
import type { Source } from "./source.js";

export type * from "./contract.js";
export { canonical, HuiqiError } from "./engine.js";
export type { Huiqi } from "./huiqi.js";
export type { Source, WasmSource } from "./source.js";

/**
 * Loads an engine from the binary inside this module: no file is fetched, but the JavaScript build where WebAssembly
 * is missing or refused. Otherwise as `load` of `huiqi`.
 *
 * @example
 * import { load } from "huiqi/inline";
 * const huiqi = await load();
 */
export function load(source?: Source): Promise<Huiqi> {
  return loadFrom(files, source);
}

const files: Files = { binary, read, script };

/** The binary's bytes: read only once, when they are compiled. A loop, since `Uint8Array.from` takes ten times as long. */
function binary(): BufferSource {
  const letters = atob(binaryText);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}
