// For servers that cannot send `.wasm`: the same verbs, the binary inside the module. About a third more to download.
import { load } from "./huiqi/dist/inline.js";

const amount = document.querySelector("input");
const answer = document.querySelector("output");

async function start() {
  const huiqi = await load();

  function show() {
    const { award, missing, problems } = huiqi.assess({
      measure: "data-purchase",
      facts: { applicant: { kind: "enterprise" }, contracts: [{ amount: amount.value }] },
    });
    answer.textContent = problems.length
      ? problems[0].message
      : `预计奖补 ${award.low} 至 ${award.high} 元，还有 ${missing.length} 项会影响结果。`;
  }

  amount.addEventListener("input", show);
  show();
}

start();
