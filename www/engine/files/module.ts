// A module among its neighbours in the package, for browsers and bundlers. `new URL("…", import.meta.url)` stands as
// bundlers look for it.

export { script } from "./script.js";

export const binary = (): URL => new URL("../huiqi_bg.wasm", import.meta.url);

export const thread = (): URL => new URL("./huiqi.worker.js", import.meta.url);

export const sheet = (): URL => new URL("./huiqi.css", import.meta.url);

export const classicScript = (): URL => new URL("../classic/huiqi_js.js", import.meta.url);

/** `fetch` is all there is. */
export const read = undefined;
