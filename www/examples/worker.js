// The engine in a worker of its own: the same verbs, each with a promise. The policy needs `worker-src 'self'`.
import { loadWorker } from "./huiqi/dist/worker.js";

const amount = document.querySelector("input");
const answer = document.querySelector("output");

async function start() {
  // The worker's file is one of the package's. Where a bundler renames files, say where it went:
  // loadWorker({ worker: "/static/huiqi.worker.js" }).
  const huiqi = await loadWorker();
  let asked = 0;

  async function show() {
    const turn = (asked += 1);
    const { award, missing, problems } = await huiqi.assess({
      measure: "data-purchase",
      facts: { applicant: { kind: "enterprise" }, contracts: [{ amount: amount.value }] },
    });
    // Somebody may have typed on meanwhile: only the last answer is shown.
    if (turn !== asked) return;
    answer.textContent = problems.length
      ? problems[0].message
      : `预计奖补 ${award.low} 至 ${award.high} 元，还有 ${missing.length} 项会影响结果。`;
  }

  amount.addEventListener("input", show);
  await show();
}

start();
