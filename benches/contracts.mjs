// The application that all benchmarks measure with: its one contract stands as often as is wanted.
import { readFileSync } from "node:fs";

const TOLD = new URL("application.json", import.meta.url);

export function withContracts(times) {
  const application = JSON.parse(readFileSync(TOLD, "utf8"));
  application.facts.contracts = Array(times).fill(application.facts.contracts[0]);
  // Through text: values of their own, as a form or a file gives them.
  return JSON.parse(JSON.stringify(application));
}
