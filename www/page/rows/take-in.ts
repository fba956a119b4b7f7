// Putting rows into the answers. What else is told stays as it is, and so do the papers of items that stay.

import type { Answers } from "huiqi/element";
import type { RowReading } from "./table.js";

export type Told = Answers["told"];

/** What is told, and the paths of the questions that were answered with "I do not know". */
export interface State {
  told: Told;
  unsure: readonly string[];
  corrected: readonly string[];
}

export type Row = Pick<RowReading, "item" | "unsure">;

/** `path`: of the list. The rows stand after the items that are there. */
export function append(state: State, path: string, rows: readonly Row[]): State {
  const items = itemsAt(state.told, path);
  // An item that was added in the form and has no answer yet says nothing and has no paper worth keeping.
  const kept = blanksCut(items);
  return added(kept === items ? state : without(state, path, kept.length), path, kept, rows);
}

/** The rows in place of all items, whose papers and marks go with them. */
export function replace(state: State, path: string, rows: readonly Row[]): State {
  return added(without(state, path, 0), path, [], rows);
}

function added(state: State, path: string, before: readonly unknown[], rows: readonly Row[]): State {
  const unsure = rows.reduce<string[]>((all, row, index) =>
    all.concat(row.unsure.map((name) => `${path}/${before.length + index}/${name}`)), []);
  return {
    ...state,
    told: { ...state.told, facts: put(state.told.facts, path, before.concat(rows.map(({ item }) => item))) },
    unsure: state.unsure.concat(unsure),
  };
}

function blanksCut(items: readonly unknown[]): readonly unknown[] {
  let end = items.length;
  while (end > 0 && isBlank(items[end - 1])) end -= 1;
  return end === items.length ? items : items.slice(0, end);
}

function isBlank(item: unknown): boolean {
  return typeof item === "object" && item !== null && Object.keys(item).length === 0;
}

/** Without whatever names an item from the index `first` on: papers, verified facts, marks. */
function without(state: State, path: string, first: number): State {
  const gone = (name: string, list: string): boolean => {
    if (name.slice(0, list.length + 1) !== `${list}/`) return false;
    return Number(name.slice(list.length + 1).split("/")[0]) >= first;
  };
  const papers: Record<string, Told["papers"][string]> = {};
  for (const measure of Object.keys(state.told.papers)) {
    const { materials, verified, ...rest } = state.told.papers[measure] as Told["papers"][string];
    const stays: Record<string, unknown> = {};
    for (const address of Object.keys(materials || {})) {
      if (!gone(address, path.slice("/facts/".length))) stays[address] = (materials as Record<string, unknown>)[address];
    }
    papers[measure] = {
      ...rest,
      ...(materials && { materials: stays }),
      ...(verified && { verified: verified.filter((fact) => !gone(fact, path)) }),
    };
  }
  return {
    told: { ...state.told, papers },
    unsure: state.unsure.filter((mark) => !gone(mark, path)),
    corrected: state.corrected.filter((mark) => !gone(mark, path)),
  };
}

/** The items of a list; none where it is not told. */
export function itemsAt(told: Pick<Told, "facts">, path: string): readonly unknown[] {
  let at: unknown = told.facts;
  for (const name of namesOf(path)) at = isObject(at) ? at[name] : undefined;
  return Array.isArray(at) ? at : [];
}

function put(facts: Record<string, unknown>, path: string, items: readonly unknown[]): Record<string, unknown> {
  const [name = "", ...rest] = namesOf(path);
  if (rest.length === 0) return { ...facts, [name]: items };
  const inside = facts[name];
  return { ...facts, [name]: put(isObject(inside) ? inside : {}, `/facts/${rest.join("/")}`, items) };
}

/** Below the facts. Keys of facts are letters and digits, so that none is escaped in a pointer. */
function namesOf(path: string): string[] {
  return path.split("/").slice(2);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
