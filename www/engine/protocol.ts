// What the page and its worker say to each other. Both ends are built together, so it has no version.

import type { Huiqi } from "./huiqi.js";
import type { Refusal } from "./error.js";
import type { Source } from "./source.js";

/** The verbs that answer: all of an engine but its pack, which comes when it is loaded. */
export type Verb = Exclude<keyof Huiqi, "pack">;

/** What the worker needs for its engine. The page alone knows where the files are. */
export interface Start extends Pick<Source, "pack" | "catalogue" | "core"> {
  wasm: string | BufferSource | WebAssembly.Module;
  /** Address of `classic/huiqi_js.js`. */
  script: string;
}

/** The page asks. */
export type Ask = { id: number } & ({ start: Start } | { verb: Verb; told: unknown[] });

/** The worker answers: with a value, a refusal, or a fault (name, words) that is nobody's refusal. */
export type Answer = { id: number } & ({ value: unknown } | { refusal: Refusal } | { fault: { name: string; message: string } });
