// The checklist on paper: which papers are needed, which are at hand, who issues them and what they must state.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Material } from "huiqi";
import { checklistOf, type MaterialGroup, type MaterialSection } from "huiqi/element";
import { conditionTable } from "./conditions.js";
import { placeOf } from "./place.js";
import type { ReportView } from "./report.js";
import { text } from "./text.zh.js";

export function materials(view: ReportView): TemplateResult | typeof nothing {
  const { assessment, measure } = view;
  if (assessment.materials.length === 0) return nothing;
  const list = checklistOf(assessment);
  const checked = assessment.materials.filter(({ checks }) => checks !== undefined && checks.length > 0);
  const hints = measure.materialHints || [];
  return html`
    <section aria-labelledby="report-materials">
      <h2 id="report-materials">${text.materials.heading}</h2>
      <p>${text.materials.progress(list.provided, list.needed)}${list.undecided > 0 ? text.materials.undecided(list.undecided) : nothing}</p>
      ${hints.length === 0 ? nothing : html`<p>${text.materials.hints}</p>
        <ul>${hints.map((hint) => html`<li>${hint.text} <span class="report-clause">${placeOf.clause(hint.clause)}</span></li>`)}</ul>`}
      ${list.sections.map((section) => sectionTable(view, section))}
      ${checked.map((material) => conditionTable(view, text.materials.stated(material.name), material.checks || []))}
    </section>`;
}

function sectionTable(view: ReportView, { item, groups }: MaterialSection): TemplateResult {
  return html`
    <table class="report-table report-materials">
      <caption>${item === undefined ? text.materials.once : headingOf(view, item)}</caption>
      <thead><tr>
        <th scope="col">${text.materials.standing}</th><th scope="col">${text.materials.name}</th><th scope="col">${text.materials.clause}</th>
      </tr></thead>
      <tbody>${groups.map((group) => group.materials.map((material) => row(material, group)))}</tbody>
    </table>`;
}

function headingOf(view: ReportView, path: string): string {
  const section = view.sections.filter((one) => one.path === path)[0];
  return section === undefined ? placeOf.path(view, path, path) : section.heading;
}

function row(material: Material, { anyOne }: MaterialGroup): TemplateResult {
  const open = material.required === "unknown" && material.status === "missing";
  const facts = [
    anyOne ? text.materials.anyOne : "",
    material.issuer === undefined ? "" : text.materials.issuer(material.issuer),
    material.form === undefined ? "" : text.materials.form[material.form],
    material.keepOriginal ? text.materials.keepOriginal : "",
    material.mustState === undefined ? "" : text.materials.mustState(material.mustState),
  ].filter((fact) => fact !== "");
  return html`
    <tr>
      <td class="report-standing">${open ? text.materials.undecidedStatus : text.materials.status[material.status]}</td>
      <td>${material.name}${facts.length === 0 ? nothing : html`<p class="report-because">${facts.join("；")}</p>`}</td>
      <td class="report-clause">${placeOf.clause(material.clause)}</td>
    </tr>`;
}
