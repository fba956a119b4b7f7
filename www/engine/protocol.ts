// What the page and its worker say to each other. Both ends are of one build, or nothing is started.
//
// Values are written and read on the page; the worker has the core alone. So an answer is the same as on the page's own
// thread, whatever is handed in: structured cloning would refuse proxies and functions, and make plain objects of instances.

import type { Answer } from "./answer.js";
import type { Verb } from "./core.js";
import type { Refusal } from "./error.js";
import type { Source } from "./source.js";

/** What the worker needs for its core. The page alone knows where the files are. */
export interface Start extends Pick<Source, "core"> {
  wasm: string | BufferSource | WebAssembly.Module;
  /** Address of `classic/huiqi_js.js`. */
  script: string;
}

/** The page asks: first to start, and says of which build it is, then verbs with what `write` wrote. */
export type Asked = { start: Start; build: string } | { verb: Verb; asked: Uint8Array };

/** What the worker says at once when it is to start, before it brings its core: another's script is told from it by that. */
export interface Greeting {
  greeting: "huiqi";
}

/** The worker replies to each in its turn. One of another build refuses to start, and does not greet. */
export type Reply =
  | { started: true }
  | { answer: Answer }
  /** No core could be brought. */
  | { refusal: Refusal }
  /** The core failed, and is not to be trusted any more. */
  | { fault: string };
