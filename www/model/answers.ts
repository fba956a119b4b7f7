// What a person has told, once for all measures: a fact that two forms ask is one answer. The papers at hand and the days
// of the procedure belong to the measure that they were told for.

import type { Application } from "../engine/contract.js";

/** What is told of one measure beside the facts. */
export type Papers = Pick<Application, "materials" | "progress" | "verified">;

export interface Told {
  readonly date?: string;
  readonly facts: Record<string, unknown>;
  /** By id of the measure. */
  readonly papers: Readonly<Record<string, Papers>>;
}

/** A state to come back to. */
export interface Snapshot extends Marks {
  readonly told: Told;
}

/** What the form keeps of its questions beside the answers, by path. */
export interface Marks {
  /** Answered with "I do not know". */
  readonly unsure: readonly string[];
  /** Told otherwise than verified, and so not verified any more. */
  readonly corrected: readonly string[];
  /** Sums that were typed in 万元, as they were typed; what is told of them is yuan. */
  readonly typed?: Readonly<Record<string, string>>;
}

export class Answers {
  private state: Snapshot;
  private listeners: (() => void)[] = [];

  constructor(told: Told = { facts: {}, papers: {} }) {
    this.state = { told, unsure: [], corrected: [] };
  }

  /** The answers that one application brings. */
  static of(application: Application): Answers {
    return new Answers(toldBy(application));
  }

  /** Never changed in place: a new answer makes a new one. */
  get told(): Told {
    return this.state.told;
  }

  /** Paths of the questions that were answered with "I do not know". */
  get unsure(): readonly string[] {
    return this.state.unsure;
  }

  /** Paths of the questions that were told otherwise than verified. */
  get corrected(): readonly string[] {
    return this.state.corrected;
  }

  /** Sums that were typed in 万元, by path, as they were typed. */
  get typed(): Readonly<Record<string, string>> {
    return this.state.typed || {};
  }

  /** The present state, for `restore`; states are never changed in place, so keeping one costs nothing. */
  snapshot(): Snapshot {
    return this.state;
  }

  restore(state: Snapshot): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }

  /** Takes all answers back; the day stays. */
  clear(): void {
    const { date } = this.told;
    this.change({ ...(date === undefined ? {} : { date }), facts: {}, papers: {} }, { unsure: [], corrected: [], typed: {} });
  }

  /** The answers of one application in place of all others. */
  replace(application: Application): void {
    this.change(toldBy(application), { unsure: [], corrected: [], typed: {} });
  }

  change(told: Told, marks: Partial<Marks> = {}): void {
    this.restore({ ...this.state, ...marks, told });
  }

  /** Calls back after each change; gives a function that ends it. */
  subscribe(listener: () => void): () => void {
    this.listeners = this.listeners.concat(listener);
    return () => {
      this.listeners = this.listeners.filter((other) => other !== listener);
    };
  }
}

function toldBy({ measure, date, facts, ...papers }: Application): Told {
  return { ...(date === undefined ? {} : { date }), facts, papers: { [measure]: papers } };
}
