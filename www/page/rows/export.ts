// The items of a list as a table, each with what came of it. Read back, it gives the same items.

import type { Assessment, Condition } from "huiqi";
import { clauseLabel } from "huiqi/element";
import type { Column, RowList } from "./columns.js";
import { guarded } from "./formulas.js";
import { headingOf } from "./template.js";
import { text } from "./text.zh.js";

type Item = Assessment["items"][number];

/** `unsure`: paths of the questions that were answered with "I do not know". */
export function exportRows(
  { path, columns }: RowList,
  items: readonly unknown[],
  assessment: Assessment,
  unsure: readonly string[],
): string[][] {
  const outcomes: Record<string, Item> = {};
  for (const item of assessment.items) outcomes[item.path] = item;
  const judged = items.some((_, index) => `${path}/${index}` in outcomes);
  const rows = items.map((item, index) => {
    const at = `${path}/${index}`;
    const values = item as Record<string, unknown>;
    const told = columns.map((column) => {
      const open = column.kind !== "text" && values[column.name] === undefined && unsure.indexOf(`${at}/${column.name}`) >= 0;
      return open ? text.unsure : written(values[column.name], column);
    });
    const outcome = outcomes[at];
    return judged ? told.concat(outcome ? [text.export.status[outcome.status], guarded(reasonsOf(outcome))] : ["", ""]) : told;
  });
  const headings = columns.map(headingOf);
  return [judged ? headings.concat(text.export.outcome, text.export.reasons) : headings, ...rows];
}

/** What a person would write there. What the engine could not take stands as it was told, so that it can be mended. */
function written(value: unknown, { kind, choices, none }: Column): string {
  if (value === undefined) return "";
  if (value === null) return none || "";
  if (kind === "boolean" && typeof value === "boolean") return value ? text.yes : text.no;
  const chosen = choices.filter((choice) => choice.value === value)[0];
  return chosen ? chosen.label : guarded(String(value));
}

/** Of an item that does not count what fails, of one that is open what is open. */
function reasonsOf({ status, conditions }: Item): string {
  const decisive = conditions.filter((condition) => condition.status === (status === "notCounted" ? "unmet" : "unknown"));
  return status === "counted" ? "" : decisive.map(reasonOf).join(text.export.separator);
}

function reasonOf({ text: words, clause, awaits, remedy, status }: Condition): string {
  const open = status === "unmet" ? remedy || "" : awaits === "office" ? text.export.office : text.export.applicant;
  return text.export.reason(words, clauseLabel(clause), open);
}
