// CSV as Excel and WPS open it by a double click: UTF-8 with its mark, lines of Windows.

import Papa from "papaparse";

export const CSV_TYPE = "text/csv;charset=utf-8";

export function csvOf(rows: readonly (readonly string[])[]): string {
  return "\ufeff" + Papa.unparse(rows as string[][], { newline: "\r\n" }) + "\r\n";
}
