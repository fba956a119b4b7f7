// Article 12 for json-logic-js, as somebody would write it who needs verdict and amount alone: the conditions of the
// applicant, those of each contract, a fifth of the contracts that count, the yearly cap.
//
// What it does not do: nothing is unknown (a fact left out is false), no reasons, no clauses, no range, no checklist, no
// deadlines; nothing that is read is checked; amounts are doubles and are not rounded to the fen.
// tests/node/bench-rule.test.mjs holds it to the golden cases that are told in full.
import jsonLogic from "json-logic-js";

const fact = (path) => ({ var: path });
const is = (path, value) => ({ "===": [fact(path), value] });

const PRODUCTS = ["public-data", "dataset", "corpus", "model"];
const named = { in: [fact("product"), PRODUCTS] };
// Whether a product that is not named counts, the office decides.
const known = { in: [fact("product"), [...PRODUCTS, "other"]] };
const counts = (product) => ({
  and: [
    product,
    fact("tradedOnExchange"),
    fact("settledOnExchange"),
    fact("rulesCompliant"),
    fact("termsComplete"),
    { ">=": [fact("amount"), 200000] },
    { "===": [fact("paid"), fact("amount")] },
    fact("voucher"),
    fact("businessUse"),
    fact("lawfulUse"),
  ],
});

const verdict = {
  if: [
    {
      or: [
        { "!": is("applicant.kind", "enterprise") },
        { "!": fact("applicant.soundFinance") },
        is("applicant.taxCreditGrade", "D"),
        fact("applicant.dishonestyListed"),
      ],
    },
    "ineligible",
    { "!": { some: [fact("contracts"), counts(known)] } },
    "ineligible",
    { and: [{ in: [fact("applicant.taxCreditGrade"), ["A", "B"]] }, { some: [fact("contracts"), counts(named)] }] },
    "eligible",
    "undetermined",
  ],
};

const sum = {
  reduce: [
    { filter: [fact("contracts"), counts(named)] },
    { "+": [fact("accumulator"), fact("current.amount")] },
    0,
  ],
};
const amount = {
  min: [{ "*": [0.2, sum] }, { max: [0, { "-": [2000000, fact("dataPurchase.awardedThisYear")] }] }],
};

/** The facts of an application as the rule takes them: amounts as numbers. Not part of what is measured. */
export function factsOf({ facts }) {
  const { applicant, contracts, dataPurchase } = facts;
  return {
    applicant,
    contracts: contracts.map((contract) => ({
      ...contract,
      amount: Number(contract.amount),
      paid: Number(contract.paid),
    })),
    dataPurchase: { awardedThisYear: Number(dataPurchase.awardedThisYear) },
  };
}

/** Verdict and, of an eligible one, the amount. */
export const answer = (facts) => ({ verdict: jsonLogic.apply(verdict, facts), amount: jsonLogic.apply(amount, facts) });
