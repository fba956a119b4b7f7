// The pre-check report: what a person tells, what comes of it and what is to be done, on paper. All of it is computed here, and
// nothing of it promises anything.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Huiqi, Measure, Receipt } from "huiqi";
import { clauseLabel, day, readForm, type Answers, type Field } from "huiqi/element";
import { Applications } from "../applications.js";
import { sectionsOf, type InputSection } from "../inputs/inputs.js";
import { conditions } from "./conditions.js";
import { materials } from "./materials.js";
import { contacts, notes, references, timeline } from "./procedure.js";
import { problems, result } from "./result.js";
import { Codes } from "./codes.js";
import { text } from "./text.zh.js";

/** What each part of the report is drawn from. */
export interface ReportView extends Receipt {
  huiqi: Huiqi;
  measure: Measure;
  fields: Field[];
  sections: InputSection[];
}

export class Report {
  private readonly applications: Applications;
  readonly measure: Measure;
  private readonly fields: Field[];
  private readonly codes: Codes;
  private made: { of: unknown; view: ReportView } | undefined;

  /** `back`: the address of the form. */
  constructor(private readonly huiqi: Huiqi, private readonly answers: Answers, id: string, private readonly back: string, draw: () => void) {
    this.measure = huiqi.measure(id);
    this.fields = readForm(huiqi.form(id));
    this.applications = new Applications(huiqi);
    this.codes = new Codes(draw);
  }

  template(): TemplateResult {
    const view = this.view();
    return html`
      <div class="report-tools">
        <nav class="crumbs"><a href=${this.back}><span aria-hidden="true">‹</span> ${text.back(this.measure.title)}</a></nav>
        <div class="buttons">
          ${typeof window.print === "function" ? html`<button type="button" class="button button-main" id="print-report" @click=${() => window.print()}>${text.print}</button>` : nothing}
        </div>
        <p class="help">${text.printHelp}</p>
      </div>
      ${this.sheet(view)}`;
  }

  /** The answers never change in place, so the same ones have the same report. */
  private view(): ReportView {
    const state = this.answers.snapshot();
    if (this.made !== undefined && this.made.of === state) return this.made.view;
    const { huiqi, measure, fields } = this;
    const receipt = huiqi.receipt(this.applications.of(measure.id, state.told));
    const { application } = receipt;
    const view = { ...receipt, huiqi, measure, fields, sections: sectionsOf(fields, { application, unsure: state.unsure }) };
    this.made = { of: state, view };
    this.codes.renew(receipt);
    return view;
  }

  /**
   * What stands in the head of a table stands again at the top of each page, in every browser; what the margins can hold
   * (page numbers) depends on the browser.
   */
  private sheet(view: ReportView): TemplateResult {
    const { measure } = this;
    return html`
      <table class="report" role="presentation">
        <thead><tr><td class="report-running">
          <span>${text.title} · ${clauseLabel(String(measure.article))} ${measure.title}</span><span>${text.estimate}</span>
        </td></tr></thead>
        <tbody>
          ${[
            this.head(view), result(view), problems(view), inputs(view), conditions(view), materials(view), timeline(view),
            contacts(view), notes(view), references(view), this.check(view),
          ].map((part) => (part === nothing ? nothing : html`<tr><td>${part}</td></tr>`))}
        </tbody>
      </table>`;
  }

  private head({ assessment, application, sections }: ReportView): TemplateResult {
    const { pack } = this.huiqi;
    const name = nameOf(application.facts);
    const told = sections.some(({ inputs: all }) => all.some(({ state }) => state === "told"));
    return html`
      <header class="report-head">
        <h1>${text.title}</h1>
        <p class="report-measure">${clauseLabel(String(this.measure.article))} ${this.measure.title}</p>
        <ul class="report-facts">
          ${name === "" ? nothing : html`<li>${text.applicant(name)}</li>`}
          <li>${text.appliedOn(day(assessment.date))}</li>
          <li>${text.document(pack.title, pack.number)}</li>
          <li>${text.pack(pack.id, pack.version)}</li>
          <li>${text.madeOn(text.moment(new Date()))}</li>
        </ul>
        <p class="report-estimate"><strong>${text.estimateLong}</strong></p>
        ${told ? nothing : html`<p>${text.empty}</p>`}
      </header>`;
  }

  private check({ digest }: ReportView): TemplateResult {
    return html`
      <section aria-labelledby="report-check">
        <h2 id="report-check">${text.check.heading}</h2>
        <dl class="report-digests">
          <dt>${text.check.packDigest}</dt><dd><code>${this.huiqi.pack.digest}</code></dd>
          <dt>${text.check.receiptDigest}</dt><dd><code id="receipt-digest">${digest}</code></dd>
        </dl>
        ${this.codes.template()}
        <p class="report-estimate">${text.estimateLong}</p>
      </section>`;
  }
}

/** The applicant's name, by the fact that every measure has it under. */
function nameOf(facts: Record<string, unknown>): string {
  const applicant = facts["applicant"] as { name?: unknown } | undefined;
  return applicant && typeof applicant.name === "string" ? applicant.name : "";
}

function inputs({ sections }: ReportView): TemplateResult {
  return html`
    <section aria-labelledby="report-inputs">
      <h2 id="report-inputs">${text.inputs.heading}</h2>
      ${sections.map((section) => html`
        <table class="report-table">
          <caption>${section.heading === "" ? text.inputs.general : section.heading}</caption>
          <thead class="visually-hidden"><tr><th scope="col">${text.inputs.question}</th><th scope="col">${text.inputs.answer}</th></tr></thead>
          <tbody>${section.inputs.map(({ label, value, state, verified }) => html`
            <tr class="input-${state}">
              <th scope="row">${label}</th>
              <td>${value}${verified ? html` <span class="report-tag">${text.inputs.verified}</span>` : nothing}</td>
            </tr>`)}
          </tbody>
        </table>`)}
    </section>`;
}
