// The screen of one measure: its form, and the assessment of what is told in it.

import type { Assessment, Huiqi, Measure, Receipt } from "huiqi";
import type { TemplateResult } from "lit/html.js";
import { figureOf, FormModel, indexProblems, share, type Answers, type Figure } from "../../model/index.js";
import { figureOpen, figureText } from "../format.js";
import type { Library, Words } from "../library.js";
import { text } from "../text.zh.js";
import type { View } from "../view.js";
import { measureScreen } from "../views/measure.js";
import { verdictText } from "../views/result.js";
import type { Screen, Stage } from "./screen.js";

export class MeasureScreen implements Screen {
  readonly patient = false;
  readonly measure: Measure;
  readonly model: FormModel;
  private assessment: Assessment;

  constructor(private readonly huiqi: Huiqi, private readonly library: Library, answers: Answers, id: string) {
    this.measure = library.measure(id);
    this.model = new FormModel(library.fields(id), answers, id, library.allFields);
    this.assessment = huiqi.assess(this.model.application);
  }

  get title(): string {
    return this.measure.title;
  }

  answer(): void {
    this.assessment = share(this.assessment, this.huiqi.assess(this.model.application));
  }

  /** The receipt of what is told now. */
  receipt(): Receipt {
    return this.huiqi.receipt(this.model.application);
  }

  draw(stage: Stage): TemplateResult {
    const view: View = {
      ...stage,
      pack: this.huiqi.pack,
      measure: this.measure,
      count: this.library.measures.length,
      model: this.model,
      assessment: this.assessment,
      figure: this.figure,
      date: this.assessment.date,
      items: this.assessment.items,
      problems: indexProblems(this.assessment.problems),
      allProblems: this.assessment.problems,
      words: this.words,
    };
    return measureScreen(view);
  }

  say(): string {
    const { assessment, figure } = this;
    return text.announce(verdictText({ assessment, figure }), figureText(figure), figureOpen(figure));
  }

  private get figure(): Figure {
    return figureOf(this.assessment);
  }

  /** A measure may quote clauses of the document as a whole; its own come first. */
  private readonly words: Words = (address) => {
    const own = this.measure.clauses.filter((clause) => clause.address === address)[0];
    return own === undefined ? this.library.words(address) : own.text;
  };
}
