// The package on the page of a stranger, in Chromium: each way to embed it, under the strictest policies, from servers that
// do not do as they should. It asks for its own files alone, and for none once it is loaded.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { canonical, load } from "huiqi";
import { launch } from "../../scripts/chromium.mjs";
import { openEmbed, WITHOUT_WASM } from "../lib/embed.mjs";
import { goldenRows, madeUpPacks } from "../lib/files.mjs";

let browser, node;
before(async () => { [browser, node] = await Promise.all([launch(), load()]); });
after(() => browser?.close());

const module = (code) => ({ head: '<script type="module" src="main.js"></script>', files: { "main.js": code } });
const script = (code) => ({ head: '<script src="huiqi/classic/huiqi.js"></script><script src="main.js"></script>', files: { "main.js": code } });

// Each leaves `bring(source)`, which gives a promise of an engine. What it asks for: to be there, with WebAssembly, without.
const WAYS = {
  "a module": {
    ...module('import { load } from "./huiqi/dist/index.js"; globalThis.bring = load;'),
    own: ["huiqi/dist/engine.js", "huiqi/dist/index.js"], wasm: ["huiqi/huiqi_bg.wasm"], js: ["huiqi/huiqi_js.js"],
  },
  "a module with the binary inside": {
    ...module('import { load } from "./huiqi/dist/inline.js"; globalThis.bring = load;'),
    own: ["huiqi/dist/engine.js", "huiqi/dist/inline.js"], wasm: [], js: ["huiqi/huiqi_js.js"],
  },
  "a worker": {
    ...module('import { loadWorker } from "./huiqi/dist/worker.js"; globalThis.bring = loadWorker;'),
    own: ["huiqi/dist/engine.js", "huiqi/dist/huiqi.worker.js", "huiqi/dist/worker.js"],
    wasm: ["huiqi/huiqi_bg.wasm"], js: ["huiqi/classic/huiqi_js.js"],
  },
  "a plain script": {
    ...script("var bring = huiqi.load;"),
    own: ["huiqi/classic/huiqi.js"], wasm: ["huiqi/classic/huiqi_bg.wasm"], js: ["huiqi/classic/huiqi_js.js"],
  },
  "a plain script's worker": {
    ...script("var bring = huiqi.loadWorker;"),
    own: ["huiqi/classic/huiqi.js", "huiqi/classic/huiqi.worker.js"],
    wasm: ["huiqi/classic/huiqi_bg.wasm"], js: ["huiqi/classic/huiqi_js.js"],
  },
};
const FRAME = ["", "main.js"];

/** Brings an engine in the page and lets it issue the receipts of these applications, as text. */
async function receipts(page, applications, source = {}) {
  await page.waitForFunction("typeof bring === 'function'");
  return page.evaluate(async ([applications, source]) => {
    globalThis.engine ??= await bring(source);
    return Promise.all(applications.map(async (application) => JSON.stringify(await engine.receipt(application))));
  }, [applications, source]);
}

function applications() {
  const rows = goldenRows(node.measures().map(({ id }) => id));
  // One of each measure, as it stands in the cases, and the largest.
  const first = [...new Map(rows.map((row) => [row.application.measure, row])).values()];
  return first.map(({ application }) => application);
}
const fromNode = (applications) => applications.map((application) => JSON.stringify(node.receipt(application)));
const sorted = (requests) => [...new Set(requests)].sort();

