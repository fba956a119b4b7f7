// A spreadsheet takes a cell that begins so for a formula, even in a CSV, and runs it. A quotation mark before it makes it
// a text, and is taken off again when the cell is read back. Full-width signs count: Chinese and Japanese Excel read them.

const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/;

/** A text that no spreadsheet runs. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** What `guarded` was given. */
export function unguarded(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
