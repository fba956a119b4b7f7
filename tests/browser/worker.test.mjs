// The engine in a worker: the same answers and refusals as on the page's own thread, many at once, and an end.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../../scripts/chromium.mjs";
import { openEmbed } from "../lib/embed.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const SITE = { head: '<script src="huiqi/classic/huiqi.js"></script>' };

test("each verb answers as on the page, and in the order of asking", async (t) => {
  const { page, faults } = await openEmbed(t, browser, SITE);
  const { here, there, order } = await page.evaluate(async () => {
    const [near, far] = await Promise.all([huiqi.load(), huiqi.loadWorker()]);
    const application = { measure: "data-purchase", date: "2026-06-15", facts: { applicant: { kind: "enterprise" } } };
    const asks = {
      measures: [], measure: ["data-purchase"], form: ["data-purchase"], assess: [application],
      match: [{ date: application.date, facts: application.facts }],
      deadlines: [application], receipt: [application], verify: [near.receipt(application)],
    };
    const order = [];
    const there = await Promise.all(Object.entries(asks).map(async ([verb, told]) => {
      const answer = await far[verb](...told);
      order.push(verb);
      return answer;
    }));
    return { here: Object.entries(asks).map(([verb, told]) => near[verb](...told)), there, order };
  });
  assert.deepEqual(there, here);
  assert.deepEqual(order, ["measures", "measure", "form", "assess", "match", "deadlines", "receipt", "verify"]);
  assert.deepEqual(faults, []);
});

test("values that structured cloning refuses or changes mean the same as on the page", async (t) => {
  const { page } = await openEmbed(t, browser, SITE);
  const { here, there, names } = await page.evaluate(async () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const self = {};
    self.self = self;
    const twice = [[]];
    for (let depth = 0, list = twice; depth < 30; depth += 1) list = list[0] = list[1] = [[]];
    const odd = {
      proxy: new Proxy({ kind: "enterprise", soundFinance: true }, {}),
      "proxy of a list": new Proxy([1, { a: true }], {}),
      revoked: revoked.proxy,
      throwing: { get kind() { throw new Error("no"); }, soundFinance: true },
      instance: new (class Thing { kind = "enterprise"; })(),
      bare: Object.assign(Object.create(null), { kind: "enterprise" }),
      function: () => 1, symbol: Symbol("s"), bigint: 1n, NaN, Infinity, undefined, null: null,
      date: new Date(0), map: new Map([["kind", 1]]), bytes: new Uint8Array(2), element: document.body,
      "lone surrogate": "\ud800", "key with one": { "\ud800": 1 },
      "__proto__": JSON.parse('{"__proto__": {"kind": "enterprise"}}'),
      sparse: [1, , 3], long: new Array(2 ** 32 - 1), itself: self, twice,
      text: "x".repeat(3 << 20), holes: { kind: undefined },
      window,
    };
    const places = {
      "": (value) => value,
      "/facts": (facts) => ({ measure: "data-purchase", date: "2026-06-15", facts }),
      "/facts/applicant": (applicant) => ({ measure: "data-purchase", date: "2026-06-15", facts: { applicant } }),
      "/facts/contracts": (value) => ({ measure: "data-purchase", date: "2026-06-15", facts: { contracts: [value, { amount: value }] } }),
      "/measure": (measure) => ({ measure, date: "2026-06-15", facts: {} }),
    };
    const [near, far] = await Promise.all([huiqi.load(), huiqi.loadWorker()]);
    const told = async (run) => {
      try {
        return JSON.stringify(await run());
      } catch (error) {
        return JSON.stringify({ error: error instanceof huiqi.HuiqiError, ...error, message: error.message });
      }
    };
    const names = [], here = [], there = [];
    for (const [name, value] of Object.entries(odd)) {
      for (const [place, put] of Object.entries(places)) {
        names.push(`${name} at ${place}`);
        here.push(await told(() => near.assess(put(value))));
        there.push(await told(() => far.assess(put(value))));
      }
    }
    return { names, here, there };
  });
  assert.ok(names.length > 100);
  names.forEach((name, at) => assert.equal(there[at], here[at], name));
});

test("what is told is taken at the call, as on the page", async (t) => {
  const { page } = await openEmbed(t, browser, SITE);
  const told = await page.evaluate(async () => {
    const engine = await huiqi.loadWorker();
    const application = { measure: "data-purchase", date: "2026-06-15", facts: {} };
    const answer = engine.assess(application);
    application.date = "2026-07-15";
    return (await answer).date;
  });
  assert.equal(told, "2026-06-15");
});

