// A table read into the items of a list, row by row, with what could not be read at its cell.

import { readCell, type Cell } from "./cells.js";
import type { Column, RowList } from "./columns.js";
import { findHeadings, type Assignment, type Shift } from "./headings.js";
import { text, vocabulary } from "./text.zh.js";

/** Rows of cells, from wherever they came; never changed in place. */
export type Grid = readonly (readonly string[])[];

export interface RowReading {
  /** As the spreadsheet counts: from 1, headings and blank rows included. */
  number: number;
  /** By the question's key; a question without a column has none. */
  cells: Record<string, { at: number; raw: string; cell: Cell }>;
  /** One sentence for each cell that cannot be read. */
  faults: string[];
  /** The item as the engine takes it, without what cannot be read. */
  item: Record<string, string | boolean | null>;
  /** Keys of the questions that are answered with "I do not know". */
  unsure: string[];
}

export interface Reading {
  list: RowList;
  /** One for each column of the table. */
  assignments: Assignment[];
  /** Index of the row of headings; none was found: -1. */
  headingRow: number;
  rows: RowReading[];
  /** Numbers of the rows that add up the others. */
  sums: number[];
  /** Headings whose columns are left out. */
  ignored: string[];
  /** Questions that no column answers. */
  missing: Column[];
}

/** `assigned`: the columns, where the person has assigned them; else their headings say it. */
export function readTable(grid: Grid, list: RowList, assigned?: readonly Assignment[]): Reading {
  const found = findHeadings(grid, list);
  const headingRow = found ? found.row : -1;
  const assignments = assigned ? assigned.slice() : found ? found.assignments : unnamed(grid);
  const reading: Reading = {
    list, assignments, headingRow, rows: [], sums: [],
    ignored: assignments.filter(({ heading, column }) => column === undefined && heading !== "").map(({ heading }) => heading),
    missing: list.columns.filter(({ name }) => assignments.every(({ column }) => column !== name)),
  };
  grid.forEach((cells, index) => {
    const first = (cells.filter((cell) => cell.trim() !== "")[0] || "").trim();
    if (index <= headingRow || first === "" || isExplanation(first, index, headingRow)) return;
    if (vocabulary.sums.test(first.replace(/\s/g, ""))) reading.sums.push(index + 1);
    else reading.rows.push(readRow(cells, index + 1, list, assignments));
  });
  return reading;
}

/** Under the headings of a template stands how to fill it in. */
function isExplanation(first: string, index: number, headingRow: number): boolean {
  return index === headingRow + 1 && first.indexOf(text.template.explanation) === 0;
}

function unnamed(grid: Grid): Assignment[] {
  const width = grid.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  return Array.from({ length: width }, () => ({ heading: "", shift: 0 }));
}

function readRow(cells: readonly string[], number: number, list: RowList, assignments: readonly Assignment[]): RowReading {
  const row: RowReading = { number, cells: {}, faults: [], item: {}, unsure: [] };
  for (const column of list.columns) {
    const at = assignments.findIndex((assignment) => assignment.column === column.name);
    if (at < 0) continue;
    const raw = cells[at] || "";
    const cell = readCell(raw, column, (assignments[at] as Assignment).shift);
    row.cells[column.name] = { at, raw, cell };
    if (cell.kind === "value") row.item[column.name] = cell.value;
    if (cell.kind === "unsure") row.unsure.push(column.name);
    if (cell.kind === "fault") row.faults.push(text.fault(number, column.label, raw.trim(), cell.advice));
  }
  return row;
}

/** The table with one cell written anew. */
export function withCell(grid: Grid, row: number, at: number, raw: string): Grid {
  return grid.map((cells, index) => {
    if (index !== row) return cells;
    const written = Array.from({ length: Math.max(cells.length, at + 1) }, (_, place) => cells[place] || "");
    written[at] = raw;
    return written;
  });
}

/** The columns with one of them answering another question, or none; the column that answered it does so no more. */
export function assignedTo(assignments: readonly Assignment[], at: number, column: string | undefined): Assignment[] {
  return assignments.map((assignment, index) => {
    if (index === at) return { ...assignment, column };
    return column !== undefined && assignment.column === column ? { ...assignment, column: undefined } : assignment;
  });
}

/** The columns with the sums of one of them in another unit. */
export function withShift(assignments: readonly Assignment[], at: number, shift: Shift): Assignment[] {
  return assignments.map((assignment, index) => (index === at ? { ...assignment, shift } : assignment));
}
