// One question at a time, the next best first. A question stays until the person goes on, whatever its answer does to the
// order of the others: a number half typed must not take its own field away.

import type { Missing } from "../engine/contract.js";
import { join } from "./pointer.js";
import { isQuestion, locate, type Field } from "./schema.js";

/** A question that can be asked by itself; `decides` where the engine has named it. */
export type Open = Pick<Missing, "path" | "label"> & Partial<Missing>;

export class Interview {
  /** The question that is being asked; absent: nothing is left to ask. */
  current: Open | undefined;
  private past: Open[] = [];

  /** Takes the best question when none stands: the first that was not answered with "I do not know". */
  settle(questions: readonly Open[], unsure: readonly string[]): void {
    if (this.current === undefined) this.current = questions.filter((one) => unsure.indexOf(one.path) < 0)[0];
  }

  /** Leaves the question, to come back to it with `back`. */
  next(): void {
    if (this.current !== undefined) this.past = this.past.concat(this.current);
    this.current = undefined;
  }

  get canGoBack(): boolean {
    return this.past.length > 0;
  }

  back(): void {
    this.current = this.past[this.past.length - 1];
    this.past = this.past.slice(0, -1);
  }

  /** Asks a question again that was left open. */
  ask(question: Open): void {
    this.next();
    this.current = question;
  }

  /** Drops the questions that are no more, such as those of an item that was removed. */
  keep(stands: (path: string) => boolean): void {
    if (this.current !== undefined && !stands(this.current.path)) this.current = undefined;
    this.past = this.past.filter(({ path }) => stands(path));
  }

  /** Begins anew: what was asked before may have been answered elsewhere. */
  renew(): void {
    this.current = undefined;
    this.past = [];
  }
}

/** The question that a path leads to: the first to be asked of what lies there, else the field itself or the first in it. */
export function questionAt(path: string, questions: readonly Open[], fields: Field[]): Open | undefined {
  const inside = questions.filter((one) => one.path === path || one.path.indexOf(path + "/") === 0)[0];
  if (inside !== undefined) return inside;
  const places = locate(fields, path) || [];
  const { field, index } = places[places.length - 1] || {};
  if (field === undefined) return undefined;
  if (isQuestion(field) || (field.kind === "list" && index === undefined)) return { path, label: field.label };
  const first = field.fields[0];
  return first && questionAt(join(path, first.name), questions, fields);
}
