// Turning what the engine says in codes and digits into what a person reads.

import { grouped, scaled, upperBound, type Figure } from "../model/index.js";
import { text } from "./text.zh.js";

/** `70000.00` → `70,000.00 元`. */
export function yuan(sum: string): string {
  return text.format.yuan(grouped(sum) || sum);
}

/** `70000.00` → `7 万元`; nothing for a sum that is shorter in yuan. */
export function inTenThousands(sum: string): string | undefined {
  const short = scaled(sum);
  return short && (short.unit === "wan" ? text.format.wan(short.number) : text.format.yi(short.number));
}

/** Bounds as one text: a single sum where both are the same, 不限 where nothing bounds it. */
export function bounds(low: string, high: string, write: (sum: string) => string = yuan): string {
  if (low === high) return write(low);
  const upper = upperBound(low, high);
  return `${write(low)} ${text.figure.to} ${upper === undefined ? text.figure.unlimited : write(upper)}`;
}

/** `2026-06-15` → `2026年6月15日（周一）`. */
export function day(iso: string): string {
  const [year = 0, month = 0, date = 0] = iso.split("-").map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return text.format.day(year, month, date, text.format.weekdays.charAt(weekday));
}

/** `12.4.1.b` → `第12条（四）（1）b`; the document as a whole is `0`. */
export function clauseLabel(address: string): string {
  const [article = "", section, item, ...rest] = address.split(".");
  if (article === "0") return text.clause.whole;
  const parts = [text.format.article(article)];
  if (section !== undefined && section !== "0") parts.push(text.format.section(text.format.numerals[Number(section)] || section));
  if (item !== undefined) parts.push(text.format.item(item));
  return parts.concat(rest).join("");
}

/** The addresses in a clause column, where several are joined by a comma. */
export function clauseAddresses(clause: string): string[] {
  return clause.split(",").map((address) => address.trim()).filter((address) => address !== "");
}

/** The figure as one text, for the announcement and, with a shorter way to write a sum, for the summary bar. */
export function figureText(figure: Figure, write: (sum: string) => string = yuan): string {
  if (figure.kind === "none") return "";
  const sum = bounds(figure.low, figure.high, write);
  return figure.ifSelected ? text.figure.ifSelected + " " + sum : sum;
}

/** As few digits as say the same. */
export function shortly(sum: string): string {
  return inTenThousands(sum) || yuan(sum);
}

/** What is still open about the figure, said inside it. */
export function figureOpen(figure: Figure): string {
  if (figure.open > 0) return text.figure.open(figure.open);
  return figure.awaitsOffice ? text.figure.officeOpen : "";
}

/** The id of the element that belongs to a pointer into the application. */
export function idOf(path: string): string {
  return "at" + path.replace(/[^A-Za-z0-9]/g, "-");
}

/** The id of the element that shows a clause among the words of its measure. */
export function clauseId(address: string): string {
  return "clause-" + address.replace(/[^A-Za-z0-9]/g, "-");
}

/** `#/m/{measure}/{part}` filled in; a part that is not named goes with the slash before it. */
export function fill(pattern: string, measure: string, part = ""): string {
  return pattern.replace(/\{measure\}/g, encodeURIComponent(measure))
    .replace(/\/?\{part\}/g, (place) => (part === "" ? "" : place.replace("{part}", encodeURIComponent(part))));
}
