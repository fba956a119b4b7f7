// `dist/engine.js`: what the entries of the package share, so that an error of one is an error of all, and a page that uses
// two of them has the code once. No entry of its own; what it exports may change with every version.

export { addressOf, bytesOf, inHand, isAddress, isAnswer } from "./binary.js";
export { canonical } from "./canonical.js";
export { HuiqiError } from "./error.js";
export { loadFault, scriptFault, wordsOf } from "./fault.js";
export { openAsyncEngine } from "./huiqi.js";
export { checkCore, loadFrom } from "./load.js";
export { Remote } from "./remote.js";
