// One question at a time, the next best first. A question stays until the person goes on, whatever its answer does to the
// order of the others: a number half typed must not take its own field away.

import type { Missing } from "../engine/contract.js";

export class Interview {
  /** The question that is being asked; absent: nothing is left to ask. */
  current: Missing | undefined;
  private past: Missing[] = [];

  /** Takes the best question when none stands: the first that was not answered with "I do not know". */
  settle(questions: readonly Missing[], unsure: readonly string[]): void {
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
  ask(question: Missing): void {
    this.next();
    this.current = question;
  }

  /** Begins anew: what was asked before may have been answered elsewhere. */
  renew(): void {
    this.current = undefined;
    this.past = [];
  }
}
