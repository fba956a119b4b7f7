// The JavaScript build by `import()`: a chunk of its own in every bundler, fetched when it is asked for.

import type { Script } from "./files.js";

export const script = (): Promise<Script> => import("../../../build/wasm/huiqi_js.js").then((module) => module.default);
