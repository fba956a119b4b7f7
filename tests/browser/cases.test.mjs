// The golden cases in Chromium, and the bytes of three runtimes side by side: the native program, Node and the browser.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { canonical, load } from "huiqi";
import { differences, nativeAnswers } from "../lib/bytes.mjs";
import { VERBS, answersTo, judge } from "../lib/cases.mjs";
import { disputedRows, goldenRows, madeUpPacks } from "../lib/files.mjs";
import { startService } from "../lib/native.mjs";
import { openEnginePage } from "../lib/page.mjs";
import { variantsOf } from "../lib/variants.mjs";

let huiqi, rows, engine, answers, service;
before(async () => {
  huiqi = await load();
  rows = goldenRows(huiqi.measures().map(({ id }) => id));
  [engine, service] = await Promise.all([openEnginePage(), startService()]);
  answers = await engine.answers(rows);
});
after(() => Promise.all([engine?.close(), service?.stop()]));

test("the golden cases hold", (t) => {
  assert.ok(rows.length > 90, `only ${rows.length} rows were found`);
  const wrong = judge(rows, answers, disputedRows());
  assert.equal(wrong.length, 0, `${wrong.length} of ${rows.length} rows:\n${wrong.join("\n")}`);
  t.diagnostic(`${rows.length} golden cases hold in Chromium ${engine.version}`);
});

/** The bytes that the three runtimes give to the same rows; `ours` are the browser's. */
async function compare(rows, ours) {
  const native = await nativeAnswers(rows, service, canonical);
  const different = [
    ...differences(rows, native, answersTo(rows, huiqi, canonical)).map((one) => `native and Node: ${one}`),
    ...differences(rows, native, ours).map((one) => `native and Chromium: ${one}`),
  ];
  assert.equal(different.length, 0, `${different.length} differ:\n${different.slice(0, 20).join("\n")}`);
  return native.reduce((sum, answers) => sum + Object.values(answers).reduce((all, { length }) => all + length, 0), 0);
}

test("three runtimes give the same bytes, digest included", async (t) => {
  const bytes = await compare(rows, answers);
  t.diagnostic(
    `${rows.length} rows, ${Object.keys(VERBS).join(", ")} of each (${bytes} bytes): the same in 3 runtimes (native, Node, Chromium)`,
  );
});

test("other packs are loaded, hold their cases and have the native bytes", async (t) => {
  for (const { name, path, pack, rows } of madeUpPacks()) {
    const ours = await engine.answers(rows, pack);
    assert.deepEqual(judge(rows, ours, []), [], name);
    const service = await startService("--pack", path);
    const native = await nativeAnswers(rows, service, canonical).finally(() => service.stop());
    assert.deepEqual(differences(rows, native, ours), [], name);
    t.diagnostic(`${name}: ${rows.length} cases`);
  }
});

test("so they do for applications that no applicant writes", async (t) => {
  const variants = variantsOf(rows, 500, 2);
  const bytes = await compare(variants, await engine.answers(variants));
  t.diagnostic(`${variants.length} odd variants (${bytes} bytes): the same in 3 runtimes`);
});

test("nothing in the page was refused by its policy, and nothing failed", () => {
  assert.deepEqual(engine.faults, []);
});
