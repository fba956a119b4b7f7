// `load` and `canonical`, in Node: every way to hand over the binary, what switches to the JavaScript build and what is an
// error, engines side by side.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { canonical, HuiqiError, load } from "huiqi";
import { madeUpPacks } from "../lib/files.mjs";

const BINARY = new URL("../../build/npm/huiqi/huiqi_bg.wasm", import.meta.url);
const bytes = () => readFileSync(BINARY);
const application = { measure: "data-purchase", date: "2026-06-15", facts: {} };

const response = (type, status = 200, body = bytes()) =>
  new Response(body, { status, headers: type ? { "content-type": type } : {} });
/** An answer that nobody can clone, such as one of a polyfill. */
const uncloneable = () => Object.assign(response("application/wasm"), { clone() { throw new TypeError("no"); } });
/** An answer that is cut off after so many bytes. */
const cutOff = (length) => new Response(new ReadableStream({
  start(stream) {
    stream.enqueue(bytes().subarray(0, length));
    stream.error(new Error("gone"));
  },
}), { headers: { "content-type": "application/wasm" } });

const WAYS = {
  "left out: the file beside the module": () => undefined,
  "an address": () => BINARY,
  "the text of an address": () => BINARY.href,
  "bytes": bytes,
  "an ArrayBuffer": () => new Uint8Array(bytes()).buffer,
  "bytes in the middle of others": () => new Uint8Array([1, 2, 3, ...bytes(), 4]).subarray(3, -1),
  "a DataView": () => new DataView(new Uint8Array(bytes()).buffer),
  "a module": () => new WebAssembly.Module(bytes()),
  "a response": () => response("application/wasm"),
  "a response on its way": async () => response("application/wasm"),
  "a response of the wrong type": () => response("text/plain; charset=utf-8"),
  "a response without a type": () => response(),
  "a response that cannot be cloned": uncloneable,
};
for (const [name, wasm] of Object.entries(WAYS)) {
  test(`the binary as ${name}`, async () => {
    const huiqi = await load({ wasm: wasm() });
    assert.equal(huiqi.assess(application).verdict, "undetermined");
  });
}

test("where streaming does not exist, or fails, the bytes are taken", async () => {
  const { compileStreaming } = WebAssembly;
  try {
    for (const stub of [undefined, async () => { throw new Error("no"); }]) {
      WebAssembly.compileStreaming = stub;
      assert.equal((await load({ wasm: response("application/wasm") })).assess(application).verdict, "undetermined");
    }
  } finally {
    WebAssembly.compileStreaming = compileStreaming;
  }
});

const empty = () => new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
/** A binary as another version of the package would have it: its section names another build. */
function otherBuild() {
  const copy = new Uint8Array(bytes());
  copy[copy.length - 1] ^= 1;
  return copy;
}
const wasRead = async () => {
  const answer = response("application/wasm");
  await answer.arrayBuffer();
  return answer;
};

