// What the app asks of a screen: to take the answers to the engine, to draw what comes of it, and to say it.

import type { TemplateResult } from "lit/html.js";
import type { ProfileActions, Stage } from "../../element/view.js";
import type { FormModel } from "../../model/index.js";

/** What the page lets one do beside answering. */
export interface PageActions {
  save(): void;
  open(file: File): void;
  /** Takes all answers back. */
  clear(): void;
  undoClear(): void;
}

/** What the app lends a screen for drawing. */
export interface PageStage extends Stage {
  readonly profile: ProfileActions;
  readonly page: PageActions;
}

export interface Screen {
  readonly title: string;
  readonly model: FormModel;
  /** Its answer costs too much for each keystroke: it may wait until the next picture is drawn. */
  readonly patient: boolean;
  /** Asks the engine anew. */
  answer(): void;
  draw(stage: PageStage): TemplateResult;
  /** The result as one sentence, to be said aloud. */
  say(): string;
}
