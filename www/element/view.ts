// What every view is drawn from, and what every view may ask for; in either element.

import type { Assessment, Change, Item, Matches, Measure, Note, PackInfo, Problem } from "huiqi";
import type { Figure, FormModel, Found, Open, ProblemIndex, Query } from "../model/index.js";
import type { Folds } from "./folds.js";
import type { Library, Words } from "./library.js";
import type { Portal } from "./portal.js";

/** What questions are drawn from, whoever asks them: one measure's form or the profile for all. */
export interface Asking {
  /** Large, and less at once. */
  readonly care: boolean;
  /** What a sum is typed in from now on. */
  readonly money: MoneyUnit;
  readonly model: FormModel;
  readonly problems: ProblemIndex;
  /** All problems, as the engine orders them. */
  readonly allProblems: readonly Problem[];
  /** The application day. */
  readonly date: string;
  /** How the items of the lists stand, by path; none where no measure is assessed. */
  readonly items: Readonly<Record<string, Item>>;
  /** Paths of what a portal or an office has verified. */
  readonly verified: ReadonlySet<string>;
  /** What is verified cannot be changed here. */
  readonly locked: boolean;
  readonly folds: Folds;
  /** Readings of the text that touch the answer; none where no measure is assessed. */
  readonly notes: readonly Note[];
  readonly words: Words;
  readonly notice: Notice;
  readonly act: Actions;
  readonly links: Links;
  readonly pack: PackInfo;
  /** Where the result is calculated only when the person asks for it. */
  readonly request?: Request | undefined;
  /** The portal around, where there is one that may have handed in hooks. */
  readonly portal?: Portal | undefined;
}

/** Calculating on request. */
export interface Request {
  /** The answers are others than those that the result speaks of. */
  readonly stale: boolean;
  calculate(): void;
}

/** What whoever shows a form lends it for drawing. */
export type Stage = Pick<Asking, "care" | "money" | "notice" | "act" | "links" | "folds" | "locked" | "portal" | "request">;

/** What a person types sums in: yuan, or 万元. What is told is yuan in either. */
export type MoneyUnit = "yuan" | "ten-thousand";

/** Where links lead. */
export interface Links {
  /** A measure, or a part of its screen by the id of the element or the address of a clause. */
  measure(id: string, part?: string): string;
  /** All questions at once, or one of them by the id of its element. */
  questions(part?: string): string;
  /** The same as an address to send someone; none where links only lead to places of the element. */
  address?: (id: string, part: string) => string;
}

/** What one may do with a change that the result names. */
export interface TrialActions {
  try(change: Change): void;
  takeBack(): void;
  adopt(): void;
}

/** Where what is tried stands, as a path. */
export const TRIAL = "/trial";

/** One state of a measure's screen. Drawing is a function of it. */
export interface View extends Asking {
  readonly measure: Measure;
  readonly assessment: Assessment;
  /** Today in Shanghai. */
  readonly today: string;
  readonly figure: Figure;
  /** The change that is tried; the assessment is what would come of it. */
  readonly tried?: Change | undefined;
  /** Where changes can be tried. */
  readonly trial?: TrialActions;
}

/** One question at a time. */
export interface Interviewing extends Asking {
  /** The question asked now; absent: nothing is left to ask. */
  readonly asked: Open | undefined;
  readonly canGoBack: boolean;
  /** What can still be told, the best first. */
  readonly questions: readonly Open[];
  readonly interview: InterviewActions;
}

/** One state of a measure's screen that asks one question at a time. */
export type StepView = View & Interviewing;

/** One state of the screens that look at all measures. */
export interface MatchView extends Interviewing {
  readonly library: Library;
  readonly matches: Matches;
  readonly total: Figure;
  readonly profile: ProfileActions;
  readonly query: Query;
  /** By the match, or in the order of the text. */
  readonly order: Order;
  /** What is found, by id, with the reason. */
  readonly found: Readonly<Record<string, Found>>;
  /** The words looked for, as they are compared. */
  readonly marks: readonly string[];
}

export type Order = "match" | "article";

/** What the person was told last about something they did. */
export interface Notice {
  /** A removed item that can be put back, shown at its list. */
  removed?: { list: string; title: string };
}

export interface Actions {
  /** Brings a field into view and the focus into it. */
  jump(path: string): void;
  addItem(list: string): void;
  copyItem(list: string, index: number): void;
  removeItem(list: string, index: number, title: string): void;
  undoRemoval(): void;
  /** Sums are typed in another unit from now on. */
  typeIn(unit: MoneyUnit): void;
}

/** What one may do where one question is asked at a time. */
export interface InterviewActions {
  /** The next question, or the one before. */
  nextQuestion(): void;
  lastQuestion(): void;
  ask(question: Open): void;
}

/** What one may do where all measures are looked at. */
export interface ProfileActions extends InterviewActions {
  look(query: Query): void;
  sort(order: Order): void;
}
