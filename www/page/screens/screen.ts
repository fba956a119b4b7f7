// What the app asks of a screen, and lends it.

import type { TemplateResult } from "lit/html.js";
import type { Huiqi } from "huiqi";
import type { Answers } from "huiqi/element";
import type { Care } from "../care/care.js";
import type { Keeper } from "../keep/keeper.js";

/** What the app lends every screen. */
export interface Lent {
  readonly huiqi: Huiqi;
  readonly answers: Answers;
  /** What keeps the answers, and has the scenarios beside them. */
  readonly keeper: Keeper;
  readonly care: Care;
  readonly root: HTMLElement;
  draw(): void;
  announce(sentence: string): void;
}

export interface Screen {
  readonly title: string;
  /** Where the link goes that leads past what stands before the first question. */
  readonly skip: [href: string, label: string];
  template(): TemplateResult;
  /** Brings a place on the screen into view, with the focus in it. */
  goTo(part: string): void;
}
