// The rule that `make bench` measures beside the engine must be the same rule, or its time says nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, factsOf } from "../../benches/json-logic.mjs";
import { goldenRows } from "../lib/files.mjs";
import { load } from "huiqi";

const APPLICANT = ["kind", "soundFinance", "taxCreditGrade", "dishonestyListed"];
const CONTRACT = [
  "product", "amount", "paid", "tradedOnExchange", "settledOnExchange", "rulesCompliant", "termsComplete", "voucher",
  "businessUse", "lawfulUse",
];

/** Whether all is told that the rule reads: it knows no other case. */
const isToldInFull = ({ applicant, contracts, dataPurchase }) =>
  APPLICANT.every((name) => applicant?.[name] !== undefined) &&
  Array.isArray(contracts) &&
  contracts.every((contract) => CONTRACT.every((name) => contract[name] !== undefined)) &&
  dataPurchase?.awardedThisYear !== undefined;

test("json-logic-js gives the engine's verdict and amount where all is told and in order", async (t) => {
  const huiqi = await load();
  let eligible = 0;
  const rows = goldenRows(["data-purchase"])
    .filter(({ application }) => isToldInFull(application.facts))
    .map((row) => ({ ...row, ...huiqi.assess(row.application) }))
    .filter(({ problems }) => problems.every(({ code }) => !/^(fact|money|list)\./.test(code) || code === "fact.unknown"));
  for (const { name, application, verdict, award } of rows) {
    const theirs = answer(factsOf(application));
    assert.equal(theirs.verdict, verdict, name);
    if (verdict !== "eligible" || !award.exact) continue;
    eligible += 1;
    // The engine drops fractions of a fen, the rule has no way to say so.
    const over = theirs.amount - Number(award.high);
    assert.ok(over > -1e-6 && over < 0.01, `${name}: ${theirs.amount}, not ${award.high}`);
  }
  assert.ok(rows.length > 25 && eligible > 10, `only ${rows.length} rows, ${eligible} of them eligible`);
  t.diagnostic(`${rows.length} golden cases, ${eligible} of them with an amount`);
});
