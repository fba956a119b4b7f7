// Everything shipped, in every kernel of kernels.json: the same checks in each, as far as its tier promises them.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { table } from "../../scripts/kernels.mjs";
import { readRows } from "./rows.mjs";
import { startSession } from "./session.mjs";
import { buildSite, serveSite } from "./site.mjs";

/** KERNELS="77,Firefox" tries those alone whose names have one of these words. */
const words = (process.env.KERNELS ?? "").split(",");
const kernels = table.kernels.filter(({ name }) => words.some((word) => name.includes(word)));

let rows, site;
before(async () => {
  rows = await readRows();
  assert.ok(rows.count > 90, `only ${rows.count} rows were found`);
  site = await buildSite(rows.written);
});
after(() => site?.remove());

// Each kernel is a program of its own, and waits as often as it computes.
describe("kernels", { concurrency: 2 }, () => {
  for (const kernel of kernels) describe(kernel.name, { concurrency: 1 }, () => checks(kernel));
});

function checks(kernel) {
  let session, server;
  before(async () => {
    server = await serveSite(site.folder);
    session = await startSession(kernel);
  });
  after(() => Promise.all([session?.close(), server?.close()]));

  test("starts", (t) => t.diagnostic(session.version));
  if (kernel.tier === "sentence") return;

  const places = [
    { page: "module.html", at: "open", core: "wasm", step: 1 },
    { page: "module.html", at: "strict", core: kernel.strict, step: 1 },
    // Kernels that take the JavaScript build under the policy have had every row of it by now.
    { page: "module.html?without=webassembly", at: "strict", core: "js", step: kernel.strict === "js" ? 10 : 1 },
    ...["inline", "worker", "classic", "classic-worker"].flatMap((entry) => [
      { page: `${entry}.html`, at: "open", core: "wasm", step: 10 },
      { page: `${entry}.html`, at: "strict", core: kernel[entry.endsWith("worker") ? "worker" : "strict"], step: 10 },
    ]),
  ];
  for (const { page, at, core, step } of places) {
    test(`${page}, policy ${at}: ${core} gives Node's bytes`, async (t) => {
      server.asked();
      await session.open(server[at] + page);
      await session.until(() => "entry" in window);
      const began = Date.now();
      const digests = await session.ask((step) => window.digests(step), step);
      assert.deepEqual(await rows.differences(step, digests, (...which) => session.ask((...which) => window.answer(...which), ...which)), []);
      const asked = server.asked();
      assert.equal(asked.some((address) => /huiqi_js\.js$/.test(address)) ? "js" : "wasm", core, asked.join("\n"));
      const known = at === "strict" ? kernel.said ?? [] : [];
      const tried = core === "js" && !page.includes("without");
      assert.deepEqual(unexpected(known.filter((name) => name !== "trial" || tried), await session.heard()), []);
      t.diagnostic(`${digests.length} answers in ${Date.now() - began} ms`);
    });
  }
}

/** What was heard in a kernel beyond what the table knows under these names; and what of that was not heard. */
function unexpected(names, heard) {
  const known = names.map((name) => table.said[name].text);
  return [
    ...heard.filter((line) => !known.some((text) => line.includes(text))),
    ...known.filter((text) => !heard.some((line) => line.includes(text))).map((text) => `never heard: ${text}`),
  ];
}
