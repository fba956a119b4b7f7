// An application that a portal hands in but for two answers, and what must come of it once a person has given them.
import { readFileSync } from "node:fs";
import { canonical } from "huiqi";

/** `told` is what is handed in, as JSON; `amount` is typed; then `figure` is shown and `receipt` submitted, by Node's word. */
export function exampleApplication(huiqi) {
  const example = JSON.parse(readFileSync("examples/data-purchase.json", "utf8"));
  const [contract] = example.facts.contracts;
  const application = {
    ...example,
    facts: { ...example.facts, applicant: { ...example.facts.applicant, byAgent: false }, contracts: [contract] },
    materials: { "business-licence": true },
  };
  const told = JSON.parse(JSON.stringify(application));
  delete told.facts.applicant.soundFinance;
  delete told.facts.contracts[0].amount;
  const { high } = huiqi.assess(application).award;
  return {
    told: JSON.stringify(told),
    amount: contract.amount,
    figure: high.replace(/\B(?=(\d{3})+\.)/g, ","),
    receipt: canonical(huiqi.receipt(application)),
  };
}
