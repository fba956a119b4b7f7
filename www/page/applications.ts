// The application that the answers come to for one measure, without a form on the screen: for the report, for scenarios and
// for what a link brings. It is the one that the form hands in, so that digests agree.

import type { Application, Huiqi } from "huiqi";
import { locate, mergeFacts, partFacts, readForm, unite, type Field, type Told } from "huiqi/element";

export class Applications {
  private all: Field[] | undefined;

  constructor(private readonly huiqi: Huiqi) {}

  /** The questions of a measure. */
  fields(measure: string): Field[] {
    return readForm(this.huiqi.form(measure));
  }

  /** What these answers come to for a measure. */
  of(measure: string, { date, facts, papers }: Told): Application {
    const fields = this.fields(measure);
    const { own } = partFacts(facts, fields, this.everyField());
    const verified = this.verified(papers, measure, fields);
    return {
      measure, ...(date === undefined ? {} : { date }), facts: own, ...papers[measure],
      ...(verified.length > 0 ? { verified } : {}),
    };
  }

  /**
   * These answers with an application in place of what they say for its measure. What other measures alone ask stays,
   * unless the application says it too.
   */
  within(told: Told, { measure, date, facts, ...papers }: Application): Told {
    const { other } = partFacts(told.facts, this.fields(measure), this.everyField());
    const next = { facts: mergeFacts(facts, other), papers: { ...told.papers, [measure]: papers } };
    return date === undefined ? next : { ...next, date };
  }

  /** What is verified for the measure, or for the profile of all, if it is asked here. */
  private verified(papers: Told["papers"], measure: string, fields: Field[]): string[] {
    const own = (papers[measure] || {}).verified || [];
    const all = (papers[""] || {}).verified || [];
    return own.concat(all.filter((path) => own.indexOf(path) < 0 && locate(fields, path) !== undefined));
  }

  private everyField(): Field[] {
    const all = this.all || unite(this.huiqi.measures().map(({ id }) => this.fields(id)));
    this.all = all;
    return all;
  }
}
