// A table between being read and being taken in.

import type { Answers } from "huiqi/element";
import type { Grid, Reading, RowReading } from "./table.js";

/** How many rows are shown at first, and with each further step. */
export const STEP = 20;

/** What stands between the table and the answers. */
export interface Draft {
  grid: Grid;
  reading: Reading;
  /** Where it came from: a file, with its sheet. */
  origin: string;
  /** Whether a row is to be taken in, by its number, where the person has said so. */
  chosen: Record<number, boolean>;
  /** How many rows are shown. */
  shown: number;
}

/** What came of the last action. */
export interface Outcome {
  sentence: string;
  failed?: boolean;
  /** What to go back to, while nothing else has been told since. */
  undo?: { before: ReturnType<Answers["snapshot"]>; after: ReturnType<Answers["snapshot"]> };
}

/** A row that is understood is taken in, another one only if the person says so. */
export function isChosen({ chosen }: Draft, { number, faults }: RowReading): boolean {
  const told = chosen[number];
  return told === undefined ? faults.length === 0 : told;
}
