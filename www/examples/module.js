// With a bundler: import { load } from "huiqi". Without one: copy the package's folder to your server and say where it is.
import { load } from "./huiqi/dist/index.js";

const amount = document.querySelector("input");
const answer = document.querySelector("output");

async function start() {
  const huiqi = await load();

  function show() {
    // What is not known is left out: the answer is then a range that holds whatever the rest turns out to be.
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