for (const [name, { own, wasm, js, ...site }] of Object.entries(WAYS)) {
  test(`${name}: same bytes, own files, once each, and none any more after that`, async (t) => {
    const { page, context, requests, faults } = await openEmbed(t, browser, site);
    const asked = applications();
    assert.deepEqual(await receipts(page, asked.slice(0, 2)), fromNode(asked.slice(0, 2)));
    assert.deepEqual([...requests].sort(), [...FRAME, ...own, ...wasm].sort());
    await context.setOffline(true);
    requests.length = 0;
    assert.deepEqual(await receipts(page, asked), fromNode(asked));
    assert.deepEqual(requests, []);
    assert.deepEqual(faults, []);
  });

  test(`${name}: where the policy refuses WebAssembly, the JavaScript build`, async (t) => {
    const { page, requests, faults } = await openEmbed(t, browser, { ...site, policy: WITHOUT_WASM });
    const asked = applications();
    assert.deepEqual(await receipts(page, asked), fromNode(asked));
    // The binary is not fetched in vain.
    assert.deepEqual(sorted(requests), sorted([...FRAME, ...own, ...js]));
    // The browser says once that it refuses WebAssembly: it is asked by trying. Of nothing else.
    assert.ok(faults.length <= 1 && faults.every((fault) => /WebAssembly/.test(fault)), faults.join("\n"));
  });

  test(`${name}: an error that can be helped has a name and says how`, async (t) => {
    const { page } = await openEmbed(t, browser, site);
    await page.waitForFunction("typeof bring === 'function'");
    const errors = await page.evaluate(async () => {
      const tell = ({ name, code, message, path }) => ({ name, code, message, path });
      const failed = async (run) => { try { await run(); } catch (error) { return tell(error); } };
      const engine = await bring();
      return [
        await failed(() => engine.assess({ measure: "nothing", facts: {} })),
        await failed(() => bring({ wasm: "nowhere.wasm" })),
        await failed(() => bring({ wasm: "main.js" })),
        await failed(() => bring({ pack: {} })),
        await failed(() => bring({ core: "fast" })),
      ];
    });
    assert.deepEqual(errors.map(({ name }) => name), Array(5).fill("HuiqiError"));
    assert.deepEqual(errors.map(({ code }) => code), ["measure.unknown", "load.fetch", "load.binary", "pack.invalid", "load.source"]);
    assert.match(errors[1].message, /http:.*\/nowhere\.wasm could not be fetched \(the server answered 404\)/);
  });
}

for (const type of ["text/plain; charset=gbk", "application/octet-stream", undefined]) {
  test(`a server that sends the binary as ${type ?? "nothing at all"} does no harm`, async (t) => {
    for (const [name, { own, wasm, js, ...site }] of Object.entries(WAYS).filter(([, { wasm }]) => wasm.length > 0)) {
      const { page, requests, faults } = await openEmbed(t, browser, {
        ...site,
        prepare: (page) => page.context().route("**/*.wasm", async (route) => {
          const response = await route.fetch();
          const { "content-type": _, ...headers } = response.headers();
          await route.fulfill({ response, headers: type ? { ...headers, "content-type": type } : headers });
        }),
      });
      assert.deepEqual(await receipts(page, applications().slice(0, 1)), fromNode(applications().slice(0, 1)), name);
      assert.deepEqual(requests.filter((path) => /wasm|_js/.test(path)), wasm, name);
      assert.deepEqual(faults, [], name);
    }
  });
}

