// The calendar of deadlines through the package: the same kept files that the native doors are held against.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { HuiqiError, load } from "huiqi";

const folder = new URL("../deadlines/", import.meta.url);

test("a calendar is the kept file, letter for letter", async (t) => {
  const huiqi = await load();
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  assert.ok(names.length >= 6);
  for (const name of names) {
    const application = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
    const kept = readFileSync(new URL(name.replace(/json$/, "ics"), folder), "utf8");
    assert.equal(huiqi.deadlines(application), kept, name);
  }
  t.diagnostic(`${names.length} calendars are the same bytes in Node`);
});

test("what is no application is refused", async () => {
  const huiqi = await load();
  assert.throws(() => huiqi.deadlines({ measure: "12", facts: [] }), (error) => {
    return error instanceof HuiqiError && error.code === "application.type";
  });
});
