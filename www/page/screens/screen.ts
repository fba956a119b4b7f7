// What the app asks of a screen: to take the answers to the engine, to draw what comes of it, and to say it.

import type { TemplateResult } from "lit/html.js";
import type { FormModel } from "../../model/index.js";
import type { Actions, Notice } from "../view.js";

/** What the app lends a screen for drawing. */
export interface Stage {
  readonly notice: Notice;
  readonly act: Actions;
}

export interface Screen {
  readonly title: string;
  readonly model: FormModel;
  /** Its answer costs too much for each keystroke: it may wait until the next picture is drawn. */
  readonly patient: boolean;
  /** Asks the engine anew. */
  answer(): void;
  draw(stage: Stage): TemplateResult;
  /** The result as one sentence, to be said aloud. */
  say(): string;
}
