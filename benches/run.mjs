// `make bench`: one assessment of article 12 with 1, 5 and 50 contracts, natively, through Node with either core, and by
// json-logic-js, in one run and as ratios; and what the browser downloads.
//
// Figures of two machines, or of one at two times, are not to be compared; the ratios of one run are.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { brotliCompressSync, constants } from "node:zlib";
import { load } from "huiqi";
import { withContracts } from "./contracts.mjs";
import { answer, factsOf } from "./json-logic.mjs";
import { median, shuffled } from "./statistics.mjs";

const CONTRACTS = [1, 5, 50];
const ROUNDS = 200;
const ROUND_NS = 1e6;
const WARM_UP_MS = 300;
/**
 * Whoever has slept is let run for a while: few rounds are cut in two by what else the machine does. After it one call of
 * many is not counted: others have filled the processor's caches meanwhile.
 */
const rest = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0.5);
/** What all others are told in: it computes the least. */
const REFERENCE = "json-logic-js: verdict and amount alone";

/** What is measured, each with the answer it gives, so that all can be seen to give the same. */
function contendersFor(contracts) {
  const application = withContracts(contracts);
  const facts = factsOf(application);
  const text = JSON.stringify(huiqi.assess(application));
  return [
    ["Node, the npm package", () => huiqi.assess(application)],
    ["  one sum changed, with the last answer", typing(application)],
    ["  the core as JavaScript", () => script.assess(application)],
    ["  JSON.parse of the answer alone", () => JSON.parse(text)],
    [REFERENCE, () => answer(facts)],
  ].map(([name, call]) => ({ name, contracts, call, calls: 1, rounds: [] }));
}

/** What a form asks while somebody types: the sum of one contract is another each time, and all else as it was. */
function typing(application) {
  const changed = structuredClone(application);
  const { contracts } = changed.facts;
  contracts[contracts.length >> 1].amount = "123456.00";
  // An answer is remembered for the next only where one was handed in.
  let [last, asked] = [{}, changed];
  return () => {
    asked = asked === changed ? application : changed;
    last = huiqi.assess(asked, last);
    return last;
  };
}

/** Nothing is measured that does not give the same answer. */
function compare(contenders) {
  const [first, ...others] = contenders.map(({ name, call }) => ({ name, result: call() }));
  for (const { name, result } of others) {
    if (name === REFERENCE) {
      assert.equal(result.verdict, first.result.verdict, name);
      assert.equal(result.amount.toFixed(2), first.result.award.high, name);
    } else assert.deepEqual(result, first.result, name);
  }
}

/** What the last call gave: kept, so that no compiler finds the work to be for nothing. */
let kept;
function time({ call }, calls) {
  const began = process.hrtime.bigint();
  for (let count = 0; count < calls; count += 1) kept = call();
  return Number(process.hrtime.bigint() - began);
}

/** Warms up, and finds how many calls fill a round when nothing comes between. */
function calibrate(contender) {
  const until = performance.now() + WARM_UP_MS;
  let least = ROUND_NS;
  while (performance.now() < until) least = Math.min(least, time(contender, 1));
  contender.calls = Math.round(ROUND_NS / least);
}

/**
 * The native part: a process that measures a round whenever it is asked. Without its features the library alone is
 * built, and no server.
 */
function startNative() {
  const build = ["bench", "--locked", "--no-default-features", "--bench", "assess"];
  execFileSync("cargo", [...build, "--no-run"], { stdio: "inherit" });
  const child = spawn("cargo", [...build, "--quiet", "--", "--follow"], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const figures = [];
  // Parsed input, bytes to bytes, and a match of all measures, each with so many contracts.
  const count = 3 * CONTRACTS.length;
  return {
    figures,
    async round() {
      child.stdin.write("\n");
      for (let index = 0; index < count; index += 1) {
        const { value, done } = await lines.next();
        if (done) throw new Error("the native part ended");
        const [name, contracts, picoseconds] = value.split("\t");
        figures[index] ??= { name, contracts: Number(contracts), rounds: [] };
        figures[index].rounds.push(Number(picoseconds) / 1000);
      }
    },
    async end() {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}

/** The rounds of all in nanoseconds. All take turns in each, so that a machine that slows down slows all of them. */
async function measure(contenders) {
  const native = startNative();
  contenders.forEach(calibrate);
  for (let round = 0; round < ROUNDS; round += 1) {
    await native.round();
    // In another order each time: none always stands behind the same one.
    for (const contender of shuffled(contenders)) {
      rest();
      if (contender.calls > 1) kept = contender.call();
      contender.rounds.push(time(contender, contender.calls) / contender.calls);
    }
  }
  await native.end();
  return [...native.figures, ...contenders];
}

function printTable(figures) {
  const names = [...new Set(figures.map(({ name }) => name))];
  const find = (name, contracts) => figures.find((one) => one.name === name && one.contracts === contracts);
  const width = Math.max(...names.map((name) => name.length));
  const row = (name, cells) => console.log([name.padEnd(width), ...cells.map((cell) => cell.padStart(28))].join(""));
  row("one assessment of article 12", CONTRACTS.map((contracts) => `${contracts} contract${contracts > 1 ? "s" : ""}`));
  for (const name of names) {
    row(name, CONTRACTS.map((contracts) => {
      const { rounds } = find(name, contracts);
      // Round by round, and of that the median: a slow moment is in both parts of the ratio.
      const ratio = median(rounds.map((time, round) => time / find(REFERENCE, contracts).rounds[round]));
      return `${micro(median(rounds))} (${micro(Math.min(...rounds))})${ratio.toFixed(2).padStart(7)} ×`;
    }));
  }
  console.log(`
In µs the median of ${ROUNDS} rounds in which all take turns (the least of them), then the median of the ratios to
json-logic-js in the same round. It is given numbers and gives verdict and amount; it knows no fact that is not told, no
reason, clause, range, material or day, and rounds nothing to the fen. The others give the whole Assessment:
${CONTRACTS.map((contracts) => `${kilobytes(answerSize(contracts))}`).join(", ")} of JSON.
`);
}

const micro = (nanoseconds) => {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(nanoseconds / 1000)));
  return `${(nanoseconds / 1000).toFixed(Math.min(digits, 2))}`;
};
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const answerSize = (contracts) => Buffer.byteLength(JSON.stringify(huiqi.assess(withContracts(contracts))));

function printSizes() {
  const files = ["huiqi_bg.wasm", "huiqi_js.js", "dist/index.js", "dist/engine.js"].map((file) => `build/npm/huiqi/${file}`);
  files.push("node_modules/json-logic-js/logic.js");
  for (const file of files) {
    const bytes = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const brotli = brotliCompressSync(bytes, { params });
    console.log(`${file.padEnd(40)}${kilobytes(bytes.length).padStart(12)}${kilobytes(brotli.length).padStart(12)} Brotli 11`);
  }
}

const [huiqi, script] = await Promise.all([load(), load({ core: "js" })]);
const contenders = CONTRACTS.map(contendersFor);
contenders.forEach(compare);
printTable(await measure(contenders.flat()));
assert.ok(kept);
printSizes();
