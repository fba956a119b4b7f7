// What the portals are asked: golden cases of the purchase of data that differ in one amount.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { goldenRows } from "../../lib/files.mjs";

const rows = goldenRows(["data-purchase"]);

function row(name) {
  const found = rows.find((row) => row.name === name);
  if (!found) throw new Error(`no golden case of data-purchase is called "${name}"`);
  return found;
}

/** What a portal knows at first, and its award. */
export const FIRST = row("one ordinary contract");
/** The same but for the amount of the contract, which the driver enters. */
export const SECOND = row("exactly at the threshold");

export const awardOf = ({ expect }) => expect.award.high;
export const amountOf = ({ application }) => application.facts.contracts[0].amount;

/** Puts into a site's folder what its server would answer by itself. */
export function furnish(folder) {
  mkdirSync(join(folder, "api"), { recursive: true });
  writeFileSync(join(folder, "api/application.json"), JSON.stringify(FIRST.application));
  // Chromium asks for one by itself, and not to find it would be a fault.
  writeFileSync(join(folder, "favicon.ico"), "");
}
