// From what `load` was given to an engine: which build of the core, brought how.

import { compile } from "./binary.js";
import { fromModule, type Core } from "./core.js";
import { fetchFault, isLoadFault, loadFault, otherBuild, scriptFault, wordsOf } from "./fault.js";
import type { Files, Script } from "./files/files.js";
import { openEngine, type Huiqi } from "./huiqi.js";
import { refusal } from "./refused.js";
import type { Source, WasmSource } from "./source.js";

const CORES: readonly unknown[] = ["auto", "wasm", "js"];

/** Loads an engine with an instance of its own; `files` says where the files are that were not handed over. */
export async function loadFrom(files: Files, source: Source = {}): Promise<Huiqi> {
  return openEngine(await bring(files, source), source);
}

/**
 * Brings an instance of the core.
 *
 * What switches to the JavaScript build is that WebAssembly cannot run here, whatever the binary: it is missing or
 * refused, too old for the binary, or has no room for one more instance. What is wrong with the binary or the way to
 * it does not: it would hide from the embedder that each visitor downloads in vain and computes slowly.
 */
export async function bring(files: Files, { wasm, core = "auto" }: Pick<Source, "wasm" | "core">): Promise<Core> {
  checkCore(core);
  if (core === "js") return fromScript(files);
  const why = refusal();
  if (why !== undefined && core === "auto") return fromScript(files);
  if (why !== undefined) {
    throw loadFault(
      "load.refused",
      `WebAssembly cannot be used here: ${why}`,
      "Allow it in the page's policy (script-src 'wasm-unsafe-eval'), or leave `core` out: the JavaScript build needs no leave.",
    );
  }
  const given = await promised(wasm);
  const module = await (given === undefined ? own(files) : compile(given, files));
  try {
    return await fromModule(module);
  } catch (thrown) {
    // Each instance reserves a stretch of addresses, and a small web view runs out of them.
    if (core === "auto" && thrown instanceof RangeError) return fromScript(files);
    throw thrown;
  }
}

/** What was given as the binary; a promise of it that fails is a way to it that fails. */
async function promised(wasm: Source["wasm"]): Promise<WasmSource | undefined> {
  try {
    return await wasm;
  } catch (thrown) {
    throw isLoadFault(thrown) ? thrown : fetchFault("What load({ wasm }) was promised", wordsOf(thrown));
  }
}

/** Refuses a core that there is not. */
export function checkCore(core: unknown): void {
  if (CORES.includes(core)) return;
  const what = typeof core === "string" ? JSON.stringify(core) : `as a value of type ${typeof core}`;
  throw loadFault("load.source", `load was given the core ${what}`, `It knows ${CORES.join(", ")}.`);
}

/** What the own binary of an entry compiled to. A module has no state: engines share it, each with its own instance. */
const compiled = new WeakMap<Files, Promise<WebAssembly.Module>>();

/** The own binary of an entry, fetched and compiled once, and again after a failure. */
function own(files: Files): Promise<WebAssembly.Module> {
  const before = compiled.get(files);
  if (before) return before;
  const attempt = compile(files.binary(), files);
  compiled.set(files, attempt);
  attempt.catch(() => compiled.delete(files));
  return attempt;
}

/** An instance of the core as JavaScript, which needs no WebAssembly. */
async function fromScript(files: Files): Promise<Core> {
  let script: Script;
  try {
    script = await files.script();
  } catch (thrown) {
    throw isLoadFault(thrown) ? thrown : scriptFault("huiqi_js.js", wordsOf(thrown));
  }
  const { build = HUIQI_BUILD } = script;
  if (build !== HUIQI_BUILD) throw scriptFault("huiqi_js.js", `it ${otherBuild(build)}`);
  return script();
}
