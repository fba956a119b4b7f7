// The procedure with its days on paper, whom to ask, how the text is read, and the documents that govern.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Measure, Step } from "huiqi";
import { day } from "huiqi/element";
import { placeOf } from "./place.js";
import type { ReportView } from "./report.js";
import { text } from "./text.zh.js";

export function timeline({ assessment, measure }: ReportView): TemplateResult | typeof nothing {
  if (assessment.timeline.length === 0) return nothing;
  return html`
    <section aria-labelledby="report-timeline">
      <h2 id="report-timeline">${text.timeline.heading}</h2>
      <table class="report-table report-timeline">
        <thead><tr>
          ${[text.timeline.step, text.timeline.actor, text.timeline.days, text.timeline.clause].map((heading) => html`<th scope="col">${heading}</th>`)}
        </tr></thead>
        <tbody>${assessment.timeline.map((step) => html`
          <tr>
            <th scope="row">${step.name}${step.optional ? text.timeline.optional : nothing}</th>
            <td>${step.actor}</td>
            <td>${days(step, measure)}</td>
            <td class="report-clause">${placeOf.clause(step.clause)}</td>
          </tr>`)}
        </tbody>
      </table>
    </section>`;
}

/** What is known of the days; nothing is guessed that the engine leaves out. */
function days(step: Step, measure: Measure): string {
  const limit = step.limit === undefined ? "" : text.timeline.limit(step.limit);
  return [
    begins(step, measure),
    limit !== "" && step.inPrinciple ? text.timeline.inPrinciple(limit) : limit,
    step.due === undefined ? "" : text.timeline.due(day(step.due)),
    step.done === undefined ? "" : text.timeline.done(day(step.done)),
  ].filter((part) => part !== "").join(text.timeline.separator);
}

function begins(step: Step, measure: Measure): string {
  if (step.starts !== undefined) return text.timeline.starts(day(step.starts));
  if (step.done !== undefined || step.limit === undefined) return "";
  const { event } = measure.steps.filter(({ id }) => id === step.id)[0] || { event: undefined };
  return event === undefined ? text.timeline.waits : text.timeline.waitsEvent(event.name);
}

export function contacts({ assessment }: ReportView): TemplateResult | typeof nothing {
  if (assessment.contacts.length === 0) return nothing;
  return html`
    <section aria-labelledby="report-contacts">
      <h2 id="report-contacts">${text.contacts.heading}</h2>
      <ul>${assessment.contacts.map(({ unit, phone, about, clause }) => html`
        <li>${unit}${about === undefined ? nothing : `（${about}）`} <strong>${phone}</strong> <span class="report-clause">${placeOf.clause(clause)}</span></li>`)}</ul>
    </section>`;
}

export function notes({ assessment }: ReportView): TemplateResult | typeof nothing {
  if (assessment.notes.length === 0) return nothing;
  return html`
    <section aria-labelledby="report-notes">
      <h2 id="report-notes">${text.notes.heading}</h2>
      <p>${text.notes.help}</p>
      <ul>${assessment.notes.map((note) => html`<li>${note.text} <span class="report-clause">${placeOf.clause(note.clause)}</span></li>`)}</ul>
    </section>`;
}

export function references({ assessment }: ReportView): TemplateResult | typeof nothing {
  if (assessment.references.length === 0) return nothing;
  return html`
    <section aria-labelledby="report-references">
      <h2 id="report-references">${text.references.heading}</h2>
      <ul>${assessment.references.map(({ title, number, role, clause }) => html`
        <li>${text.references.reference(title, number)}：${role} <span class="report-clause">${placeOf.clause(clause)}</span></li>`)}</ul>
    </section>`;
}
