// Several states of the answers beside one another: what was told differently, and what comes of each.

import type { Assessment } from "huiqi";
import { figureOf, type Field, type Figure } from "huiqi/element";
import { sectionsOf, type Asked, type Input } from "../inputs/inputs.js";
import { inputsText } from "../inputs/text.zh.js";

/** One question over all scenarios. */
export interface CompareRow {
  path: string;
  /** Heading of the group or item that the question stands in. */
  section: string;
  label: string;
  /** By scenario; absent where a scenario has no such item. */
  cells: (Input | undefined)[];
  differs: boolean;
}

/** What comes of one scenario. */
export interface CompareResult {
  assessment: Assessment;
  figure: Figure;
  counted: number;
  items: number;
}

/** Every question that one of the scenarios asks, in the order of the form. */
export function compareInputs(fields: readonly Field[], scenarios: readonly Asked[]): CompareRow[] {
  const rows: CompareRow[] = [dateRow(scenarios)];
  const known: Record<string, CompareRow> = {};
  scenarios.forEach((asked, column) => {
    let last = 0;
    for (const { heading, inputs } of sectionsOf(fields, asked)) {
      for (const input of inputs) {
        let row = known[input.path];
        if (row === undefined) {
          row = known[input.path] = { path: input.path, section: heading, label: input.label, cells: scenarios.map(() => undefined), differs: false };
          // An item that only this scenario has stands where its own order has it.
          rows.splice(last + 1, 0, row);
        }
        last = rows.indexOf(row);
        row.cells[column] = input;
      }
    }
  });
  for (const row of rows) row.differs = row.cells.some((cell) => valueOf(cell) !== valueOf(row.cells[0]));
  return rows;
}

function dateRow(scenarios: readonly Asked[]): CompareRow {
  const cells = scenarios.map(({ application: { date } }): Input => ({
    path: "/date", label: inputsText.date, value: date || inputsText.open, state: date === undefined ? "open" : "told", verified: false,
  }));
  return { path: "/date", section: "", label: inputsText.date, cells, differs: false };
}

function valueOf(cell: Input | undefined): string | undefined {
  return cell && cell.value;
}

export function resultOf(assessment: Assessment): CompareResult {
  return {
    assessment,
    figure: figureOf(assessment),
    counted: assessment.items.filter(({ status }) => status === "counted").length,
    items: assessment.items.length,
  };
}

/** Whether not all of these are one. */
export function differ(values: readonly string[]): boolean {
  return values.some((value) => value !== values[0]);
}
