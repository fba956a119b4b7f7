// One measure: what stands where. A measure without questions, papers or a procedure has no place for them.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { guard } from "lit/directives/guard.js";
import type { Note } from "huiqi";
import { cardOf } from "../folds.js";
import { clauseLabel } from "../format.js";
import { text } from "../text.zh.js";
import type { View } from "../view.js";
import { checklist } from "./checklist.js";
import { clause } from "./clause.js";
import { conditions } from "./conditions.js";
import { everyQuestion } from "./form.js";
import { noteText } from "./note.js";
import { result, summaryBar } from "./result.js";
import { contacts, clauses, notes, references } from "./sources.js";
import { timeline } from "./timeline.js";

/** What a measure's screen has beside what is told. */
export interface Extras {
  /** Where the answers can be saved, if they can. */
  kept?: TemplateResult | typeof nothing;
  /** What is asked. */
  questions?: TemplateResult;
  /** What the result and the conditions show, where that is not what is told. */
  shown?: View;
}

export function measureBody(view: View, extras: Extras = {}): TemplateResult {
  return html`${first(view)}${isAsked(view) ? askedColumns(view, extras) : toldColumns(view)}`;
}

/** Which measure it is, where the page does not say so by itself. */
export function measureHead({ measure }: View): TemplateResult {
  return html`
    <div class="measure-head" part="head">
      <p class="eyebrow">${clauseLabel(String(measure.article))} · ${text.kind[measure.kind]}</p>
      <h2 id="head">${measure.title}</h2>
      <p>${measure.summary}</p>
    </div>`;
}

/** Whether there is anything to ask: the date alone is no form. */
export function isAsked({ model }: View): boolean {
  return model.fields.length > 0;
}

function askedColumns(view: View, { kept = nothing, questions = everyQuestion(view), shown = view }: Extras): TemplateResult {
  const { assessment, care, folds } = view;
  /** While nothing of a card changes, an answer leaves it alone. */
  const still = (id: string, shows: readonly unknown[], draw: (view: View) => unknown): unknown =>
    guard([care, folds.isOpen(cardOf(id)), ...shows], () => draw(view));
  return html`
    ${summaryBar(shown)}
    <div class="columns">
      ${questions}
      <aside class="column-result">${result(shown)}</aside>
      <div class="column-more">
        ${conditions(shown)}
        ${checklist(view)}
        ${still("timeline", whatTimelineShows(view), timeline)}
        ${still("contacts", [assessment.contacts], contacts)}
        ${still("references", [assessment.references], references)}
        <slot name="keep"></slot>
        ${kept}
        ${still("notes", [assessment.notes], notes)}
        ${still("clauses", [view.measure, view.links.address], () => clauses(view))}
      </div>
    </div>`;
}

/** All that the procedure is drawn from. */
function whatTimelineShows({ assessment: { timeline, problems, date, notes }, model }: View): unknown[] {
  return [timeline, date, notes, model.application.progress, ...problems.filter(({ path }) => path.indexOf("/progress/") === 0)];
}

/** Nothing to fill in: what the authorities do in the text's own words, which documents govern, and whom to ask. */
function toldColumns(view: View): TemplateResult {
  return html`
    <div class="columns columns-told">
      <aside class="column-result">${result(view)}${contacts(view)}</aside>
      <div class="column-form">${clauses(view, true)}${references(view)}<slot name="keep"></slot>${notes(view)}</div>
    </div>`;
}

/** Notes to read before anything is filled in: who does not know them may lose what cannot be made good. */
function first({ measure, words }: View): TemplateResult | typeof nothing {
  const all = measure.first.map((id) => measure.notes.filter((note) => note.id === id)[0])
    .filter((note): note is Note => note !== undefined);
  if (all.length === 0) return nothing;
  return html`
    <section class="card first" id="first" part="card first" aria-labelledby="first-heading">
      <h2 id="first-heading">${text.first.heading}</h2>
      <ul class="notes">${all.map((note) => html`<li>${noteText(note.text)}${clause(words, note.clause)}</li>`)}</ul>
    </section>`;
}
