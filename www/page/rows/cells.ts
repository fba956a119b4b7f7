// What one cell says, as the engine takes it. Nothing is guessed: what can be read in two ways, or in none, is said to be
// so, and the person writes it anew.

import { yuan } from "huiqi/element";
import { asShown, isNegative, money, plain } from "../decimal.js";
import type { Column } from "./columns.js";
import { unguarded } from "./formulas.js";
import type { Shift } from "./headings.js";
import { text, vocabulary } from "./text.zh.js";

export type Cell =
  | { kind: "empty" }
  /** The person knows the question and not the answer. */
  | { kind: "unsure" }
  /** `shown`: how it is understood. */
  | { kind: "value"; value: string | boolean | null; shown: string }
  /** `advice`: how to write it so that it can be read. */
  | { kind: "fault"; advice: string };

const EMPTY: Cell = { kind: "empty" };
const fault = (advice: string): Cell => ({ kind: "fault", advice });
const value = (told: string | boolean | null, shown: string): Cell => ({ kind: "value", value: told, shown });

/** `shift`: of a column of sums, from its heading. */
export function readCell(raw: string, column: Column, shift: Shift = 0): Cell {
  // A question is answered in one line; in a cell there may be several.
  const trimmed = raw.replace(/\s*[\r\n]+\s*/g, " ").trim();
  if (trimmed === "") return EMPTY;
  const flat = trimmed.normalize("NFKC").replace(/\s/g, "");
  if (column.none !== undefined && flat === column.none.replace(/\s/g, "")) return value(null, column.none);
  if (column.kind === "text") return readText(unguarded(trimmed), column);
  if (vocabulary.unsure.indexOf(flat) >= 0) return { kind: "unsure" };
  switch (column.kind) {
    case "boolean": return readBoolean(flat);
    case "choice": return readChoice(flat, column);
    case "money": return readMoney(flat, shift);
    // The time of day that a spreadsheet adds stands behind a space.
    case "date": return readDate(trimmed.normalize("NFKC"));
    case "integer": return /^-?(0|[1-9][0-9]{0,14})$/.test(flat) ? value(flat, flat) : fault(text.advice.integer);
  }
}

function readText(told: string, { maxLength }: Column): Cell {
  const length = Array.from(told).length;
  return maxLength !== undefined && length > maxLength ? fault(text.advice.tooLong(maxLength)) : value(told, told);
}

function readBoolean(flat: string): Cell {
  const word = flat.toLowerCase();
  if (vocabulary.yes.indexOf(word) >= 0) return value(true, text.yes);
  if (vocabulary.no.indexOf(word) >= 0) return value(false, text.no);
  return fault(text.advice.boolean);
}

function readChoice(flat: string, { choices }: Column): Cell {
  const same = (label: string): boolean => label.normalize("NFKC").replace(/\s/g, "").toLowerCase() === flat.toLowerCase();
  const chosen = choices.filter((choice) => same(choice.label) || same(choice.value));
  const others = choices.filter((choice) => flat === vocabulary.other && choice.label.indexOf(vocabulary.other) === 0);
  const [choice] = chosen.length > 0 ? chosen : others;
  return choice ? value(choice.value, choice.label) : fault(text.advice.choice(choices.map(({ label }) => label)));
}

const GROUPED = /^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$/;

function readMoney(flat: string, shift: Shift): Cell {
  const bare = flat.replace(vocabulary.currency, "");
  const [, digits = "", unit = ""] = vocabulary.sum.exec(bare) || [];
  const own = unit === "" ? undefined : vocabulary.units[unit];
  if (digits === "" || (unit !== "" && own === undefined)) return fault(/[0-9]e/i.test(flat) ? text.advice.exponent : text.advice.money);
  if (digits.indexOf(",") >= 0 && !GROUPED.test(digits)) return fault(text.advice.commas);
  // The cell's own unit says more than its heading's.
  const amount = plain(digits.replace(/,/g, ""), own === undefined ? shift : own);
  if (amount === undefined) return fault(text.advice.money);
  if (isNegative(amount)) return fault(text.advice.negative);
  const sum = money(amount);
  return sum === undefined ? fault(text.advice.places) : value(sum, yuan(sum));
}

const DAY = /^(\d{4})([-/.]|年)(\d{1,2})(\2|月)(\d{1,2})(?:[日 T].*)?$/;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

function readDate(told: string): Cell {
  const flat = told.replace(/ *([-/.年月日]) */g, "$1");
  const parts = DAY.exec(flat);
  if (parts) return dayOf(parts[1], parts[3], parts[5]);
  const digits = DIGITS.exec(flat);
  if (digits) return dayOf(digits[1], digits[2], digits[3]);
  // Five digits are a spreadsheet's own count of days, of a cell that is not formatted as a date.
  return /^[1-9][0-9]{4}(\.[0-9]+)?$/.test(flat) ? serial(Number(flat.slice(0, 5))) : fault(text.advice.date);
}

function dayOf(year = "", month = "", day = ""): Cell {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${iso}T00:00:00Z`);
  const exists = !isNaN(at.getTime()) && at.toISOString().slice(0, 10) === iso;
  return exists ? value(iso, iso) : fault(text.advice.noDay);
}

/** Days since 1899-12-30, as Excel counts them from March 1900 on. */
function serial(days: number): Cell {
  const iso = new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
  return value(iso, iso);
}

/** What a spreadsheet's own kinds of cells are as text, for `readCell`. `number`: as it stands in the file. */
export function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  if (typeof cell === "boolean") return cell ? text.yes : text.no;
  return String(cell);
}

/** A number as it stands in a workbook, as the workbook shows it. */
export function numberText(literal: string): string {
  return asShown(literal) || literal;
}
