/** The application with `amount` as its one contract's amount, paid in full; as it came while nothing was entered. */
export function withAmount(application, amount) {
  if (amount === "") return application;
  const contract = { ...application.facts.contracts[0], amount, paid: amount };
  return { ...application, facts: { ...application.facts, contracts: [contract] } };
}
