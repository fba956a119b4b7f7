// `load` and `canonical`, in Node: every way to hand over the binary, failure and another try, engines side by side.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { canonical, HuiqiError, load } from "huiqi";

const BINARY = new URL("../../build/npm/huiqi/huiqi_bg.wasm", import.meta.url);
const bytes = () => readFileSync(BINARY);
const application = { measure: "data-purchase", date: "2026-06-15", facts: {} };

// The instance belongs to the module, so each way is tried in a module of its own.
let copies = 0;
const freshModule = () => import(`../../build/npm/huiqi/index.js?copy=${(copies += 1)}`);
const response = (type, status = 200) => new Response(bytes(), { status, headers: type ? { "content-type": type } : {} });

const WAYS = {
  "left out: the file beside the module": () => undefined,
  "an address": () => BINARY,
  "bytes": bytes,
  "an ArrayBuffer": () => new Uint8Array(bytes()).buffer,
  "a response": () => response("application/wasm"),
  "a response of the wrong type": () => response("text/plain; charset=utf-8"),
  "a response without a type": () => response(),
};
for (const [name, wasm] of Object.entries(WAYS)) {
  test(`the binary as ${name}`, async () => {
    const { load } = await freshModule();
    const huiqi = await load({ wasm: wasm() });
    assert.equal(huiqi.assess(application).verdict, "undetermined");
  });
}

test("importing does nothing yet", async () => {
  const { compile, compileStreaming, instantiate } = WebAssembly;
  let touched = 0;
  for (const name of ["compile", "compileStreaming", "instantiate"]) WebAssembly[name] = () => { touched += 1; };
  await freshModule();
  Object.assign(WebAssembly, { compile, compileStreaming, instantiate });
  assert.equal(touched, 0);
});

test("after a failure one can try again", async () => {
  const { load } = await freshModule();
  await assert.rejects(load({ wasm: new Uint8Array([1, 2, 3]) }), WebAssembly.CompileError);
  await assert.rejects(load({ wasm: response("application/wasm", 404) }), /HTTP 404/);
  assert.equal((await load()).assess(application).verdict, "undetermined");
});

test("two that load at once share one instance and do not disturb each other", async () => {
  const { load } = await freshModule();
  const [one, two] = await Promise.all([load(), load()]);
  assert.notEqual(one, two);
  assert.deepEqual(one.receipt(application), two.receipt(application));
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
