import type { Core } from "./types/engine/core.js";

/** Makes one instance of the core, as JavaScript. `load` takes it by itself where there is no WebAssembly. */
export default function core(): Core;