const half = readFileSync("build/npm/huiqi/huiqi_bg.wasm").subarray(0, 100_000);
const BROKEN = {
  "404": [{ status: 404, body: "" }, "load.fetch", /answered 404/],
  "its own page for every address": [{ contentType: "text/html", body: "<!doctype html>" }, "load.binary", /is a page of HTML/],
  "half a file": [{ contentType: "application/wasm", body: half }, "load.binary", /is damaged \(100000 bytes/],
  "nothing": ["abort", "load.fetch", /could not be fetched/],
};
for (const [name, [answer, code, words]] of Object.entries(BROKEN)) {
  test(`a server that answers ${name}: an error with the address, no silent switch`, async (t) => {
    const { own, wasm, js, ...site } = WAYS["a plain script"];
    const { page, requests } = await openEmbed(t, browser, {
      ...site,
      prepare: (page) => page.route("**/*.wasm", (route) => answer === "abort" ? route.abort() : route.fulfill(answer)),
    });
    const error = await page.evaluate(() => bring().then(() => "no error", ({ code, message }) => ({ code, message })));
    assert.equal(error.code, code);
    assert.match(error.message, words);
    assert.match(error.message, /\/huiqi\/classic\/huiqi_bg\.wasm/);
    assert.deepEqual(requests.filter((path) => /_js/.test(path)), []);
    await page.unroute("**/*.wasm");
    assert.deepEqual(await receipts(page, applications().slice(0, 1)), fromNode(applications().slice(0, 1)), "and a second try");
  });
}

test("without WebAssembly and without the JavaScript build, the error says which file is wanting", async (t) => {
  for (const [name, { own, wasm, js, ...site }] of Object.entries(WAYS)) {
    const { page } = await openEmbed(t, browser, {
      ...site, policy: WITHOUT_WASM, prepare: (page) => page.context().route("**/huiqi_js.js", (route) => route.abort()),
    });
    await page.waitForFunction("typeof bring === 'function'");
    const error = await page.evaluate(() => bring().then(() => "no error", ({ code, message }) => ({ code, message })));
    assert.equal(error.code, "load.script", `${name}: ${error.message}`);
    assert.match(error.message, /huiqi_js\.js/, name);
  }
});

test("under a policy of nonces the JavaScript build comes with the nonce of whoever asks for it", async (t) => {
  for (const name of ["a module", "a plain script"]) {
    const { own, wasm, js, ...site } = WAYS[name];
    const { page, faults } = await openEmbed(t, browser, {
      ...site, head: site.head.replace(/<script/g, '<script nonce="n0nce"'), policy: "default-src 'self'; script-src 'nonce-n0nce'",
    });
    assert.deepEqual(await receipts(page, applications().slice(0, 1), { core: "js" }), fromNode(applications().slice(0, 1)), name);
    assert.deepEqual(faults, [], name);
  }
});

/** The name of another build in place of a file's own, wherever it stands in it. */
const otherBuild = (text) => text.replace(/\d+\.\d+\.\d+-[0-9a-f]{12}/g, "0.0.1-000000000000");

test("files of two versions are told apart before they compute, whichever of them a cache has kept", async (t) => {
  const mixed = async (name, file, source) => {
    const { own, wasm, js, ...site } = WAYS[name];
    const { page } = await openEmbed(t, browser, {
      ...site, prepare: (page) => page.context().route(`**/${file}`, async (route) => {
        const response = await route.fetch();
        const body = await response.text();
        assert.notEqual(otherBuild(body), body, `${file} names its build`);
        await route.fulfill({ response, body: otherBuild(body) });
      }),
    });
    await page.waitForFunction("typeof bring === 'function'");
    const error = await page.evaluate((source) => bring(source).then(() => ({ code: "loaded" }), ({ code, message }) => ({ code, message })), source);
    assert.match(String(error.message), /belongs to build .*0\.0\.1-0/, `${name}, ${file}: ${error.code}`);
    return error.code;
  };
  const js = { core: "js" };
  for (const name of Object.keys(WAYS)) assert.equal(await mixed(name, "huiqi_js.js", js), "load.script", name);
  assert.equal(await mixed("a worker", "huiqi.worker.js"), "load.worker");
  assert.equal(await mixed("a module", "engine.js"), "load.binary");
  assert.equal(await mixed("a plain script", "huiqi.js", js), "load.script");
});

test("a kernel without WebAssembly takes the JavaScript build", async (t) => {
  for (const name of ["a module", "a module with the binary inside", "a plain script"]) {
    const { own, wasm, js, ...site } = WAYS[name];
    const { page, requests, faults } = await openEmbed(t, browser, {
      ...site, prepare: (page) => page.addInitScript(() => { delete globalThis.WebAssembly; }),
    });
    assert.deepEqual(await receipts(page, applications().slice(0, 3)), fromNode(applications().slice(0, 3)), name);
    assert.deepEqual(sorted(requests), sorted([...FRAME, ...own, ...js]), name);
    assert.deepEqual(faults, [], name);
  }
});

test("engines over several packs, on the page and in workers, stand side by side", async (t) => {
  const { page } = await openEmbed(t, browser, script("var { load, loadWorker } = huiqi;"));
  const packs = madeUpPacks().map(({ pack, rows }) => ({ pack, applications: rows.slice(0, 10).map(({ application }) => application) }));
  const want = await Promise.all(packs.map(async ({ pack, applications }) => {
    const engine = await load({ pack });
    return applications.map((application) => canonical(engine.assess(application)));
  }));
  const got = await page.evaluate(async (packs) => {
    const { canonical } = huiqi;
    const engines = await Promise.all(packs.flatMap(({ pack }) => [load({ pack }), loadWorker({ pack }), load({ pack, core: "js" })]));
    const asked = engines.map((_, index) => packs[Math.floor(index / 3)].applications);
    // Each engine is asked once before any is asked again.
    const answers = engines.map(() => []);
    for (let at = 0; at < 10; at += 1) {
      await Promise.all(engines.map(async (engine, index) => {
        if (at < asked[index].length) answers[index][at] = canonical(await engine.assess(asked[index][at]));
      }));
    }
    return answers;
  }, packs);
  want.forEach((answers, index) => {
    for (const way of [0, 1, 2]) assert.deepEqual(got[3 * index + way], answers);
  });
});
