// What the page lends the tools around a form: reading rows and invoices, drafts and links, scenarios, the chart, the
// report. A tool is a folder of its own. It knows the package and this file, and neither the elements' insides nor the router.

import type { Application, Assessment, Form, Huiqi, Measure } from "huiqi";
import type { Answers } from "huiqi/element";

/** The measure on the screen, and what the person has told so far. */
export interface Tools {
  readonly huiqi: Huiqi;
  /** All that is told, for every measure; never changed in place, so a snapshot can be kept. */
  readonly answers: Answers;
  readonly measure: Measure;
  /** What the measure asks, as JSON Schema. */
  readonly form: Form;
  /** What is told of what the measure asks. */
  readonly application: Application;
  readonly assessment: Assessment;
  /** 关怀模式 is on: nothing small, less at once. */
  readonly care: boolean;
  /** Draws the screen anew; what a tool shows is a function of its own state and of these. */
  draw(): void;
  /** Says a sentence to whoever cannot see the screen. */
  announce(sentence: string): void;
  /** Brings a question, or a part of the screen, into view and the focus into it: a path (`/facts/…`), an id, a clause. */
  goTo(part: string): void;
  /** Puts an application in place of what is told for the measure, as if the person had told it; says whether the engine took it. */
  replace(application: Application): boolean;
  /** Hands a file to the browser as a download. */
  save(name: string, content: BlobPart, type: string): void;
}
