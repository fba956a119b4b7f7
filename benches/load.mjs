// `make bench-load`: how long it takes in Node from `load()` to the first answer, in a process that has done nothing before
// and in one that has loaded an engine already.
import { execFile } from "node:child_process";
import { loadavg } from "node:os";
import { promisify } from "node:util";
import { median, quantile, shuffled } from "./statistics.mjs";

const PROCESSES = Number(process.env.ROUNDS ?? 40);
const ENGINES = 100;
/** Engines that a process makes before its compilers have done what they do; they are not counted. */
const WARM_UP = 20;

const CONTENDERS = [
  { name: "huiqi", entry: "huiqi", core: "auto" },
  { name: "huiqi/inline", entry: "huiqi/inline", core: "auto" },
  { name: "huiqi, the core as JavaScript", entry: "huiqi", core: "js" },
].map((contender) => ({ ...contender, imports: [], fresh: [] }));

const start = promisify(execFile);
async function ask({ entry, core }, again) {
  const { stdout } = await start(process.execPath, ["benches/first-answer.mjs", entry, core, String(again)]);
  return JSON.parse(stdout);
}

const width = Math.max(...CONTENDERS.map(({ name }) => name.length)) + 2;
const row = (name, what, cells) => console.log([name.padEnd(width), what.padEnd(48), ...cells.map((cell) => cell.padStart(9))].join(""));
const figures = (times) => [Math.min(...times), median(times), quantile(times, 0.95)].map((time) => time.toFixed(2));

const before = loadavg()[0];
// One after the other, in another order each time: what else the machine does hits all of them alike.
for (let round = 0; round < PROCESSES; round += 1) {
  for (const contender of shuffled(CONTENDERS)) {
    const { import: imported, answers: [answer] } = await ask(contender, 0);
    contender.imports.push(imported);
    contender.fresh.push(answer);
  }
}
console.log(`from load() to the first answer in Node, in ms; load of the machine ${before.toFixed(1)} to ${loadavg()[0].toFixed(1)}`);
row("", "", ["min", "median", "p95"]);
for (const contender of CONTENDERS) {
  const { answers } = await ask(contender, WARM_UP + ENGINES - 1);
  row(contender.name, `import, in ${PROCESSES} new processes`, figures(contender.imports));
  row("", `load and first answer, in ${PROCESSES} new processes`, figures(contender.fresh));
  row("", `another engine, ${ENGINES} times in one process`, figures(answers.slice(WARM_UP)));
}
