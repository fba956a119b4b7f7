// The form without JavaScript in every kernel of kernels.json, those too that are too old for all else: it is drawn, sent,
// and answers.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { table } from "../../scripts/kernels.mjs";
import { startService } from "../lib/native.mjs";
import { startSession } from "./session.mjs";

const words = (process.env.KERNELS ?? "").split(",");
const kernels = table.kernels.filter(({ name }) => words.some((word) => name.includes(word)));

/** Waits for the page that a button brings: what is asked while the old one goes away is lost, and asked again. */
async function arrived(session, fn) {
  for (;;) {
    try {
      return await session.until(fn);
    } catch (error) {
      if (!/context was destroyed|navigation/i.test(error.message)) throw error;
    }
  }
}

let service;
before(async () => { service = await startService(); });
after(() => service?.stop());

describe("the form without JavaScript", { concurrency: 2 }, () => {
  for (const kernel of kernels) {
    test(kernel.name, async (t) => {
      const session = await startSession(kernel);
      t.after(() => session.close());
      await session.open(`${service.address}/plain/data-purchase`);
      assert.equal(await session.ask(() => document.scripts.length), 0);
      const drawn = await session.until(() => {
        const name = document.getElementsByName("/facts/applicant/name")[0];
        return name && { style: getComputedStyle(name).borderTopWidth, width: name.getBoundingClientRect().width };
      });
      assert.equal(drawn.style, "1px", "the style sheet is read");
      assert.ok(drawn.width > 200, `${drawn.width} px wide`);
      await session.click(() => document.getElementsByName("add:/facts/contracts")[0]);
      await arrived(session, () => document.readyState === "complete" && document.getElementsByName("/facts/contracts/0/amount").length === 1);
      await session.ask(() => { document.getElementsByName("/facts/contracts/0/amount")[0].value = "35万"; });
      await session.click(() => document.getElementsByName("judge")[0]);
      await arrived(session, () => document.readyState === "complete" && document.querySelector(".verdict.undetermined") !== null);
      assert.equal(await session.ask(() => document.getElementsByName("/facts/contracts/0/amount")[0].value), "35万");
      assert.equal(await session.ask(() => document.querySelectorAll("#facts-contracts-0-amount-problem").length), 1);
    });
  }
});
