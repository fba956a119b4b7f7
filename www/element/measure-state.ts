// One measure, what is told for it, and the assessment of that.

import type { Assessment, Change, Huiqi, Item, Measure, Receipt } from "huiqi";
import {
  absentFrom, adopt, Answers, figureOf, FormModel, indexProblems, Interview, standsIn,
  type Field, type Open,
} from "../model/index.js";
import { figureOpen, figureText } from "./format.js";
import type { Library, Words } from "./library.js";
import { text } from "./text.zh.js";
import type { InterviewActions, Stage, StepView, View } from "./view.js";
import { verdictText } from "./views/result.js";

export class MeasureState {
  readonly measure: Measure;
  readonly model: FormModel;
  readonly interview = new Interview();
  private readonly all: (() => Field[]) | undefined;
  private readonly today: string;
  private assessed: Assessment;
  private facts: unknown;
  /** A change that is tried, and what would come of it. The answers stay as they are told. */
  trial: { change: Change; assessment: Assessment } | undefined;

  /** `id`: of a measure that the engine has. `isJoined`: other forms share the answers. */
  constructor(
    protected readonly huiqi: Huiqi,
    protected readonly library: Library,
    private readonly answers: Answers,
    id: string,
    isJoined: boolean,
  ) {
    this.measure = library.measure(id);
    this.all = isJoined ? () => library.allFields : undefined;
    this.model = new FormModel(library.fields(id), answers, id, this.all);
    this.assessed = huiqi.assess(this.model.application);
    this.facts = this.model.application.facts;
    this.today = library.today;
    this.words = wordsOf(this.measure, library);
  }

  get assessment(): Assessment {
    return this.assessed;
  }

  /** Asks the engine anew. What has not changed is the same object as before. `handed`: by no person's answer. */
  answer(handed = false): void {
    const { facts } = this.model.application;
    this.assessed = this.huiqi.assess(this.model.application, this.assessed);
    // What was asked may be answered now.
    if (handed && JSON.stringify(facts) !== JSON.stringify(this.facts)) this.interview.renew();
    this.facts = facts;
    this.trial = undefined;
  }

  /** Tries a change on a copy of the answers, so that nothing that is only tried can be taken for told. */
  try(change: Change): void {
    const { assessment, model: { fields, application: { measure } } } = this;
    const answers = new Answers();
    answers.restore(this.answers.snapshot());
    const model = new FormModel(fields, answers, measure, this.all);
    adopt(model, change, assessment);
    this.trial = { change, assessment: this.huiqi.assess(model.application, assessment) };
  }

  /** What can still be told, the best first: what decides, then what a submission needs of whoever may apply. */
  get questions(): Open[] {
    const { assessment: { missing, verdict }, model: { application, fields } } = this;
    if (verdict === "ineligible") return missing;
    const known = missing.map(({ path }) => path);
    return (missing as Open[]).concat(absentFrom(fields, application.facts)
      .filter((path) => known.indexOf(path) < 0).map((path) => ({ path, label: "" })));
  }

  /** The same state with one question at a time. */
  steps(view: View, actions: InterviewActions): StepView {
    const { interview, model, questions } = this;
    interview.keep((path) => standsIn(model.application, path));
    interview.settle(questions, model.unsure);
    return { ...view, questions, asked: interview.current, canGoBack: interview.canGoBack, interview: actions };
  }

  /** The receipt of what is told now. */
  receipt(): Receipt {
    return this.huiqi.receipt(this.model.application);
  }

  view(stage: Stage, assessment = this.assessment): View {
    return {
      ...stage,
      pack: this.huiqi.pack,
      measure: this.measure,
      model: this.model,
      assessment,
      figure: figureOf(assessment),
      date: assessment.date,
      today: this.today,
      notes: assessment.notes,
      items: byPath(assessment.items),
      verified: new Set(this.model.application.verified),
      problems: indexProblems(assessment.problems),
      allProblems: assessment.problems,
      words: this.words,
    };
  }

  /** The result as one sentence, to be said aloud. */
  say(): string {
    const { assessment } = this.trial || this;
    const figure = figureOf(assessment);
    const result = text.announce(verdictText({ assessment, figure }), figureText(figure), figureOpen(figure));
    return this.trial === undefined ? result : text.trial.heading + result;
  }

  private readonly words: Words;
}

function byPath(items: readonly Item[]): Record<string, Item> {
  const index: Record<string, Item> = {};
  for (const item of items) index[item.path] = item;
  return index;
}

/** A measure may quote clauses of the document as a whole; its own come first. */
function wordsOf(measure: Measure, library: Library): Words {
  return (address) => {
    const own = measure.clauses.filter((clause) => clause.address === address)[0];
    return own === undefined ? library.words(address) : own.text;
  };
}