test("parts of an answer that are as they were are the same objects", async (t) => {
  const { page } = await openEmbed(t, browser, SITE);
  const same = await page.evaluate(async () => {
    const engine = await huiqi.loadWorker();
    const told = { measure: "data-purchase", date: "2026-06-15", facts: { applicant: { kind: "enterprise" } } };
    const first = await engine.assess(told, {});
    const second = await engine.assess({ ...told, facts: { applicant: { kind: "enterprise", soundFinance: true } } }, first);
    return { materials: first.materials === second.materials, conditions: first.conditions === second.conditions };
  });
  assert.deepEqual(same, { materials: true, conditions: false });
});

test("when it has ended, whatever waits and whatever is asked fails", async (t) => {
  const { page } = await openEmbed(t, browser, SITE);
  const codes = await page.evaluate(async () => {
    const engine = await huiqi.loadWorker();
    const waiting = engine.assess({ measure: "data-purchase", facts: {} });
    engine.terminate();
    const code = (promise) => promise.then(() => "answered", (error) => error.code);
    const codes = [await code(waiting), await code(engine.measures())];
    // Others are not touched.
    const other = await huiqi.loadWorker();
    return [...codes, (await other.assess({ measure: "data-purchase", facts: {} })).verdict];
  });
  assert.deepEqual(codes, ["load.worker", "load.worker", "undetermined"]);
});

test("the worker's file may be anywhere on the page's own server, or be started already", async (t) => {
  const { page, requests } = await openEmbed(t, browser, SITE);
  const verdicts = await page.evaluate(async () => {
    const sources = [
      { worker: "huiqi/dist/huiqi.worker.js", wasm: "huiqi/huiqi_bg.wasm" },
      { worker: new URL("huiqi/dist/huiqi.worker.js", location.href), core: "js", script: "huiqi/classic/huiqi_js.js" },
      { worker: new Worker("huiqi/dist/huiqi.worker.js") },
      { wasm: fetch("huiqi/huiqi_bg.wasm") },
      { wasm: await (await fetch("huiqi/huiqi_bg.wasm")).arrayBuffer() },
      { wasm: await WebAssembly.compileStreaming(fetch("huiqi/huiqi_bg.wasm")) },
    ];
    return Promise.all(sources.map(async (source) => {
      const engine = await huiqi.loadWorker(source);
      return (await engine.assess({ measure: "data-purchase", facts: {} })).verdict;
    }));
  });
  assert.deepEqual(verdicts, Array(6).fill("undetermined"));
  assert.ok(requests.every((path) => !path.includes("://")), requests.join("\n"));
});

test("a worker that replies what no core would say ends its engine", async (t) => {
  const strange = 'onmessage = ({ data }) => postMessage(data.start ? { started: true } : { answer: {} });';
  const { page } = await openEmbed(t, browser, { ...SITE, files: { "strange.js": strange } });
  const failed = await page.evaluate(() => huiqi.loadWorker({ worker: "strange.js" }).then(() => "loaded", String));
  assert.match(failed, /TypeError/);
});

test("an answer of a server that is not the binary is named as on the page", async (t) => {
  const { page } = await openEmbed(t, browser, SITE);
  const errors = await page.evaluate(async () => {
    const read = await fetch("huiqi/huiqi_bg.wasm");
    await read.arrayBuffer();
    const told = ({ code, message }) => ({ code, message });
    return Promise.all([fetch("nowhere.wasm"), read].flatMap((wasm) =>
      [huiqi.load, huiqi.loadWorker].map((load) => load({ wasm }).then(() => "loaded", told))));
  });
  assert.deepEqual(errors[1], errors[0]);
  assert.match(errors[1].message, /nowhere\.wasm could not be fetched \(the server answered 404\)/);
  assert.deepEqual(errors.map(({ code }) => code), Array(4).fill("load.fetch"));
});

test("a worker that cannot be started is an error with its address and what to do", async (t) => {
  const { page } = await openEmbed(t, browser, { ...SITE, files: { "broken.js": "}" } });
  const errors = await page.evaluate(() => Promise.all(
    ["nowhere.js", "broken.js", "https://elsewhere.example/huiqi.worker.js", 5].map((worker) =>
      huiqi.loadWorker({ worker }).then(() => "started", ({ code, message }) => ({ code, message }))),
  ));
  for (const { code, message } of errors.slice(0, 3)) {
    assert.equal(code, "load.worker", message);
    assert.match(message, /(nowhere|broken|elsewhere\.example\/huiqi\.worker)\.js could not be started.*worker-src 'self'/);
  }
  assert.equal(errors[3].code, "load.source", JSON.stringify(errors[3]));
});
