// Workbooks (XLSX), read and never run. The library comes when the first workbook does.

import { unzipSync, zipSync } from "fflate";
import readWorkbook from "read-excel-file/universal";
import { cellText, numberText } from "./cells.js";

/** What a workbook may come to when it is unpacked, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_ROWS = 20000;
const MOST_COLUMNS = 500;

export interface Sheet {
  name: string;
  rows: string[][];
}

/** `too-large`: it would unpack to more than a browser should; `unreadable`: it is none, damaged, or locked by a password. */
export type WorkbookFault = "too-large" | "unreadable";

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
  let bytes = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(packed, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/.test(name)) return false;
        // What a part claims to be long is all the room that it gets.
        bytes += originalSize;
        return bytes <= MOST_BYTES;
      },
    });
  } catch {
    return "unreadable";
  }
  const vast = bytes > MOST_BYTES || Object.keys(parts).some((name) => isVast(parts[name] as Uint8Array));
  return vast ? "too-large" : parts;
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
