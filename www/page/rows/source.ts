// From a file or the clipboard to rows of cells, or to what is wrong with it.

import { textOf } from "./bytes.js";
import type { RowList } from "./columns.js";
import { readDelimited } from "./delimited.js";
import { findHeadings } from "./headings.js";
import { htmlRows } from "./html-table.js";
import type { Grid } from "./table.js";

/** Bytes of a file; a thousand contracts come to less than one million. */
const MOST_BYTES = 8 * 1024 * 1024;
/** Rows with something in them. */
const MOST_ROWS = 5000;

/** `old`: a workbook from before XLSX, or one that a password locks. */
export type SourceFault = "too-large" | "too-long" | "old" | "unreadable" | "empty";

export interface Source {
  grid: Grid;
  /** Of a workbook's sheet. */
  sheet?: string;
}

export async function readFile(file: File, list: RowList): Promise<Source | SourceFault> {
  if (file.size > MOST_BYTES) return "too-large";
  const content = await file.arrayBuffer();
  const bytes = new Uint8Array(content);
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return "old";
  if (begins(bytes, [0x50, 0x4b])) return readWorkbook(content, list);
  const text = textOf(bytes);
  return text === undefined ? "unreadable" : readText(text);
}

export function readText(text: string): Source | SourceFault {
  const isHtml = /^\s*</.test(text) && /<table\b/i.test(text);
  return limited({ grid: isHtml ? htmlRows(text) : readDelimited(text, MOST_ROWS * 2) });
}

async function readWorkbook(content: ArrayBuffer, list: RowList): Promise<Source | SourceFault> {
  const { sheetsOf } = await import("./workbook.js");
  const sheets = await sheetsOf(content);
  if (typeof sheets === "string") return sheets;
  const filled = sheets.filter(({ rows }) => rows.some(isFilled));
  const sheet = filled.filter(({ rows }) => findHeadings(rows, list) !== undefined)[0] || filled[0];
  return sheet === undefined ? "empty" : limited({ grid: sheet.rows, sheet: sheet.name });
}

function limited(source: Source): Source | SourceFault {
  const filled = source.grid.filter(isFilled).length;
  return filled === 0 ? "empty" : filled > MOST_ROWS ? "too-long" : source;
}

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== "");
}

function begins(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
