// Adding, copying and removing an item moves its neighbours, and everything that names them by number moves along: the
// addresses of materials (`contracts/1/…`), the paths of verified facts, and the paths that the form itself keeps.

import type { Papers, Told } from "./answers.js";
import { FACTS } from "./schema.js";
import { read, write } from "./pointer.js";

/** Where an item of a list goes; `undefined`: it goes away. */
export type Move = (index: number) => number | undefined;

/** The items of a list; none where the list is not told. */
export function itemsOf(told: Told, list: string): unknown[] {
  const items = read(told, list);
  return Array.isArray(items) ? items : [];
}

/** Whether the item that a path lies in, if any, is there. */
export function standsIn(application: unknown, path: string): boolean {
  const [, item] = /^(.*\/\d+)(\/|$)/.exec(path) || [];
  return item === undefined || read(application, item) !== undefined;
}

/** Inserts an item. Nothing at hand or verified comes with it: papers belong to one item alone. */
export function insertItem(told: Told, list: string, at: number, item: unknown): Told {
  const items = itemsOf(told, list).slice();
  items.splice(at, 0, item);
  return moveItems(write(told, list, items), list, insertion(at));
}

/** Takes an item out, with all that names it. */
export function removeItem(told: Told, list: string, at: number): Told {
  const items = itemsOf(told, list).filter((_, index) => index !== at);
  return moveItems(write(told, list, items), list, removal(at));
}

export function insertion(at: number): Move {
  return (index) => (index < at ? index : index + 1);
}

export function removal(at: number): Move {
  return (index) => (index === at ? undefined : index < at ? index : index - 1);
}

/** Whichever measure a paper belongs to: the list is one for all of them. */
function moveItems(told: Told, list: string, move: Move): Told {
  const papers: Record<string, Papers> = {};
  for (const measure of Object.keys(told.papers)) papers[measure] = movePapers(told.papers[measure] || {}, list, move);
  return { ...told, papers };
}

function movePapers(papers: Papers, list: string, move: Move): Papers {
  const moved = { ...papers };
  if (moved.materials) {
    // An address is the list's path below the facts, without its leading slash.
    const prefix = list.slice(FACTS.length + 1);
    moved.materials = moveKeys(moved.materials, prefix, move);
    if (Object.keys(moved.materials).length === 0) delete moved.materials;
  }
  if (moved.verified) {
    moved.verified = movePaths(moved.verified, list, move);
    if (moved.verified.length === 0) delete moved.verified;
  }
  return moved;
}

/** A record with the names of its keys moved. */
export function moveKeys<T>(record: Readonly<Record<string, T>>, prefix: string, move: Move): Record<string, T> {
  const moved: Record<string, T> = {};
  for (const key of Object.keys(record)) {
    const to = moveName(key, prefix, move);
    if (to !== undefined) moved[to] = record[key] as T;
  }
  return moved;
}

/** The paths after a move; those of an item that goes away go too. */
export function movePaths(paths: readonly string[], list: string, move: Move): string[] {
  return paths.map((path) => moveName(path, list, move)).filter((path): path is string => path !== undefined);
}

/** `list/INDEX/…` with its index moved; any other name as it is. */
function moveName(name: string, list: string, move: Move): string | undefined {
  if (name.slice(0, list.length + 1) !== list + "/") return name;
  const [index = "", ...rest] = name.slice(list.length + 1).split("/");
  if (!/^(0|[1-9][0-9]*)$/.test(index)) return name;
  const to = move(Number(index));
  return to === undefined ? undefined : [list, String(to)].concat(rest).join("/");
}
