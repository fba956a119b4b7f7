// A template as a workbook. The library comes when the first one is asked for.

import writeWorkbook from "write-excel-file/universal";

export const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Characters. */
const WIDTH = 24;
/** How a cell is shown as it was typed, so that no date turns and no long number is cut. */
const AS_TYPED = "@";

/** Headings, and below them what is explained; `name`: of the sheet. */
export function workbookOf([headings = [], ...rows]: readonly (readonly string[])[], name: string): Promise<Blob> {
  const data = [
    headings.map((value) => ({ value, type: String, fontWeight: "bold" as const, wrap: true, backgroundColor: "#e8f0fa", format: AS_TYPED })),
    ...rows.map((row) => row.map((value) => ({ value, type: String, wrap: true, alignVertical: "top" as const, format: AS_TYPED }))),
  ];
  return writeWorkbook(data, {
    sheet: name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31),
    columns: headings.map(() => ({ width: WIDTH })),
    stickyRowsCount: 1,
  }).toBlob();
}
