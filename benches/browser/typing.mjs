// Types a sum into the last contract's field, in pages that stand side by side in one browser and take turns.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "huiqi";
import { launch } from "../../scripts/chromium.mjs";
import { serve } from "../../scripts/static.mjs";
import { withContracts } from "../contracts.mjs";
import { shuffled } from "../statistics.mjs";

/** What is measured: a page, and what its address asks of it. */
export const CONTENDERS = [
  { name: "floor: one field", page: "floor" },
  { name: "huiqi-form", page: "huiqi" },
  { name: "huiqi-form, all items open", page: "huiqi", asks: "all" },
  { name: "Element Plus", page: "element-plus" },
  { name: "Element Plus and the engine", page: "element-plus", asks: "engine" },
];

/** The sum is taken back letter by letter and typed anew: between them it is too small, no sum, not told. */
const SUM = "350000.00";
export const KEYS = [...Array(SUM.length).fill("Backspace"), ...SUM];
/** What the field says after each key. */
const TYPED = KEYS.map((_, at) => (at < SUM.length ? SUM.slice(0, SUM.length - 1 - at) : SUM.slice(0, at - SUM.length + 1)));
/** In ms, between two keys: a quick typist's time. What a keystroke leaves for later does not fall into the next. */
const PAUSE = 100;
const VIEWPORT = { width: 1280, height: 800 };
/** Longer than any keystroke may take, in ms. */
const PATIENCE = 60_000;

/**
 * Opens the pages of a folder for each count of contracts and types so many rounds in each, `throttling` times slower than
 * the machine is, after `warmUp` rounds that are not counted. `told` is called with each contender, the count, the `letters`
 * and `answers` in ms from the key to the frame that shows its letter, and its award, and the `work`: the processor's time
 * of the page's main thread for a key, the mean of each round, on the processor as it is. Whatever else the machine does
 * makes the former many times longer, the latter a little.
 * `profile` gives the file for the profile of a contender and a count.
 *
 * The browser draws as soon as there is something to draw, and not only 60 times a second: else each time would be
 * lengthened by up to 16.7 ms of waiting for the screen.
 */
export async function measureTyping({ pages, counts, rounds, warmUp = 1, pause = PAUSE, throttling, profile, told }) {
  const server = await serve(pages);
  const browser = await launch({ args: ["--disable-gpu-vsync", "--disable-frame-rate-limit"] });
  try {
    for (const count of counts) {
      writeFileSync(join(pages, `application-${count}.json`), JSON.stringify(withContracts(count)));
      const expected = await awardsFor(count);
      const opened = [];
      for (const contender of CONTENDERS) opened.push(await open(browser, server.url, contender, count));
      // Before it is counted the compilers warm up, as those of a page do that is filled in.
      for (let round = -warmUp; round < rounds; round += 1) {
        for (const one of shuffled(opened)) {
          const file = round === 0 && profile !== undefined ? profile(one.contender, count) : undefined;
          const { samples } = await one.type({ throttling, pause, profile: file });
          check(one.contender, samples, expected);
          const { work } = await one.type({ throttling: 1, pause: 0 });
          if (round < 0) continue;
          one.letters.push(...samples.map(({ letter }) => letter));
          one.answers.push(...samples.map(({ answer }) => answer));
          one.work.push(work);
        }
      }
      for (const { contender, letters, answers, work, close } of opened) {
        told(contender, count, { letters, answers, work });
        await close();
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

async function open(browser, url, contender, count) {
  // A context of its own is a process of its own: none pays for what another left behind.
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  const fault = new Promise((_, fail) => page.on("pageerror", fail));
  // Whoever waits for the page is told.
  fault.catch(() => {});
  await page.goto(`${url}${contender.page}.html#application=application-${count}.json&${contender.asks ?? ""}`);
  await Promise.race([fault, page.waitForFunction(() => globalThis.bench, undefined, { timeout: PATIENCE, polling: 100 })]);
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  let keys = 0;
  return {
    contender,
    letters: [],
    answers: [],
    work: [],
    close: () => context.close(),
    async type({ throttling, pause, profile }) {
      await page.evaluate(() => {
        const field = bench.field();
        field.focus();
        field.setSelectionRange(field.value.length, field.value.length);
      });
      // Only while it is typed into: Chromium slows a page down by keeping its processor busy, even where nothing is done.
      await session.send("Emulation.setCPUThrottlingRate", { rate: throttling });
      if (profile !== undefined) await startProfile(session);
      const samples = [];
      const before = await worked(session);
      for (const key of KEYS) {
        await page.waitForTimeout(pause);
        await page.keyboard.press(key);
        samples.push(await answerTo(page, keys++, fault));
      }
      const work = (await worked(session) - before) / KEYS.length;
      if (profile !== undefined) writeFileSync(profile, JSON.stringify((await session.send("Profiler.stop")).profile));
      await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      return { samples, work };
    },
  };
}

async function answerTo(page, key, fault) {
  const late = AbortSignal.timeout(PATIENCE);
  return Promise.race([
    fault,
    page.evaluate((number) => bench.sample(number), key),
    new Promise((_, fail) => late.addEventListener("abort", () => fail(new Error(`nothing was drawn after key ${key}`)))),
  ]);
}

/** The processor's time of the page's main thread so far, in ms. */
async function worked(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ThreadTime").value * 1000;
}

async function startProfile(session) {
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 200 });
  await session.send("Profiler.start");
}

/** The award after each key, as the engine gives it in Node. */
async function awardsFor(count) {
  const huiqi = await load();
  return TYPED.map((amount) => {
    const application = withContracts(count);
    application.facts.contracts.at(-1).amount = amount;
    return huiqi.assess(application).award.high;
  });
}

/** A frame that does not show the award is none to measure. */
function check({ name }, samples, awards) {
  samples.forEach(({ typed, shown }, at) => {
    assert.equal(typed, TYPED[at], `${name}: the field after key ${at}`);
    if (shown) assert.ok(shown.replace(/,/g, "").includes(awards[at]), `${name} shows ${shown} after ${typed}, not ${awards[at]}`);
  });
}
