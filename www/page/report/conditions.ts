// Each condition on paper: how it stands, the clause's own words, what decided it.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Condition, Item } from "huiqi";
import { placeOf } from "./place.js";
import type { ReportView } from "./report.js";
import { text } from "./text.zh.js";

export function conditions(view: ReportView): TemplateResult | typeof nothing {
  const { conditions: own, items } = view.assessment;
  if (own.length + items.length === 0) return nothing;
  return html`
    <section aria-labelledby="report-conditions">
      <h2 id="report-conditions">${text.conditions.heading}</h2>
      ${own.length === 0 ? nothing : conditionTable(view, text.conditions.applicant, own)}
      ${items.map((item) => conditionTable(view, headingOf(view, item), item.conditions))}
    </section>`;
}

function headingOf(view: ReportView, { path, status }: Item): string {
  const section = view.sections.filter((one) => one.path === path)[0];
  return `${section === undefined ? placeOf.path(view, path, path) : section.heading}：${text.conditions.item[status]}`;
}

export function conditionTable(view: ReportView, caption: string, all: readonly Condition[]): TemplateResult {
  return html`
    <table class="report-table report-conditions">
      <caption>${caption}</caption>
      <thead><tr>
        <th scope="col">${text.conditions.standing}</th><th scope="col">${text.conditions.text}</th><th scope="col">${text.conditions.clause}</th>
      </tr></thead>
      <tbody>${all.map((condition) => row(view, condition))}</tbody>
    </table>`;
}

function row(view: ReportView, condition: Condition): TemplateResult {
  const { status, awaits, because, remedy, inPrinciple, verified } = condition;
  return html`
    <tr>
      <td class="report-standing">${status === "unknown" && awaits === "office" ? text.conditions.office : text.conditions.status[status]}
        ${inPrinciple ? html`<span class="report-tag">${text.conditions.inPrinciple}</span>` : nothing}</td>
      <td>${condition.text}
        ${because.length === 0 ? nothing : html`<p class="report-because">${text.conditions.because}${
          because.map((path) => placeOf.path(view, path, path)).join(text.conditions.separator)}</p>`}
        ${remedy === undefined ? nothing : html`<p class="report-because">${text.conditions.remedy}${remedy}</p>`}
        ${verified ? html`<p class="report-because">${text.conditions.verified}</p>` : nothing}</td>
      <td class="report-clause">${placeOf.clause(condition.clause)}</td>
    </tr>`;
}
