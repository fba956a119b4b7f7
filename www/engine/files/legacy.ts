// A module for bundlers that do not know `import.meta`, webpack 4 above all. They copy no file by themselves: whoever
// builds the page puts the binary where the bundles are, or says in `load({ wasm })` where it is.

export { script } from "./script.js";

/** webpack puts the public path of the bundles here. */
declare const __webpack_public_path__: string | undefined;

const beside = (name: string): URL =>
  new URL((typeof __webpack_public_path__ === "string" ? __webpack_public_path__ : "") + name, document.baseURI);

export const binary = (): URL => beside("huiqi_bg.wasm");

export const thread = (): URL => beside("huiqi.worker.js");

export const sheet = (): URL => beside("huiqi.css");

export const classicScript = (): URL => beside("huiqi_js.js");

/** `fetch` is all there is. */
export const read = undefined;
