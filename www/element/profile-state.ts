// What all measures make of one applicant, which question comes next, and what is looked for among the measures.

import type { Huiqi, Matches, Missing } from "huiqi";
import {
  find, FormModel, indexProblems, Interview, questionsOf, share, tally, totalFigure, wordsOf,
  type Answers, type Findable, type Found, type Query,
} from "../model/index.js";
import { clauseLabel } from "./format.js";
import type { Library } from "./library.js";
import { text } from "./text.zh.js";
import type { MatchView, Order, ProfileActions, Stage } from "./view.js";

export class ProfileState {
  readonly model: FormModel;
  readonly interview = new Interview();
  private query: Query = { words: "", kind: "", applicant: "" };
  private marks: readonly string[] = [];
  private order: Order = "match";
  private found: Readonly<Record<string, Found>> = {};
  private findables: Findable[] | undefined;
  private matched: Matches | undefined;
  /** What can still be told, the best first. */
  questions: Missing[] = [];

  constructor(protected readonly huiqi: Huiqi, protected readonly library: Library, private readonly answers: Answers) {
    this.model = new FormModel(library.allFields, answers, "");
    this.answer();
    this.look(this.query);
  }

  /** What the engine said last. */
  get matches(): Matches {
    return this.matched as Matches;
  }

  /** Asks the engine anew. What has not changed is the same object as before. */
  answer(): void {
    this.matched = share(this.matched, this.ask());
    this.questions = questionsOf(this.matches);
    this.interview.settle(this.questions, this.answers.unsure);
  }

  private ask(): Matches {
    const { date, facts } = this.answers.told;
    return this.huiqi.match(date === undefined ? { facts } : { date, facts });
  }

  /** Searches without asking the engine: no answer has changed. */
  look(query: Query): void {
    this.query = query;
    this.marks = wordsOf(query.words);
    const found: Record<string, Found> = {};
    for (const one of find(this.searched(), query)) found[one.id] = one;
    this.found = share(this.found, found);
  }

  sort(order: Order): void {
    this.order = order;
  }

  /** What a search looks at; the clauses only once words are looked for. */
  private searched(): Findable[] {
    const { measures } = this.library;
    if (this.marks.length === 0) return measures.map((measure) => ({ ...measure, heading: "", clauses: [] }));
    return this.findables || (this.findables = measures.map((measure) => ({
      ...measure,
      heading: clauseLabel(String(measure.article)) + " " + measure.title,
      clauses: this.library.measure(measure.id).clauses,
    })));
  }

  view(stage: Stage & { profile: ProfileActions }): MatchView {
    const { matches, interview } = this;
    return {
      ...stage,
      pack: this.huiqi.pack,
      library: this.library,
      model: this.model,
      matches,
      total: totalFigure(matches),
      asked: interview.current,
      canGoBack: interview.canGoBack,
      questions: this.questions,
      interview: stage.profile,
      query: this.query,
      marks: this.marks,
      order: this.order,
      found: this.found,
      date: matches.date,
      items: {},
      notes: [],
      verified: new Set(this.model.application.verified),
      problems: indexProblems(matches.problems),
      allProblems: matches.problems,
      words: this.library.words,
    };
  }

  /** The result as one sentence, to be said aloud. */
  say(): string {
    const counts = tally(this.matches.matches);
    return text.find.announce(Object.keys(this.found).length, counts.eligible, counts.undetermined);
  }
}
