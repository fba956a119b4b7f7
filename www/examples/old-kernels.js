import { load } from "./huiqi/dist/index.js";

const amount = document.querySelector("input");
const answer = document.querySelector("output");

async function start() {
  const huiqi = await load();
  const { award, missing } = huiqi.assess({
    measure: "data-purchase",
    facts: { applicant: { kind: "enterprise" }, contracts: [{ amount: amount.value }] },
  });
  answer.textContent = `预计奖补 ${award.low} 至 ${award.high} 元，还有 ${missing.length} 项会影响结果。`;
}

// Kernels between the first that knew modules and the oldest that is promised come as far as this line: there the guard has
// put its sentence in the place of the form. An element of the package needs no such question, it goes with its place.
if (answer) start();