// What is wrong with the binary or the way to it is an error, never a silent switch to the slower build.
const FAULTS = {
  "a number": [() => 5, "load.source", /given a value of type number.*It takes an address/],
  "null": [() => null, "load.source", /given null/],
  "an address that nothing makes whole": [() => "huiqi_bg.wasm", "load.source", /"huiqi_bg\.wasm".*Give a whole address/],
  "an address where no server is": [() => new URL("http://127.0.0.1:9/huiqi_bg.wasm"), "load.fetch", /127\.0\.0\.1:9\/huiqi_bg\.wasm could not be fetched.*Serve the package's/],
  "a promise that is broken": [() => Promise.reject(new TypeError("no line")), "load.fetch", /was promised could not be fetched \(.*no line/],
  "a file that is not there": [() => new URL("nothing.wasm", BINARY), "load.fetch", /nothing\.wasm could not be fetched \(ENOENT/],
  "an answer that says 404": [() => response("text/html", 404), "load.fetch", /the server answered 404/],
  "a page in place of the binary": [() => response("text/html", 200, "<!doctype html>"), "load.binary", /is a page of HTML/],
  "something that is no binary": [() => new Uint8Array([1, 2, 3]), "load.binary", /is no WebAssembly \(3 bytes\)/],
  "nothing": [() => new Uint8Array(0), "load.binary", /is no WebAssembly \(0 bytes\)/],
  "the first half": [() => bytes().subarray(0, 1 << 16), "load.binary", /is damaged \(65536 bytes/],
  "an answer that was cut off": [() => cutOff(1 << 16), "load.fetch", /cut off/],
  "an answer that was read before": [wasRead, "load.fetch", /read before/],
  "another program": [empty, "load.binary", /is another program's binary/],
  "another program's module": [() => new WebAssembly.Module(empty()), "load.binary", /The module that load.* is another program's binary/],
  "the binary of another version": [otherBuild, "load.binary", /belongs to build .+, this code to .+\. Serve huiqi_bg\.wasm of the same version/],
};
for (const [name, [wasm, code, words]] of Object.entries(FAULTS)) {
  test(`refused: ${name}`, async () => {
    await assert.rejects(load({ wasm: wasm() }), (error) => {
      assert.ok(error instanceof HuiqiError, String(error));
      assert.equal(error.code, code);
      assert.match(error.message, words);
      return true;
    });
  });
}

test("an unknown core is refused, and the known ones are named", async () => {
  await assert.rejects(load({ core: "WASM" }), { code: "load.source", message: /"WASM".*auto, wasm, js/ });
});

/** Runs with the global changed, and puts it back. */
async function withWebAssembly(stub, run) {
  const before = globalThis.WebAssembly;
  globalThis.WebAssembly = stub;
  try {
    return await run();
  } finally {
    globalThis.WebAssembly = before;
  }
}
const refusing = (name) => new Proxy(WebAssembly, {
  get: (target, key) => key === name ? class { constructor() { throw new WebAssembly.CompileError("blocked by CSP"); } } : target[key],
});
/** WebAssembly without room for an instance. */
const crowded = () => new Proxy(WebAssembly, {
  get: (target, key) => key === "instantiate" ? async () => { throw new RangeError("Out of memory"); } : target[key],
});
/** A binary that nobody may ask for. */
const untouched = { then() { throw new Error("the binary was asked for"); } };

test("where WebAssembly is missing, refused or has no room, the JavaScript build gives the same bytes", async () => {
  const want = canonical((await load({ core: "wasm" })).receipt(application));
  const ways = {
    missing: [undefined, untouched], refused: [refusing("Module"), untouched], crowded: [crowded(), undefined],
  };
  for (const [name, [stub, wasm]] of Object.entries(ways)) {
    const huiqi = await withWebAssembly(stub, () => load({ wasm }));
    assert.equal(canonical(huiqi.receipt(application)), want, name);
  }
  assert.equal(canonical((await load({ core: "js", wasm: untouched })).receipt(application)), want);
});

test("whoever asks for WebAssembly alone gets it or an error that says what to do", async () => {
  for (const [stub, why] of [[undefined, /there is no WebAssembly/], [refusing("Module"), /blocked by CSP/]]) {
    await assert.rejects(withWebAssembly(stub, () => load({ core: "wasm" })), (error) => {
      assert.equal(error.code, "load.refused");
      assert.match(error.message, why);
      assert.match(error.message, /wasm-unsafe-eval/);
      return true;
    });
  }
  await assert.rejects(withWebAssembly(crowded(), () => load({ core: "wasm" })), RangeError);
});

test("after a failure one can try again, and what was compiled is compiled once", async () => {
  const { load } = await import("../../build/npm/huiqi/dist/node.js?fresh");
  const compile = WebAssembly.compile;
  let calls = 0;
  try {
    WebAssembly.compile = async () => { throw new Error("once"); };
    await assert.rejects(load(), { code: "load.binary" });
    WebAssembly.compile = (...told) => { calls += 1; return compile(...told); };
    for (const huiqi of await Promise.all([load(), load()])) {
      assert.equal(huiqi.assess(application).verdict, "undetermined");
    }
    assert.equal(calls, 1);
  } finally {
    WebAssembly.compile = compile;
  }
});

test("a pack handed over takes the place of the built-in one, for that engine alone", async () => {
  const text = readFileSync(new URL("../../policies/nmg-2026-8.json", import.meta.url), "utf8");
  const builtIn = await load();
  const other = await load({ pack: JSON.parse(text) });
  assert.deepEqual(other.pack, builtIn.pack);
  assert.deepEqual(other.receipt(application), builtIn.receipt(application));
  for (const pack of [{}, [], { ...JSON.parse(text), digest: "sm3:0" }]) {
    await assert.rejects(load({ pack }), (error) => error instanceof HuiqiError && error.code.startsWith("pack."));
  }
  assert.equal(builtIn.assess(application).verdict, "undetermined");
});

for (const core of ["wasm", "js"]) {
  test(`engines over several packs stand side by side (${core})`, async () => {
    const packs = madeUpPacks();
    const engines = await Promise.all([load({ core }), ...packs.map(({ pack }) => load({ core, pack }))]);
    const ids = engines.map(({ pack }) => pack.id);
    assert.equal(new Set(ids).size, packs.length + 1);
    const alone = await Promise.all(packs.map(async ({ pack, rows }) => {
      const engine = await load({ core, pack });
      return rows.map(({ application }) => canonical(engine.assess(application)));
    }));
    // Row by row through all of them, so that each is asked between the others.
    const longest = Math.max(...packs.map(({ rows }) => rows.length));
    for (let at = 0; at < longest; at += 1) {
      for (const [index, { name, rows }] of packs.entries()) {
        if (at < rows.length) assert.equal(canonical(engines[index + 1].assess(rows[at].application)), alone[index][at], name);
      }
      assert.equal(engines[0].assess(application).verdict, "undetermined");
    }
  });
}

test("a list in place of a name has no end to be waited for", async () => {
  const huiqi = await load();
  for (const id of [new Array(2 ** 32 - 1), [], {}, null, undefined]) {
    for (const verb of ["measure", "form"]) assert.throws(() => huiqi[verb](id), { code: "measure.unknown" });
  }
});

test("today is put in where the application has no day, and only there", async () => {
  const huiqi = await load();
  const { date, ...open } = application;
  const shanghai = new Intl.DateTimeFormat("sv", { timeZone: "Asia/Shanghai" });
  const before = shanghai.format(new Date());
  const told = [huiqi.assess(open).date, huiqi.receipt(open).application.date];
  for (const day of told) assert.ok([before, shanghai.format(new Date())].includes(day), day);
  assert.equal(huiqi.assess(application).date, date);
});
test("canonical is RFC 8785: its own example of sorting, and of numbers and texts", () => {
  const keys = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
  assert.equal(canonical(keys), '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  assert.equal(
    canonical({ numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0], string: '\u20ac$\u000F\u000aA\'B"\\\\"/', literals: [null, true, false] }),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  assert.equal(canonical({ b: [], a: {}, c: undefined }), '{"a":{},"b":[]}');
  for (const value of [NaN, Infinity, undefined, () => 1, Symbol("s"), [undefined]]) assert.throws(() => canonical(value), TypeError);
});

test("canonical writes what the engine signs", async () => {
  const huiqi = await load();
  const receipt = huiqi.receipt({ ...application, facts: { applicant: { name: "\u{20BB7}野家\u2028" } } });
  assert.deepEqual(huiqi.verify(JSON.parse(canonical(receipt))), { differences: [], pack: "same", valid: true });
});
