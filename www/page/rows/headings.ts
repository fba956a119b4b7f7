// Which column of a table answers which question: by what stands above it, however it is spaced, bracketed or widened.

import type { Column, RowList } from "./columns.js";
import { vocabulary } from "./text.zh.js";

/** How many places the point of a sum moves: 4 where it is in 万元. */
export type Shift = number;

export interface Heading {
  /** As it stands in the table. */
  text: string;
  /** Without spaces, brackets and unit: what is looked up. */
  name: string;
  shift?: Shift;
  /** It says that its values are not what any question asks: without tax, another currency. */
  foreign: boolean;
}

/** One column of the table, and the question that it answers. */
export interface Assignment {
  heading: string;
  /** Key of the question; none: the column is left out. */
  column?: string;
  /** Of a sum. */
  shift: Shift;
}

export function readHeading(text: string): Heading {
  const flat = text.normalize("NFKC").replace(/\s/g, "").replace(/[【［\[]/g, "(").replace(/[】］\]]/g, ")").toLowerCase();
  const notes = (flat.match(/\(([^)]*)\)/g) || []).map((note) => note.slice(1, -1));
  const bare = flat.replace(/\([^)]*\)/g, "").replace(/[*:：;；。,，]+$|^[*]+|^\d+[、.]/g, "");
  const tail = vocabulary.unitAtEnd.exec(bare);
  const written = notes.concat(tail ? tail[1] || "" : []).map((note) => vocabulary.units[note.replace(vocabulary.currency, "")]);
  return {
    text,
    name: tail ? bare.slice(0, tail.index) : bare,
    shift: written.filter((shift) => shift !== undefined)[0],
    foreign: vocabulary.foreign.test(flat),
  };
}

/** The names that a question is known by, the surest first. */
function namesOf(column: Column, list: RowList): string[] {
  const label = readHeading(column.label).name;
  const item = readHeading(list.list.itemLabel).name;
  const short = label.slice(0, item.length) === item ? label.slice(item.length) : label;
  return [label, short, column.name.toLowerCase()].concat(vocabulary.headings[column.name] || []);
}

/** A question as people ask it in a table: 是否自用 is 自用. */
function stem(name: string): string {
  return name.replace(vocabulary.whether, "");
}

/** What a row of headings says of each column; a question is answered by one column, the first that has its surest name. */
export function assign(cells: readonly string[], list: RowList): Assignment[] {
  const headings = cells.map(readHeading);
  const taken: Record<string, number> = {};
  const names = list.columns.map((column) => namesOf(column, list));
  const longest = Math.max(0, ...names.map((each) => each.length));
  for (let rank = 0; rank < longest; rank += 1) {
    list.columns.forEach((column, which) => {
      const name = (names[which] as string[])[rank];
      if (name === undefined || name === "" || column.name in taken) return;
      const at = headings.findIndex((heading, index) => !heading.foreign && stem(heading.name) === stem(name)
        && Object.keys(taken).every((other) => taken[other] !== index));
      if (at >= 0) taken[column.name] = at;
    });
  }
  return headings.map(({ text, shift }, index) => ({
    heading: text.trim(),
    column: Object.keys(taken).filter((name) => taken[name] === index)[0],
    shift: shift || 0,
  }));
}

/** How far down a table its headings may stand: above them are titles and dates. */
const DEEPEST = 20;

/** The row in which most headings are known, and what it says; no row: no heading is known. */
export function findHeadings(rows: readonly (readonly string[])[], list: RowList): { row: number; assignments: Assignment[] } | undefined {
  let best: { row: number; assignments: Assignment[] } | undefined;
  let most = 0;
  rows.slice(0, DEEPEST).forEach((cells, row) => {
    const assignments = assign(cells, list);
    const known = assignments.filter(({ column }) => column !== undefined).length;
    if (known > most) [best, most] = [{ row, assignments }, known];
  });
  return best;
}
