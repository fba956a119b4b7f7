// What the engine says of its measures whoever applies, asked once each and only when it is wanted.

import type { Huiqi, Measure, MeasureSummary } from "huiqi";
import { locate, readForm, unite, type Choice, type Field } from "../model/index.js";

/** The words of a clause; `undefined` where no measure has it. */
export type Words = (address: string) => string | undefined;

/** The fact whose values say who may apply. */
const APPLICANT_KIND = "/facts/applicant/kind";

export class Library {
  readonly measures: readonly MeasureSummary[];
  private readonly known: Record<string, Measure> = {};
  private readonly forms: Record<string, Field[]> = {};
  private united: Field[] | undefined;

  constructor(private readonly huiqi: Huiqi) {
    this.measures = huiqi.measures();
  }

  measure(id: string): Measure {
    return this.known[id] || (this.known[id] = this.huiqi.measure(id));
  }

  /** The fields of a measure's form. */
  fields(id: string): Field[] {
    return this.forms[id] || (this.forms[id] = readForm(this.huiqi.form(id)));
  }

  /** The questions of all forms, each once. */
  get allFields(): Field[] {
    return this.united || (this.united = unite(this.measures.map(({ id }) => this.fields(id))));
  }

  /**
   * Today, `YYYY-MM-DD`. The engine takes it where no day is told, so that no clock is needed here; asked of a measure that
   * computes nothing, which is soonest answered.
   */
  get today(): string {
    const { measures } = this;
    const plainest = measures.filter(({ kind }) => kind === "guidance")[0] || (measures[0] as MeasureSummary);
    return this.huiqi.assess({ measure: plainest.id, facts: {} }).date;
  }

  /** The measure of an id or of an article's number. */
  find(name: string): MeasureSummary | undefined {
    return this.measures.filter(({ id, article }) => id === name || String(article) === name)[0];
  }

  /** Clause addresses begin with the number of their article. */
  readonly words: Words = (address) => {
    const measure = this.find(address.split(".")[0] || "");
    const clauses = measure === undefined ? [] : this.measure(measure.id).clauses;
    return clauses.filter((candidate) => candidate.address === address).map(({ text }) => text)[0];
  };

  /** The kinds of applicants that the forms know. */
  get applicantKinds(): Choice[] {
    const place = (locate(this.allFields, APPLICANT_KIND) || []).pop();
    return place !== undefined && place.field.kind === "choice" ? place.field.choices : [];
  }
}

/** Today in Asia/Shanghai, `YYYY-MM-DD`, as the engine has it: no page needs a clock of its own for a day to begin with. */
export function dayOf(huiqi: Huiqi): string {
  return libraryOf(huiqi).today;
}

const libraries = new WeakMap<Huiqi, Library>();

/** One library for all forms of an engine. */
export function libraryOf(huiqi: Huiqi): Library {
  const known = libraries.get(huiqi) || new Library(huiqi);
  libraries.set(huiqi, known);
  return known;
}
