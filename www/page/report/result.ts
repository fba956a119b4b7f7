// The result on paper: verdict, sum with its steps, what is still open, and what is wrong.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { bounds, figureOf } from "huiqi/element";
import { placeOf } from "./place.js";
import type { ReportView } from "./report.js";
import { text } from "./text.zh.js";

export function result(view: ReportView): TemplateResult {
  const { assessment } = view;
  const { verdict, ready } = assessment;
  const figure = figureOf(assessment);
  return html`
    <section aria-labelledby="report-result">
      <h2 id="report-result">${text.result.heading}</h2>
      <p class="report-verdict">${verdict === "undetermined" && figure.awaitsOffice ? text.result.office : text.result.verdict[verdict]}</p>
      ${verdict === "eligible" ? html`<p>${ready ? text.result.ready : text.result.notReady}</p>` : nothing}
      ${sum(view)}
      ${open(view)}
    </section>`;
}

function sum({ assessment }: ReportView): TemplateResult {
  const { award } = assessment;
  const figure = figureOf(assessment);
  if (award === null) return html`<p>${text.result.none}</p>`;
  return html`
    <p class="report-sum">
      ${figure.kind === "final" ? text.result.final : text.result.range}
      <strong>${figure.ifSelected ? text.result.ifSelected : nothing} ${bounds(award.low, award.high)}</strong>
      <span class="report-clause">${placeOf.clause(award.clause)}</span>
    </p>
    ${award.steps.length < 2 ? nothing : html`
      <table class="report-table">
        <caption>${text.result.steps}</caption>
        <thead class="visually-hidden"><tr><th scope="col">${text.result.step}</th><th scope="col">${text.result.sum}</th></tr></thead>
        <tbody>${award.steps.map(({ label, low, high }) => html`<tr><th scope="row">${label}</th><td>${bounds(low, high)}</td></tr>`)}</tbody>
      </table>`}`;
}

function open(view: ReportView): TemplateResult | typeof nothing {
  const missing = view.assessment.missing.filter(({ decides }) => decides !== "checklist");
  if (missing.length === 0) return nothing;
  return html`
    <p>${text.result.open(missing.length)}</p>
    <ul>${missing.map(({ path, label }) => html`<li>${placeOf.path(view, path, label)}</li>`)}</ul>`;
}

export function problems(view: ReportView): TemplateResult | typeof nothing {
  const all = view.assessment.problems;
  if (all.length === 0) return nothing;
  return html`
    <section aria-labelledby="report-problems">
      <h2 id="report-problems">${text.problems.heading}</h2>
      <ul>${all.map(({ severity, message, path }) => html`
        <li><strong>${text.problems.severity[severity]}</strong> ${placeOf.path(view, path, "")} ${message}</li>`)}</ul>
    </section>`;
}
