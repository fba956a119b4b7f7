// A module among its neighbours in the package, for browsers and bundlers. `new URL("…", import.meta.url)` stands as
// bundlers look for it.

export { script } from "./script.js";

export const binary = (): URL => new URL("../huiqi_bg.wasm", import.meta.url);

export const thread = (): URL => new URL("./huiqi.worker.js", import.meta.url);

/**
 * Not in the form that bundlers look for: by their rule for `.css` webpack's would mix the sheet into the portal's own, where
 * it would dress the portal's page. In a bundle only a `stylesheet` attribute leads to it, and no promised kernel asks.
 */
export const sheet = (): URL => new URL("dist/huiqi.css", new URL(binary().href, document.baseURI));

export const classicScript = (): URL => new URL("../classic/huiqi_js.js", import.meta.url);

/** `fetch` is all there is. */
export const read = undefined;
