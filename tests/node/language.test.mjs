// The engine in another language: the catalogue of the package gives the bytes that the native program gives in it.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { canonical, HuiqiError, load } from "huiqi";
import { differences, nativeAnswers } from "../lib/bytes.mjs";
import { answersTo } from "../lib/cases.mjs";
import { goldenRows } from "../lib/files.mjs";
import { run, startService } from "../lib/native.mjs";

// As a user of the package would, through its exports.
const catalogue = createRequire(import.meta.url)("huiqi/catalogues/nmg-2026-8.en.json");
const MEASURE = "data-purchase";

let own, english, service, rows;
before(async () => {
  own = await load();
  english = await load({ catalogue });
  service = await startService("--language", "en");
  // Every fourth: enough of each file, and the rest of it is tried in Rust.
  rows = goldenRows(own.measures().map(({ id }) => id)).filter((_, index) => index % 4 === 0);
});
after(() => service?.stop());

test("answers and receipts in English have the native bytes", async (t) => {
  const ours = answersTo(rows, english, canonical);
  const different = differences(rows, await nativeAnswers(rows, service, canonical), ours);
  assert.equal(different.length, 0, different.join("\n"));
  const inChinese = answersTo(rows, own, canonical);
  assert.ok(rows.every((_, index) => inChinese[index].receipt === ours[index].receipt), "receipts keep the pack's language");
  assert.ok(rows.every((_, index) => inChinese[index].assess !== ours[index].assess));
  t.diagnostic(`${rows.length} rows in English: the same bytes in 2 runtimes (native, Node)`);
});

test("forms and measures too", () => {
  for (const [verb, answer] of [["form", english.form(MEASURE)], ["measure", english.measure(MEASURE)]]) {
    const native = run([verb, MEASURE, "--json", "--language", "en"]);
    assert.equal(`${canonical(answer)}\n`, native.bytes.toString("utf8"), verb);
  }
  assert.doesNotMatch(canonical(english.form(MEASURE)), /\p{Script=Han}/u);
});

test("engines of several languages stand side by side", () => {
  assert.deepEqual([own.pack.language, english.pack.language], ["zh-Hans", "en"]);
  assert.equal(own.pack.digest, english.pack.digest);
});

test("what is no catalogue of this policy is refused", async () => {
  const other = [{}, [], { ...catalogue, policy: "another" }, { ...catalogue, texts: { a: 1 } }, { toJSON: () => undefined }];
  for (const catalogue of other) {
    await assert.rejects(load({ catalogue }), (error) => error instanceof HuiqiError && error.code === "catalogue.invalid");
  }
});
