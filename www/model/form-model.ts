// The state of a form: the application as told so far, and which questions were answered with "I do not know".
//
// Takes answers, gives the application that an engine assesses; knows neither a screen nor an engine.

import type { Application, Form } from "../engine/contract.js";
import { insertion, insertItem, itemsOf, movePaths, removal, removeItem, type Move } from "./items.js";
import { erase, read, write } from "./pointer.js";
import { FACTS, readForm, type Field } from "./schema.js";

/**
 * How a question stands. `open` and `unsure` are the same to the engine (the key is left out); they differ for the
 * person: who said "I do not know" is not asked again first.
 */
export type Answer =
  | { state: "open" }
  | { state: "unsure" }
  | { state: "none" }
  | { state: "told"; value: unknown };

/** A state to come back to. */
export interface Snapshot {
  readonly application: Application;
  readonly unsure: readonly string[];
}

export class FormModel {
  readonly fields: Field[];
  private state: Application;
  private unsurePaths: readonly string[] = [];
  private listeners: (() => void)[] = [];

  constructor(form: Form, application: Application) {
    this.fields = readForm(form);
    this.state = application;
  }

  /** The application as told so far. Never changed in place: a new answer makes a new one. */
  get application(): Application {
    return this.state;
  }

  /** Paths of the questions that were answered with "I do not know". */
  get unsure(): readonly string[] {
    return this.unsurePaths;
  }

  /** Calls back after each change; gives a function that ends it. */
  subscribe(listener: () => void): () => void {
    this.listeners = this.listeners.concat(listener);
    return () => {
      this.listeners = this.listeners.filter((other) => other !== listener);
    };
  }

  answer(path: string): Answer {
    const value = read(this.state, path);
    if (value === null) return { state: "none" };
    if (value !== undefined) return { state: "told", value };
    return { state: this.unsurePaths.indexOf(path) >= 0 ? "unsure" : "open" };
  }

  /** What a text control shows: what was typed, to the letter. */
  text(path: string): string {
    const value = read(this.state, path);
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  }

  tell(path: string, value: unknown): void {
    this.change(write(this.state, path, value), this.unsureWithout(path));
  }

  /** What was typed, kept as it is; an emptied control takes its answer back. */
  type(path: string, text: string): void {
    if (text === "") this.takeBack(path);
    else this.tell(path, text);
  }

  /** Like `type`, for a whole number: JSON has a number for it. What is none stays text, for the engine to object to. */
  typeInteger(path: string, text: string): void {
    const number = Number(text);
    if (text !== "" && Number.isSafeInteger(number) && String(number) === text) this.tell(path, number);
    else this.type(path, text);
  }

  tellNone(path: string): void {
    this.tell(path, null);
  }

  tellUnsure(path: string): void {
    this.change(withoutFact(this.state, path), this.unsureWithout(path).concat(path));
  }

  takeBack(path: string): void {
    this.change(withoutFact(this.state, path), this.unsureWithout(path));
  }

  items(list: string): unknown[] {
    return itemsOf(this.state, list);
  }

  /** Adds an empty item at the end and gives its index. */
  addItem(list: string): number {
    const at = this.items(list).length;
    this.change(insertItem(this.state, list, at, {}), this.unsureWithout(list));
    return at;
  }

  /** Puts a copy of an item right behind it and gives the copy's index. */
  copyItem(list: string, index: number): number {
    const at = index + 1;
    const moved = movePaths(this.unsurePaths, list, insertion(at));
    const from = `${list}/${index}/`;
    const copied = moved.filter((path) => path.indexOf(from) === 0)
      .map((path) => `${list}/${at}/` + path.slice(from.length));
    this.change(insertItem(this.state, list, at, this.items(list)[index]), moved.concat(copied));
    return at;
  }

  /** Removes an item. Without its last one a list is not told again: removing says nothing about there being none. */
  removeItem(list: string, index: number): void {
    const move: Move = removal(index);
    let next = removeItem(this.state, list, index);
    if (itemsOf(next, list).length === 0) next = withoutFact(next, list);
    this.change(next, movePaths(this.unsurePaths, list, move));
  }

  /** The day of application; empty: left to the door, which takes today. */
  tellDate(day: string): void {
    const next: Application = { ...this.state, date: day };
    if (day === "") delete next.date;
    this.change(next);
  }

  /** A material at hand (`true`), or what the document states, or not at hand (`undefined`). */
  tellMaterial(address: string, told: true | Record<string, unknown> | undefined): void {
    this.change(withEntry(this.state, "materials", address, told));
  }

  /** The day on which a step was completed or an event happened; empty: not yet. */
  tellProgress(id: string, day: string): void {
    this.change(withEntry(this.state, "progress", id, day === "" ? undefined : day));
  }

  /** Another application in place of this one, such as that of a saved receipt. */
  replace(application: Application): void {
    this.change(application, []);
  }

  /** The present state, for `restore`; states are never changed in place, so keeping one costs nothing. */
  snapshot(): Snapshot {
    return { application: this.state, unsure: this.unsurePaths };
  }

  restore({ application, unsure }: Snapshot): void {
    this.change(application, unsure);
  }

  private unsureWithout(path: string): string[] {
    return this.unsurePaths.filter((other) => other !== path);
  }

  private change(application: Application, unsure: readonly string[] = this.unsurePaths): void {
    this.state = application;
    this.unsurePaths = unsure;
    for (const listener of this.listeners) listener();
  }
}

/** A copy without an answer. `facts` itself stays, since an application must have it. */
function withoutFact(application: Application, path: string): Application {
  return { ...application, facts: erase(application.facts, path.slice(FACTS.length)) };
}

/** A copy with one entry of `materials` or `progress` told or taken back; the key goes with its last entry. */
function withEntry(
  application: Application, key: "materials" | "progress", name: string, told: unknown,
): Application {
  const entries: Record<string, unknown> = { ...application[key] };
  if (told === undefined) delete entries[name];
  else entries[name] = told;
  const next: Application = { ...application, [key]: entries };
  if (Object.keys(entries).length === 0) delete next[key];
  return next;
}
