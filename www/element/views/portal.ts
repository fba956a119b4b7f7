// What a portal's hooks bring into a form: what is verified and told otherwise, the button beside a material, submitting.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Material } from "huiqi";
import { labelOf } from "../../model/index.js";
import { isWaiting, type Disagreement, type Portal, type Task } from "../portal.js";
import { text } from "../text.zh.js";
import type { Asking } from "../view.js";

/** What the person has told otherwise than it is verified. */
export function disagreements({ portal, model }: Asking): TemplateResult | typeof nothing {
  if (portal === undefined || portal.disagreements.length === 0) return nothing;
  return html`
    <section class="card" id="disagreements" part="card disagreements" aria-labelledby="disagreements-heading">
      <h2 id="disagreements-heading">${text.portal.disagreements}</h2>
      <ul class="missing disagreements">${portal.disagreements.map((one) => disagreement(portal, one, labelOf(model.fields, one.path)?.field || ""))}</ul>
    </section>`;
}

function disagreement(portal: Portal, one: Disagreement, label: string): TemplateResult {
  return html`
    <li><span>${text.portal.disagreement(label, valueText(one.verified))}</span>
      <button type="button" class="link" @click=${() => portal.agree(one)}>${text.portal.agree}</button>
    </li>`;
}

function valueText(value: unknown): string {
  return typeof value === "boolean" ? (value ? text.field.yes : text.field.no) : String(value);
}

/** The button beside a material, where the portal can look it up. */
export function fetchButton({ portal }: Asking, material: Material): TemplateResult | typeof nothing {
  if (portal === undefined || portal.hooks.fetchMaterial === undefined) return nothing;
  const task = portal.materials[material.address];
  // What takes long can be asked again.
  const busy = task !== undefined && task.state === "busy";
  return html`
    <p class="portal-task">
      <button type="button" class="button button-quiet" part="button" aria-disabled=${busy ? "true" : nothing}
        aria-label="${text.portal.fetch}：${material.name}" @click=${() => void portal.fetch(material)}>
        ${busy ? text.portal.fetching : text.portal.fetch}
      </button>
      ${message(task)}
    </p>`;
}

/** Submitting, where the portal takes receipts. */
export function submission({ portal }: Asking, submit: () => void): TemplateResult | typeof nothing {
  if (portal === undefined || portal.hooks.transport === undefined) return nothing;
  const task = portal.submission;
  const waiting = isWaiting(task);
  return html`
    <section class="card" part="card submission" id="submission" aria-labelledby="submission-heading">
      <h2 id="submission-heading">${text.portal.submitHeading}</h2>
      <p class="help">${text.portal.submitHelp}</p>
      <p class="portal-task">
        <button type="button" class="button button-main" part="button submit" aria-disabled=${waiting ? "true" : nothing} @click=${submit}>
          ${waiting ? text.portal.submitting : text.portal.submit}
        </button>
        ${message(task)}
      </p>
    </section>`;
}

function message(task: Task | undefined): TemplateResult {
  const wrong = task !== undefined && (task.state === "failed" || task.state === "outdated");
  return html`<span role="status" class=${wrong ? "is-wrong" : ""}>${task === undefined ? nothing : task.message}</span>`;
}
