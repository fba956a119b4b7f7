// Keeps the answers in the browser as they are told, finds them again after a reload, and has the scenarios beside them. One
// for the whole page.
//
// Takes the answers and a place to keep them, calls back when what it says has changed; draws nothing.

import type { PackRef } from "huiqi";
import type { Answers, Snapshot } from "huiqi/element";
import type { Draft, Drafts, Scenario } from "./draft.js";
import { isEmpty } from "./states.js";

export const MOST_SCENARIOS = 4;
/** How long after an answer it is kept, in ms: whoever is typing is not disturbed. */
const PAUSE = 400;

export type Wait = (run: () => void, after: number) => unknown;

export class Keeper {
  /** The draft that was found when the page was opened, until that was read. */
  restored: Draft | undefined;
  /** When the answers were kept last, in milliseconds since 1970. */
  saved: number | undefined;
  scenarios: readonly Scenario[] = [];
  /** What an undo brings back, and what was done. */
  undo: { done: "started-over" | "taken" | "switched"; before: Snapshot } | undefined;
  readonly possible: boolean;
  private due = false;
  private cleared = false;

  constructor(
    private readonly answers: Answers,
    private readonly drafts: Drafts,
    private readonly pack: PackRef,
    private readonly changed: () => void,
    /** What else of the page is forgotten when everything is cleared. */
    private readonly forget: () => void,
    private readonly later: Wait = (run, after) => setTimeout(run, after),
  ) {
    this.possible = drafts.possible;
  }

  /** Finds the draft, and keeps what is told from now on. */
  start(): void {
    const today = this.answers.told.date;
    const draft = this.drafts.load();
    if (draft !== undefined) this.restore(draft, today);
    this.answers.subscribe(() => this.told());
  }

  /** A day that was only the day of the visit is that of this one. */
  private restore(draft: Draft, today: string | undefined): void {
    const { told } = draft.state;
    const date = told.date === draft.today ? today : told.date;
    this.scenarios = draft.scenarios;
    this.saved = draft.saved;
    if (isEmpty(draft.state) && draft.scenarios.length === 0) return;
    this.restored = draft;
    this.answers.restore({ ...draft.state, told: date === undefined ? told : { ...told, date } });
  }

  get refused(): boolean {
    return this.drafts.refused;
  }

  /** Whether the draft that was found is of another pack than the one that answers now. */
  get isOfOtherPack(): boolean {
    return this.restored !== undefined && this.restored.pack.digest !== this.pack.digest;
  }

  refuse(refused: boolean): void {
    this.drafts.refuse(refused);
    this.saved = undefined;
    if (!refused) this.save();
    this.changed();
  }

  /** Who goes on has read that there was a draft. */
  goOn(): void {
    this.restored = undefined;
    this.changed();
  }

  startOver(): void {
    this.replace("started-over", () => this.answers.clear());
    this.restored = undefined;
    this.changed();
  }

  /** Other answers in place of the present ones, with a way back. */
  replace(done: "started-over" | "taken" | "switched", change: () => void): void {
    const before = this.answers.snapshot();
    change();
    this.undo = { done, before };
    this.changed();
  }

  /** Answers that have come from elsewhere; scenarios that came with them, as far as there is room. */
  take(state: Snapshot, scenarios: readonly Scenario[]): void {
    this.replace("taken", () => this.answers.restore(state));
    if (scenarios.length > 0) this.setScenarios(this.scenarios.concat(scenarios));
  }

  /** The present answers. */
  get state(): Snapshot {
    return this.answers.snapshot();
  }

  takeBack(): void {
    const { undo } = this;
    this.undo = undefined;
    if (undo !== undefined) this.answers.restore(undo.before);
    this.changed();
  }

  /** Nothing stays: neither here nor on the screen. */
  clearAll(): void {
    this.answers.clear();
    this.scenarios = [];
    this.restored = undefined;
    this.undo = undefined;
    this.saved = undefined;
    this.due = false;
    this.cleared = true;
    this.drafts.clearAll();
    this.forget();
    this.changed();
  }

  /** Whether everything was cleared, and nothing told since. */
  get isCleared(): boolean {
    return this.cleared;
  }

  /** A scenario of its own, of the present answers if no others are given; none where there are enough. */
  addScenario(name: string, state: Snapshot = this.answers.snapshot()): Scenario | undefined {
    if (this.scenarios.length >= MOST_SCENARIOS) return undefined;
    const scenario = { name, state };
    this.setScenarios(this.scenarios.concat(scenario));
    return scenario;
  }

  rename(scenario: Scenario, name: string): void {
    this.setScenarios(this.scenarios.map((one) => (one === scenario ? { ...one, name } : one)));
  }

  remove(scenario: Scenario): void {
    this.setScenarios(this.scenarios.filter((one) => one !== scenario));
  }

  switchTo(scenario: Scenario): void {
    this.replace("switched", () => this.answers.restore(scenario.state));
  }

  setScenarios(scenarios: readonly Scenario[]): void {
    this.scenarios = scenarios.slice(0, MOST_SCENARIOS);
    this.cleared = false;
    this.save();
    this.changed();
  }

  /** Keeps what is due, now: the page is about to go. */
  flush(): void {
    if (this.due) this.save();
  }

  private told(): void {
    // An undo would now take back more than it says.
    this.undo = undefined;
    this.cleared = false;
    if (this.due) return;
    this.due = true;
    this.later(() => {
      if (!this.due) return;
      this.save();
      this.changed();
    }, PAUSE);
  }

  private save(): void {
    this.due = false;
    const state = this.answers.snapshot();
    if (isEmpty(state) && this.scenarios.length === 0) {
      this.drafts.forget();
      this.saved = undefined;
    } else {
      this.saved = this.drafts.save(state, this.scenarios);
    }
  }
}
