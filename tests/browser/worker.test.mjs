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
  const strange = `onmessage = ({ data }) => {
    if (data.start) postMessage({ greeting: "huiqi" });
    postMessage(data.start ? { started: true } : { answer: {} });
  };`;
  const { page } = await openEmbed(t, browser, { ...SITE, files: { "strange.js": strange } });
  const failed = await page.evaluate(() => huiqi.loadWorker({ worker: "strange.js" }).then(() => "loaded", String));
  assert.match(failed, /TypeError/);
});

// Workers of others, each of which runs without a fault.
const FOREIGN = {
  "replies.js": "onmessage = () => postMessage({ started: true });",
  "echoes.js": "onmessage = ({ data }) => postMessage(data);",
  "speaks.js": "postMessage(null);",
};

test("a worker's script that is not huiqi's is told by what it says", async (t) => {
  const { page } = await openEmbed(t, browser, { ...SITE, files: FOREIGN });
  const errors = await page.evaluate((names) => Promise.all(names.map((worker) =>
    huiqi.loadWorker({ worker }).then(() => "loaded", ({ code, message }) => ({ code, message })))), Object.keys(FOREIGN));
  errors.forEach(({ code, message }, index) => {
    assert.equal(code, "load.worker", message);
    assert.ok(message.includes(`/${Object.keys(FOREIGN)[index]} `), message);
    assert.match(message, /it is not huiqi's.*Serve the package's dist\/huiqi\.worker\.js/);
  });
});

test("a worker's script that says nothing is given a minute, one that has greeted all the time that its files take", async (t) => {
  let serve;
  const isAsked = new Promise((resolve) => { serve = resolve; });
  const { page, server } = await openEmbed(t, browser, {
    ...SITE,
    files: { "silent.js": "onmessage = () => {};" },
    async prepare(page) {
      // No time passes but what is told below.
      await page.clock.install({ time: 0 });
      await page.clock.pauseAt(1000);
      await page.route("**/late.wasm", (route) => serve(() => route.continue({ url: `${new URL(page.url()).origin}/huiqi/huiqi_bg.wasm` })));
    },
  });
  await page.evaluate(() => {
    const told = (load) => load.then(() => "loaded", ({ code, message }) => ({ code, message }));
    globalThis.ends = {};
    told(huiqi.loadWorker({ worker: "silent.js" })).then((end) => { ends.silent = end; });
    told(huiqi.loadWorker({ worker: new Worker("silent.js") })).then((end) => { ends.given = end; });
    globalThis.late = told(huiqi.loadWorker({ wasm: "late.wasm" }));
    late.then((end) => { ends.late = end; });
  });
  const answer = await isAsked;
  await page.clock.runFor(59_000);
  assert.deepEqual(await page.evaluate("ends"), {});
  await page.clock.runFor(1_000);
  const { silent, given, late } = await page.evaluate("ends");
  assert.equal(silent.code, "load.worker");
  assert.ok(silent.message.includes(`${server.url}silent.js could not be started (it is not huiqi's: it has not greeted within 60 s)`), silent.message);
  assert.match(given.message, /the worker given could not be started/);
  assert.equal(late, undefined);
  await answer();
  assert.equal(await page.evaluate("late"), "loaded");
});

test("what cannot be sent to a worker is refused in the words of load", async (t) => {
  const { page } = await openEmbed(t, browser, SITE);
  const errors = await page.evaluate(() => {
    const detached = new ArrayBuffer(8);
    new MessageChannel().port1.postMessage(detached, [detached]);
    const sources = [
      ...[() => 1, Symbol("s"), 1n, 5, null, document.body, { at: () => 1 }, detached].map((wasm) => ({ wasm })),
      ...[() => 1, Symbol("s"), 1n, {}, "fast"].map((core) => ({ core })),
    ];
    const told = ({ name, code, message }) => ({ name, code, message });
    return Promise.all(sources.map((source) =>
      Promise.all([huiqi.load, huiqi.loadWorker].map((load) => load(source).then(() => "loaded", told)))));
  });
  assert.equal(errors.length, 13);
  for (const [near, far] of errors) {
    assert.deepEqual(far, near);
    assert.equal(near.code, "load.source", near.message);
  }
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
