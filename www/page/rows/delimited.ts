// Rows of cells as text: what a spreadsheet puts on the clipboard, and CSV.

import Papa from "papaparse";

/** How many lines are looked at for what separates the cells. */
const LOOKED_AT = 20;

/** A character that no text has, so that quotation marks mean nothing. */
const NO_QUOTES = "\u0000";

/** The rows of a text; `most`: how many are read at the most. */
export function readDelimited(text: string, most: number): string[][] {
  const delimiter = delimiterOf(text);
  const quoted = Papa.parse<string[]>(text, { delimiter, preview: most });
  // A cell such as `"Name" data` is put on the clipboard as it stands: a mark at its beginning opens nothing.
  const wrong = quoted.errors.some((error) => error.type === "Quotes");
  return wrong ? Papa.parse<string[]>(text, { delimiter, preview: most, quoteChar: NO_QUOTES }).data : quoted.data;
}

/** The one that stands in most lines: a tab may stand in one cell of a CSV, and commas in the cells of what is pasted. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, LOOKED_AT).filter((line) => line !== "");
  let best = ",";
  let most = 0;
  for (const delimiter of ["\t", ",", ";"]) {
    const count = lines.filter((line) => line.indexOf(delimiter) >= 0).length;
    if (count > most) [best, most] = [delimiter, count];
  }
  return best;
}
