// `classic/huiqi.js`: all of it as a plain script, for pages without modules. One global name, `huiqi`.

export { canonical, HuiqiError, load } from "./index.js";
export { loadWorker } from "./worker.js";
