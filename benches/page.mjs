// `make bench-page`: the page on a throttled phone: a processor made four times slower, 1.6 Mbit/s, 150 ms of latency. From
// navigation to the first answer, cold and with a warm cache; what is transferred; and the browser's own figures (LCP, CLS,
// INP). Beside each the least that the network alone takes: its latencies one after the other, and the bytes over the line.
//
//     ROUNDS=9 THROTTLING=1 node benches/page.mjs     more rounds, another processor
import { brotliCompressSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { loadavg } from "node:os";
import { extname, join } from "node:path";
import { launch } from "../scripts/chromium.mjs";
import { POLICY } from "../tests/lib/watched.mjs";
import { median, quantile } from "./statistics.mjs";

const PAGE = "build/page";
const rounds = Number(process.env.ROUNDS ?? 5);
const throttling = Number(process.env.THROTTLING ?? 4);
const LATENCY = 150;
/** Bytes in a second. */
const RATE = 1_600_000 / 8;
const PHONE = { width: 360, height: 780 };
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".wasm": "application/wasm" };

/** Name → address, and what is there once it has answered. */
const SCREENS = {
  "all measures": { at: "#/", answer: ["huiqi-match", ".entry-title"] },
  "a form": { at: "#/m/data-purchase", answer: ["huiqi-form", ".verdict"] },
};

const server = await serveCompressed();
const browser = await launch();
const load = () => console.log(`load of the machine ${loadavg()[0].toFixed(1)}`);
try {
  console.log(`the page on a phone, processor ${throttling} times slower, ${RATE * 8 / 1e6} Mbit/s, ${LATENCY} ms; ${rounds} visits each, times in ms`);
  load();
  console.log(["", "first answer", "p95", "network", "LCP", "CLS", "INP", "bytes", "requests"].map((cell, index) => (index === 0 ? cell.padEnd(22) : cell.padStart(13))).join(""));
  for (const [name, screen] of Object.entries(SCREENS)) {
    const visits = { cold: [], cached: [] };
    for (let round = 0; round < rounds; round += 1) {
      const context = await browser.newContext({ viewport: PHONE, isMobile: true, hasTouch: true, locale: "zh-CN", serviceWorkers: "block" });
      visits.cold.push(await visit(context, screen));
      visits.cached.push(await visit(context, screen));
      await context.close();
    }
    for (const [kind, all] of Object.entries(visits)) print(`${name}, ${kind}`, all);
  }
  load();
} finally {
  await browser.close();
  server.close();
}

/** As a web server with compression has it: what says its content in its address may be kept. */
async function serveCompressed() {
  const known = new Map();
  const read = (path) => {
    if (!known.has(path)) known.set(path, brotliCompressSync(readFileSync(join(PAGE, path))));
    return known.get(path);
  };
  const server = createServer(({ url }, response) => {
    const { pathname, search } = new URL(url, "http://page");
    const path = pathname === "/" ? "index.html" : pathname.slice(1);
    try {
      const body = read(path);
      const kept = search.startsWith("?v=") || /-[A-Z0-9]{8}\.js$/.test(path);
      response.writeHead(200, {
        "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-encoding": "br", "content-length": body.length,
        "content-security-policy": POLICY, "cache-control": kept ? "public, max-age=31536000, immutable" : "no-cache",
      }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => { server.once("listening", resolve); });
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** One visit of a screen in a tab of its own. */
async function visit(context, { at, answer }) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const seen = { bytes: 0, requests: 0 };
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    seen.bytes += encodedDataLength;
    seen.requests += encodedDataLength > 0 ? 1 : 0;
  });
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: LATENCY, downloadThroughput: RATE, uploadThroughput: RATE / 2 });
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttling });
  await page.addInitScript(watch, answer);
  await page.goto(server.address + at, { waitUntil: "load" });
  await page.waitForFunction(() => globalThis.seen.answer !== undefined, undefined, { timeout: 60_000 });
  const { bytes, requests } = seen;
  await type(page, at);
  const told = await page.evaluate(() => globalThis.seen);
  await page.close();
  // Connection, page, and what the page names: three answers that wait for one another.
  return { ...told, bytes, requests, network: (requests > 1 ? 3 : 2) * LATENCY + (bytes / RATE) * 1000 };
}

/** What a person does first, so that there are interactions to measure. */
async function type(page, at) {
  if (at === "#/") {
    await page.locator("#find-words").pressSequentially("数据", { delay: 120 });
    await page.locator("#next-question").click();
  } else {
    await page.locator("#at-facts-applicant-name-control").pressSequentially("huiqi", { delay: 120 });
    await page.locator("#at-facts-applicant-soundFinance .option").first().click();
  }
  await page.waitForTimeout(1500);
}

/** In the page: when the answer is first drawn, and the browser's own entries. */
function watch([host, selector]) {
  const seen = globalThis.seen = { answer: undefined, lcp: 0, cls: 0, inp: 0 };
  const look = () => {
    if (document.querySelector(host)?.shadowRoot?.querySelector(selector)) seen.answer = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const hear = (type, listener, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(listener)).observe({ type, buffered: true, ...more });
  hear("largest-contentful-paint", ({ startTime }) => { seen.lcp = startTime; });
  hear("layout-shift", ({ value, hadRecentInput }) => { seen.cls += hadRecentInput ? 0 : value; });
  hear("event", ({ interactionId, duration }) => { if (interactionId > 0) seen.inp = Math.max(seen.inp, duration); }, { durationThreshold: 16 });
}

function print(name, visits) {
  const of = (key) => visits.map((one) => one[key]);
  const cells = [
    median(of("answer")).toFixed(0), quantile(of("answer"), 0.95).toFixed(0), median(of("network")).toFixed(0),
    median(of("lcp")).toFixed(0), median(of("cls")).toFixed(3), median(of("inp")).toFixed(0), String(median(of("bytes"))), String(median(of("requests"))),
  ];
  console.log(name.padEnd(22) + cells.map((cell) => cell.padStart(13)).join(""));
}
