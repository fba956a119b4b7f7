// Workbooks (XLSX), read and never run. The library comes when the first workbook does.

import { zipSync } from "fflate";
import readWorkbook from "read-excel-file/universal";
import { unzipped, type ZipFault } from "../zip.js";
import { cellText, numberText } from "./cells.js";

/** What a table of contracts never reaches, and a browser still bears. */
const MOST_ROWS = 20000;
const MOST_COLUMNS = 500;

export interface Sheet {
  name: string;
  rows: string[][];
}

/** `unreadable` is one that a password locks, too. */
export type WorkbookFault = ZipFault;

/** Its sheets, in their order. */
export async function sheetsOf(content: ArrayBuffer): Promise<Sheet[] | WorkbookFault> {
  const parts = unpacked(new Uint8Array(content));
  if (typeof parts === "string") return parts;
  try {
    // Numbers stay the text that they are in the file. Packed without compressing, so that the library has nothing to
    // unpack: it would do so in a worker of its own, which a strict policy refuses.
    const sheets = await readWorkbook(zipSync(parts, { level: 0 }).buffer as ArrayBuffer, { parseNumber: numberText, trim: false });
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }));
  } catch {
    return "unreadable";
  }
}

function unpacked(packed: Uint8Array): Record<string, Uint8Array> | WorkbookFault {
  const parts = unzipped(packed, (name) => /\.(xml|rels)$/.test(name));
  if (typeof parts === "string") return parts;
  return Object.keys(parts).some((name) => isVast(parts[name] as Uint8Array)) ? "too-large" : parts;
}

/** Whether a cell stands so far off that the rows and columns before it would fill the memory. */
function isVast(part: Uint8Array): boolean {
  const xml = new TextDecoder().decode(part);
  const address = /\sr=["']([A-Z]*)([0-9]+)["']/g;
  for (let match = address.exec(xml); match; match = address.exec(xml)) {
    if (Number(match[2]) > MOST_ROWS || columnOf(match[1] || "") > MOST_COLUMNS) return true;
  }
  return false;
}

/** `A` is 1, `AA` 27. */
function columnOf(letters: string): number {
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
