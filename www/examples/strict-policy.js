// What the policy of this page lets through, and nothing else is needed:
//   default-src 'self'               the package's own files
//   script-src 'self'                its scripts; no 'unsafe-inline', no 'unsafe-eval'
//              'wasm-unsafe-eval'    WebAssembly, from Chromium 97, Firefox 102 and Safari 16.4 on; without it the
//                                    JavaScript build answers
//   style-src 'self'                 the elements use style sheets of their own, never a style attribute
//   worker-src 'self'                only for `huiqi/worker`
import { load } from "./huiqi/dist/index.js";

const application = {
  measure: "data-purchase",
  facts: { applicant: { kind: "enterprise" }, contracts: [{ amount: "350000.00" }] },
};

async function start() {
  // Left out, `core` is "auto": WebAssembly where the page allows it, JavaScript where it does not.
  for (const core of ["wasm", "js"]) {
    const huiqi = await load({ core });
    const { award } = huiqi.assess(application);
    document.getElementById(core).textContent = `预计奖补 ${award.low} 至 ${award.high} 元。`;
  }
}

start();
