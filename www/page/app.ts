// Holds the state of the page together: an answer changes the model, the engine assesses, the page is drawn. All in the
// same turn, so that the screen never shows an answer beside the result of another.

import { render } from "lit/html.js";
import { canonical, type Assessment, type Huiqi, type Measure } from "huiqi";
import { FormModel, figureOf, indexProblems, join, share, type Snapshot } from "../model/index.js";
import { announcer } from "./announce.js";
import { figureOpen, figureText } from "./format.js";
import { focusElement, jumpTo } from "./focus.js";
import { openReceipt, saveText } from "./files.js";
import { text } from "./text.zh.js";
import type { Actions, Notice, View } from "./view.js";
import { layout } from "./views/layout.js";
import { verdictText } from "./views/result.js";

export class App {
  private readonly measure: Measure;
  private readonly model: FormModel;
  private readonly announce: (sentence: string) => void;
  private assessment: Assessment;
  private notice: Notice = {};
  private beforeRemoval: Snapshot | undefined;
  private composing = false;
  /** Something changed while a composition held the drawing back. */
  private stale = false;

  constructor(
    private readonly huiqi: Huiqi,
    measureId: string,
    private readonly root: HTMLElement,
    status: HTMLElement,
  ) {
    this.measure = huiqi.measure(measureId);
    // An assessment of nothing tells the day, so that the page needs no clock of its own.
    this.assessment = huiqi.assess({ measure: measureId, facts: {} });
    this.model = new FormModel(huiqi.form(measureId), { measure: measureId, date: this.assessment.date, facts: {} });
    this.announce = announcer(status);
  }

  start(): void {
    this.watchComposition();
    this.model.subscribe(() => this.answer());
    this.answer();
    document.title = `${this.measure.title} · ${text.siteName}`;
  }

  /**
   * An input method writes its half-typed syllables into the field. Drawing meanwhile would disturb it and assessing
   * would judge what nobody said, so everything waits for the composition's end, where the field tells its text anew.
   */
  private watchComposition(): void {
    this.root.addEventListener("compositionstart", () => { this.composing = true; }, true);
    // In the capture phase, so that the field's own listener, which tells its text, already finds it ended.
    this.root.addEventListener("compositionend", () => { this.composing = false; }, true);
    this.root.addEventListener("compositionend", () => { if (this.stale) this.draw(); });
  }

  private answer(): void {
    // What was said of the last action no longer fits: an undo, above all, would now take back more than it says.
    this.notice = {};
    this.assessment = share(this.assessment, this.huiqi.assess(this.model.application));
    this.draw();
  }

  private draw(): void {
    this.stale = this.composing;
    if (this.composing) return;
    const view = this.view();
    render(layout(view), this.root);
    this.announce(text.announce(verdictText(view), figureText(view.figure), figureOpen(view.figure)));
  }

  private view(): View {
    return {
      pack: this.huiqi.pack,
      measure: this.measure,
      model: this.model,
      assessment: this.assessment,
      figure: figureOf(this.assessment),
      problems: indexProblems(this.assessment.problems),
      notice: this.notice,
      act: this.actions,
    };
  }

  private readonly actions: Actions = {
    jump: (path) => jumpTo(path),
    addItem: (list) => jumpTo(join(list, this.model.addItem(list))),
    copyItem: (list, index) => jumpTo(join(list, this.model.copyItem(list, index))),
    removeItem: (list, index, title) => {
      this.beforeRemoval = this.model.snapshot();
      this.model.removeItem(list, index);
      this.notify({ removed: { list, title } });
      focusElement("undo-removal");
    },
    undoRemoval: () => {
      const { removed } = this.notice;
      if (this.beforeRemoval) this.model.restore(this.beforeRemoval);
      if (removed) jumpTo(removed.list);
    },
    save: () => this.save(),
    open: (file) => void this.open(file),
  };

  private save(): void {
    const receipt = this.huiqi.receipt(this.model.application);
    const name = `huiqi-${this.measure.id}-${receipt.assessment.date}.json`;
    // The same bytes as `huiqi receipt --json` prints.
    saveText(name, canonical(receipt) + "\n");
    this.notify({ file: { message: text.receipt.saved(name) } });
  }

  private async open(file: File): Promise<void> {
    const { notice, application } = await openReceipt(file, this.huiqi, this.measure.id);
    if (application) this.model.replace(application);
    this.notify({ file: notice });
  }

  private notify(notice: Notice): void {
    this.notice = notice;
    this.draw();
  }
}
