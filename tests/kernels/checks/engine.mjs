// The engine through each entry of the package, under no policy, under the strict one, and without WebAssembly: the right
// build of the core answers, and gives Node's bytes.
import assert from "node:assert/strict";
import { test } from "node:test";

export function engineChecks(kernel, here) {
  const places = [
    { page: "module.html", at: "open", core: "wasm", step: 1 },
    { page: "module.html", at: "strict", core: kernel.strict, step: 1 },
    // Kernels that take the JavaScript build under the policy have had every row of it by now.
    { page: "module.html?without=webassembly", at: "strict", core: "js", step: kernel.strict === "js" ? 20 : 1 },
    ...["inline", "worker", "classic", "classic-worker"].flatMap((entry) => [
      { page: `${entry}.html`, at: "open", core: "wasm", step: 20 },
      { page: `${entry}.html`, at: "strict", core: kernel[entry.endsWith("worker") ? "worker" : "strict"], step: 20 },
    ]),
  ];
  for (const { page, at, core, step } of places) {
    test(`${page}, policy ${at}: ${core} gives Node's bytes`, async (t) => {
      const { session, rows } = here;
      await here.open(at, page);
      await session.until(() => "entry" in window);
      const digests = await session.ask((step) => window.digests(step), step);
      const one = (...which) => session.ask((...which) => window.answer(...which), ...which);
      assert.deepEqual(await rows.differences(step, digests, one), []);
      here.answeredBy(core);
      await here.nothingElse(...(core === "js" && !page.includes("without") ? ["tried"] : []));
      t.diagnostic(`${digests.length} answers`);
    });
  }
}
