// Everything shipped, in every kernel of kernels.json: the same checks in each, as far as its tier promises them.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load } from "huiqi";
import { table } from "../../scripts/kernels.mjs";
import { exampleApplication } from "./application.mjs";
import { elementChecks } from "./checks/element.mjs";
import { engineChecks } from "./checks/engine.mjs";
import { pageChecks } from "./checks/page.mjs";
import { sentenceChecks } from "./checks/sentence.mjs";
import { visitChecks } from "./checks/visit.mjs";
import { readRows } from "./rows.mjs";
import { startSession } from "./session.mjs";
import { buildSite, serveSite } from "./site.mjs";

/** What a kernel of each tier is held to. */
const CHECKS = {
  full: [engineChecks, elementChecks, pageChecks, visitChecks],
  works: [engineChecks, elementChecks, pageChecks, visitChecks],
  sentence: [sentenceChecks],
};

/** KERNELS="77,Firefox" tries those alone whose names have one of these words. */
const words = (process.env.KERNELS ?? "").split(",");
const kernels = table.kernels.filter(({ name }) => words.some((word) => name.includes(word)));

const shared = {};
before(async () => {
  shared.rows = await readRows();
  assert.ok(shared.rows.count > 90, `only ${shared.rows.count} rows were found`);
  const huiqi = await load();
  shared.huiqi = huiqi;
  shared.measures = huiqi.measures().map(({ id }) => id).sort();
  shared.application = exampleApplication(huiqi);
  shared.site = await buildSite({ "rows.json": shared.rows.written, "application.json": shared.application.told });
});
after(() => shared.site?.remove());

// Each kernel is a program of its own, and waits as often as it computes.
describe("kernels", { concurrency: 2 }, () => {
  for (const kernel of kernels) {
    describe(kernel.name, { concurrency: 1 }, () => {
      const here = {};
      before(async () => Object.assign(here, await open(kernel)));
      after(() => here.close?.());
      test("starts", (t) => t.diagnostic(here.session.version));
      for (const check of CHECKS[kernel.tier]) check(kernel, here);
    });
  }
});

/** A kernel that runs, with servers of its own, and what every check asks of both. */
async function open(kernel) {
  const server = await serveSite(shared.site.folder);
  const session = await startSession(kernel);
  let policy;
  return {
    ...shared,
    session,
    close: () => Promise.all([session.close(), server.close()]),
    async open(at, page) {
      policy = at;
      server.asked();
      await session.open(server[at] + page);
    },
    /** The page has taken this build of the core. */
    answeredBy(core) {
      const asked = server.asked();
      const taken = asked.some((address) => /huiqi_js[^/]*\.js$/.test(address)) ? "js" : "wasm";
      assert.equal(taken, core, `asked for:\n${asked.join("\n")}`);
    },
    /**
     * Nothing went wrong in the page and nothing was said, but what the table knows of this kernel under this policy and
     * in these cases: `tried`, WebAssembly was refused; `drawn`, there is a form or the page; `modules`, there are any on a
     * kernel that is too old for them.
     */
    async nothingElse(...cases) {
      const names = (kernel.said ?? []).filter((name) => [policy, ...cases].includes(table.said[name].when));
      assert.deepEqual(unexpected(names, await session.heard()), []);
    },
  };
}

/** What was heard beyond what the table knows under these names; and what of that was not heard, or more often than at most. */
function unexpected(names, heard) {
  const known = names.map((name) => table.said[name]);
  const times = (text) => heard.filter((line) => line.includes(text)).length;
  return [
    ...heard.filter((line) => !known.some(({ text }) => line.includes(text))),
    ...known.filter(({ text, optional }) => !optional && times(text) === 0).map(({ text }) => `never heard: ${text}`),
    ...known.filter(({ text, most }) => times(text) > (most ?? Infinity)).map(({ text }) => `${times(text)} times: ${text}`),
  ];
}
