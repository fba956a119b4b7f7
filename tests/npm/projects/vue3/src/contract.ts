import type { Application } from "huiqi";

/** The application with `amount` as its one contract's amount, paid in full; as it came while nothing was entered. */
export function withAmount(application: Application, amount: string): Application {
  if (amount === "") return application;
  const contracts = application.facts["contracts"] as object[];
  const contract = { ...contracts[0], amount, paid: amount };
  return { ...application, facts: { ...application.facts, contracts: [contract] } };
}
