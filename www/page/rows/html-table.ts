// The rows of the first table in an HTML text: what a clipboard holds that has no plain text, and what some programs call .xls.

/** How far a cell may claim to reach. */
const WIDEST = 100;

/** What looks and handlers are, which spreadsheets write at every cell: a strict policy would report each, even unused. */
const LOOKS = /<style\b[^]*?<\/style>|\s(?:style|on[a-z]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi;

/** No row where there is no table. The text is parsed and never put into the page: nothing in it runs or loads. */
export function htmlRows(source: string): string[][] {
  const table = new DOMParser().parseFromString(source.replace(LOOKS, ""), "text/html").querySelector("table");
  const rows: string[][] = [];
  Array.from(table ? table.rows : []).forEach((row, at) => {
    const cells = rows[at] || (rows[at] = []);
    for (const cell of Array.from(row.cells)) put(rows, cells, at, cell);
  });
  return rows.map((cells) => Array.from(cells, (cell) => cell || ""));
}

/** In the first free place; what reaches over several places stands in the first of them and takes the others. */
function put(rows: string[][], cells: string[], at: number, cell: HTMLTableCellElement): void {
  let place = 0;
  while (cells[place] !== undefined) place += 1;
  for (let down = 0; down < Math.min(cell.rowSpan || 1, WIDEST); down += 1) {
    const line = rows[at + down] || (rows[at + down] = []);
    for (let right = 0; right < Math.min(cell.colSpan, WIDEST); right += 1) {
      line[place + right] = down === 0 && right === 0 ? textIn(cell) : "";
    }
  }
}

function textIn(cell: HTMLElement): string {
  for (const line of Array.from(cell.querySelectorAll("br"))) line.replaceWith("\n");
  return (cell.textContent || "").replace(/\u00a0/g, " ");
}
