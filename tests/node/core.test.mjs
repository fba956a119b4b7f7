// Instances of the core: as WebAssembly and as the JavaScript that is made from it, each by itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, load } from "huiqi";
import { answersTo } from "../lib/cases.mjs";
import { border, compiled, script } from "../lib/core.mjs";
import { goldenRows, madeUpPacks } from "../lib/files.mjs";
import { variantsOf } from "../lib/variants.mjs";

const { fromModule, openEngine, HuiqiError } = border;
const application = { measure: "data-purchase", date: "2026-06-15", facts: { contracts: [{ amount: "350000" }] } };

/** Does something where there is no WebAssembly, as in a browser that was told to have none. */
function withoutWebAssembly(action) {
  const { WebAssembly } = globalThis;
  delete globalThis.WebAssembly;
  try {
    return action();
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
}

/** The rows that do not give the same in both. */
function differences(rows, ones, others) {
  return rows.flatMap(({ file, name }, index) =>
    JSON.stringify(ones[index]) === JSON.stringify(others[index]) ? [] : [`${file} · ${name}`]);
}

test("the core as JavaScript gives the bytes of the binary, where there is no WebAssembly", async (t) => {
  const huiqi = await load();
  const golden = goldenRows(huiqi.measures().map(({ id }) => id));
  const rows = [...golden, ...variantsOf(golden, 200)];
  const expected = answersTo(rows, huiqi, canonical);
  const answers = withoutWebAssembly(() => answersTo(rows, openEngine(script()), canonical));
  assert.ok(golden.length > 300, `only ${golden.length} rows were found`);
  assert.deepEqual(differences(rows, answers, expected), []);
  t.diagnostic(`${golden.length} golden rows and ${rows.length - golden.length} odd variants`);
});

test("so it does with other packs", async () => {
  for (const { name, pack, rows } of madeUpPacks()) {
    const expected = answersTo(rows, await load({ pack }), canonical);
    const answers = withoutWebAssembly(() => answersTo(rows, openEngine(script(), { pack }), canonical));
    assert.deepEqual(differences(rows, answers, expected), [], name);
  }
});

for (const [name, instance] of Object.entries({
  WebAssembly: async () => fromModule(await compiled()),
  JavaScript: async () => script(),
})) {
  test(`${name}: two engines with different packs stand side by side`, async () => {
    const [{ pack, rows }] = madeUpPacks();
    const [own, other] = [openEngine(await instance()), openEngine(await instance(), { pack })];
    assert.notEqual(own.pack.id, other.pack.id);
    const before = canonical(own.assess(application));
    assert.throws(() => other.assess(application), { code: "measure.unknown" });
    assert.deepEqual(rows.flatMap((row) => answersTo([row], other, canonical)[0].faults), []);
    assert.equal(canonical(own.assess(application)), before);
  });

  test(`${name}: an instance that fails says so, and leaves others alone`, async () => {
    const [core, other] = [await instance(), openEngine(await instance())];
    const huiqi = openEngine(core);
    const expected = canonical(huiqi.assess(application));
    // What the stack and the pack are made of: no text, no list, no address is one any more.
    new Uint8Array(core.memory.buffer).fill(0xff);
    assert.throws(() => huiqi.assess(application), (error) => !(error instanceof HuiqiError));
    assert.throws(() => huiqi.assess(application), /has failed before.*load another/);
    assert.equal(canonical(other.assess(application)), expected);
  });

  test(`${name}: a value may ask the engine while it is read`, async () => {
    const huiqi = openEngine(await instance());
    const expected = canonical(huiqi.assess(application));
    const asking = {
      ...application,
      get facts() {
        assert.equal(canonical(huiqi.assess(application)), expected);
        return application.facts;
      },
    };
    assert.equal(canonical(huiqi.assess(asking)), expected);
  });

  test(`${name}: memory grows under a large application`, async () => {
    const core = await instance();
    const huiqi = openEngine(core);
    const { buffer } = core.memory;
    const contracts = Array(1000).fill(application.facts.contracts[0]);
    assert.equal(huiqi.assess({ ...application, facts: { contracts } }).items.length, 1000);
    assert.notEqual(core.memory.buffer, buffer);
  });
}

test("a pack that is none is refused, and the instance with it", () => {
  assert.throws(() => openEngine(script(), { pack: {} }), { name: "HuiqiError", code: "pack.invalid" });
});
