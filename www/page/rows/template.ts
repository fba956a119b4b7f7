// A table to fill in: the headings of a list, one row that says how, and room below.

import type { Column, RowList } from "./columns.js";
import { text } from "./text.zh.js";

/** The heading of a question, with its unit where it is a sum. */
export function headingOf({ kind, label }: Column): string {
  return kind === "money" ? text.template.inYuan(label) : label;
}

/** Headings and explanation; what stands below them is read. */
export function templateRows({ columns }: RowList): string[][] {
  const explanations = columns.map(explanationOf);
  explanations[0] = text.template.explanation + (explanations[0] || "");
  return [columns.map(headingOf), explanations];
}

function explanationOf(column: Column): string {
  const allowed = {
    boolean: text.template.boolean,
    choice: text.template.choice(column.choices.map(({ label }) => label)),
    money: text.template.money,
    date: text.template.date,
    integer: text.template.integer,
    text: "",
  }[column.kind];
  const parts = [column.required ? text.template.required : text.template.optional, allowed, column.help || ""];
  return parts.filter((part) => part !== "").join("");
}
