// `classic/huiqi_js.js`: the JavaScript build as a plain script. It leaves what it has at the element that runs it, or in a
// worker, which has none, at the worker itself.

import script from "../../build/wasm/huiqi_js.js";

Object.assign(typeof document === "object" && document.currentScript || self, { huiqiScript: script });
