// What every part of the page is drawn from, and what every part may ask for.

import type { Assessment, Measure, PackInfo, Verification } from "huiqi";
import type { Figure, FormModel, ProblemIndex } from "../model/index.js";

/** One state of the page. Drawing is a function of it. */
export interface View {
  readonly pack: PackInfo;
  readonly measure: Measure;
  readonly model: FormModel;
  readonly assessment: Assessment;
  readonly figure: Figure;
  readonly problems: ProblemIndex;
  readonly notice: Notice;
  readonly act: Actions;
}

/** What the person was told last about something they did. */
export interface Notice {
  /** A removed item that can be put back, shown at its list. */
  removed?: { list: string; title: string };
  /** What saving or opening a file came to. */
  file?: FileNotice;
}

export interface FileNotice {
  message: string;
  failed?: boolean;
  verification?: Verification;
}

export interface Actions {
  /** Brings a field into view and the focus into it. */
  jump(path: string): void;
  addItem(list: string): void;
  copyItem(list: string, index: number): void;
  removeItem(list: string, index: number, title: string): void;
  undoRemoval(): void;
  save(): void;
  open(file: File): void;
}
