// The screen of one measure: what stands where. A measure without questions, papers or a procedure has no place for them.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Note } from "huiqi";
import { clauseLabel } from "../format.js";
import { HOME, measureHref } from "../route.js";
import { text } from "../text.zh.js";
import type { View } from "../view.js";
import { checklist } from "./checklist.js";
import { clause } from "./clause.js";
import { conditions } from "./conditions.js";
import { form } from "./form.js";
import { crumbs, frame, partLinks, type Link } from "./frame.js";
import { receipt } from "./receipt.js";
import { result, summaryBar } from "./result.js";
import { contacts, clauses, notes, noteText, references } from "./sources.js";
import { timeline } from "./timeline.js";

export function measureScreen(view: View): TemplateResult {
  const { measure } = view;
  const main = isAsked(view) ? askedColumns(view) : toldColumns(view);
  const skip: Link = [measureHref(measure.id, isAsked(view) ? "form" : "clauses"), isAsked(view) ? text.skipToForm : text.guidance.heading];
  return frame(view, skip, html`
    ${crumbs([HOME, text.crumbs.all(view.count)])}
    <div class="intro">
      <p class="eyebrow">${clauseLabel(String(measure.article))} · ${text.kind[measure.kind]}</p>
      <h1>${measure.title}</h1>
      <p class="lead">${measure.summary}</p>
      ${isAsked(view) ? html`<p class="privacy">${text.privacy}</p>` : nothing}
      ${partLinks(partsOf(view))}
    </div>
    ${first(view)}
    ${main}`, isAsked(view));
}

/** Whether there is anything to ask: the date alone is no form. */
function isAsked({ model }: View): boolean {
  return model.fields.length > 0;
}

function askedColumns(view: View): TemplateResult {
  return html`
    ${summaryBar(view)}
    <div class="columns">
      <form class="column-form" id="form" autocomplete="off" novalidate
        @submit=${(event: Event) => event.preventDefault()}>${form(view)}</form>
      <aside class="column-result">${result(view)}</aside>
      <div class="column-more">
        ${conditions(view)}
        ${checklist(view)}
        ${timeline(view)}
        ${contacts(view)}
        ${references(view)}
        ${receipt(view)}
        ${notes(view)}
        ${clauses(view)}
      </div>
    </div>`;
}

/** Nothing to fill in: what the authorities do in the text's own words, which documents govern, and whom to ask. */
function toldColumns(view: View): TemplateResult {
  return html`
    <div class="columns columns-told">
      <aside class="column-result">${result(view)}${contacts(view)}</aside>
      <div class="column-form">${clauses(view, true)}${references(view)}${notes(view)}</div>
    </div>`;
}

function partsOf(view: View): Link[] {
  const { assessment, measure } = view;
  const asked = isAsked(view);
  const parts: [string, string, boolean][] = [
    ["form", text.nav.form, asked],
    ["clauses", text.nav.guidance, !asked],
    ["result", text.nav.result, asked],
    ["conditions", text.nav.conditions, assessment.conditions.length > 0],
    ["materials", text.nav.materials, assessment.materials.length > 0],
    ["timeline", text.nav.timeline, assessment.timeline.length > 0],
    ["contacts", text.nav.contacts, assessment.contacts.length > 0],
    ["receipt", text.nav.receipt, asked],
    ["clauses", text.nav.clauses, asked],
  ];
  return parts.filter(([, , there]) => there).map(([id, label]): Link => [measureHref(measure.id, id), label]);
}

/** Notes to read before anything is filled in: who does not know them may lose what cannot be made good. */
function first({ measure, words }: View): TemplateResult | typeof nothing {
  const all = measure.first.map((id) => measure.notes.filter((note) => note.id === id)[0])
    .filter((note): note is Note => note !== undefined);
  if (all.length === 0) return nothing;
  return html`
    <section class="card first" id="first" aria-labelledby="first-heading">
      <h2 id="first-heading">${text.first.heading}</h2>
      <ul class="notes">${all.map((note) => html`<li>${noteText(note.text)}${clause(words, note.clause)}</li>`)}</ul>
    </section>`;
}
