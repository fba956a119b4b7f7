// `make bench-browser`: from keystroke to repaint in `<huiqi-form>` and in a form of Element Plus with the same fields, with
// 1 to 200 contracts, on a processor that is made four times slower.
//
//     COUNTS=50 ROUNDS=10 node benches/browser/run.mjs     other counts, more rounds
//     PROFILE=1 …                                          also a profile of each for Chromium's tools, in build/bench
import { join } from "node:path";
import { loadavg } from "node:os";
import { family } from "../../tests/npm/lib/install.mjs";
import { median, quantile } from "../statistics.mjs";
import { buildPages } from "./build.mjs";
import { CONTENDERS, KEYS, measureTyping } from "./typing.mjs";

const counts = (process.env.COUNTS ?? "1,5,10,20,50,100,200").split(",").map(Number);
const rounds = Number(process.env.ROUNDS ?? 4);
const throttling = Number(process.env.THROTTLING ?? 4);
const readable = Boolean(process.env.PROFILE);

const width = Math.max(...CONTENDERS.map(({ name }) => name.length));
const row = (name, count, cells) => console.log([name.padEnd(width), String(count).padStart(10), ...cells.map((cell) => cell.padStart(11))].join(""));
const load = () => console.log(`load of the machine ${loadavg()[0].toFixed(1)}`);

// Element Plus is among the packages of the portals.
const { root } = await family("modern");
const pages = await buildPages({ packages: join(root, "node_modules"), readable });
console.log(`keystroke to repaint in ms, processor ${throttling} times slower, ${rounds * KEYS.length} keystrokes each:
to the frame that shows the letter, and to the one that shows the award. In the last column the time of a processor that is not
slowed down for the page's main thread, per keystroke, the median of ${rounds} rounds`);
load();
row("", "contracts", ["letter", "p95", "max", "award", "p95", "max", "processor"]);
await measureTyping({
  pages, counts, rounds, throttling,
  profile: readable ? ({ page, asks }, count) => join(pages, `${[page, asks, count].filter(Boolean).join("-")}.cpuprofile`) : undefined,
  told: ({ name }, count, { letters, answers, work }) => {
    const of = (times) => [median(times), quantile(times, 0.95), Math.max(...times)];
    const figures = [...of(letters), ...of(answers), median(work)];
    row(name, count, figures.map((time) => time.toFixed(1)));
  },
});
load();
