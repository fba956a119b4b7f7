/** Makes one instance of the core, as JavaScript. `load` takes it by itself where there is no WebAssembly. */
declare function core(): import("./types/engine/core.js").Core;
export = core;
