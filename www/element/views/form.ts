// The form: sections, groups and lists, as the engine's schema has them.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { live } from "lit/directives/live.js";
import { FACTS, isQuestion, join, type Field, type Group, type List } from "../../model/index.js";
import { idOf } from "../format.js";
import { text } from "../text.zh.js";
import type { Asking } from "../view.js";
import { clause } from "./clause.js";
import { itemsOf } from "./items.js";
import { notesOf } from "./note.js";
import { disagreements } from "./portal.js";
import { problemList, question, saysOf } from "./question.js";
import { moneySwitch } from "./sum.js";

/** All questions; `before`: what stands above them. */
export function everyQuestion(view: Asking, before?: TemplateResult): TemplateResult {
  return html`
    <form class="column-form" id="form" autocomplete="off" novalidate @submit=${stay}>
      ${before}${disagreements(view)}${dateSection(view)}
      ${moneySwitch(view, view.model.fields)}${view.model.fields.map((field) => section(view, field, FACTS))}</form>`;
}

/** An answer is no submission. A form that an embedder has put into a slot is that one's own. */
function stay(event: Event): void {
  if (event.target === event.currentTarget) event.preventDefault();
}

export function dateSection(view: Asking): TemplateResult {
  const { model } = view;
  const path = "/date";
  const id = idOf(path);
  const problems = view.problems[path] || [];
  const says = saysOf(id, problems, ["help"]);
  const told = model.text(path);
  // A year that is being typed is no day yet (0002, 0020, 0202), and the engine would refuse it.
  const tell = ({ target }: Event): void => {
    const { value, validity } = target as HTMLInputElement;
    if (validity.valid) model.tellDate(value);
  };
  return html`
    <section class="card" id=${id} part="card date" aria-labelledby="${id}-heading">
      <h2 id="${id}-heading">${text.date.heading}</h2>
      <div class="question" part="question">
        <label class="label" part="label" for="${id}-control">${text.date.label}</label>
        <p class="help" id="${id}-help">${text.date.help}${told === "" ? text.date.cleared : nothing}</p>
        <input class="control control-date" id="${id}-control" part="control" type="date" min="1900-01-01" max="2199-12-31"
          aria-describedby=${says.describedBy} aria-invalid=${says.invalid} aria-errormessage=${says.wrong}
          .value=${live(told)} @input=${tell}>
        ${problemList(problems, id)}
      </div>
    </section>`;
}

/** A field at the top: a card of its own. */
function section(view: Asking, field: Field, parent: string): TemplateResult {
  const path = join(parent, field.name);
  const id = idOf(path);
  // A question that stands alone at the top brings its own label.
  if (isQuestion(field)) return html`<section class="card" part="card">${question(view, field, path)}</section>`;
  return html`
    <section class="card" id=${id} part="card" aria-labelledby="${id}-heading">
      <h2 id="${id}-heading">${field.label}</h2>
      ${body(view, field, path)}
    </section>`;
}

function body(view: Asking, field: Group | List, path: string): TemplateResult {
  return html`
    ${field.help === undefined ? nothing : html`<p class="help">${field.help}</p>`}
    ${field.kind === "list" ? list(view, field, path) : fields(view, field.fields, path)}`;
}

function fields(view: Asking, all: Field[], parent: string): TemplateResult[] {
  const notes = notesOf(view, all);
  return all.map((field, index) => {
    const path = join(parent, field.name);
    if (isQuestion(field)) return question(view, field, path, notes[index]);
    return html`
      <fieldset class="group" id=${idOf(path)}>
        <legend class="group-title">${field.label}</legend>
        ${body(view, field, path)}
      </fieldset>`;
  });
}

function list(view: Asking, field: List, path: string): TemplateResult {
  const { model, act } = view;
  const count = model.items(path).length;
  const isFull = count >= field.maxItems;
  return html`
    ${field.clause === undefined ? nothing : clause(view.words, field.clause)}
    ${problemList(view.problems[path] || [], idOf(path))}
    ${count === 0 ? emptyList(view, field, path) : itemsOf(view, field, path, fields)}
    ${removal(view, path)}
    <div class="buttons">
      <button type="button" class="button button-add" part="button" data-jump ?disabled=${isFull} @click=${() => act.addItem(path)}>
        ${count === 0 ? text.list.add(field.itemLabel) : text.list.addMore(field.itemLabel)}
      </button>
      ${isFull ? html`<p class="help">${text.list.full(field.maxItems)}</p>` : nothing}
    </div>`;
}

/** A list without items is either not told or told to be empty: two answers that must not look alike. */
function emptyList({ model }: Asking, { itemLabel }: List, path: string): TemplateResult {
  const told = model.answer(path).state === "told";
  return html`
    <p class="empty">${told ? text.list.toldNone(itemLabel) : text.list.notTold(itemLabel)}
      <button type="button" class="link" @click=${() => (told ? model.takeBack(path) : model.tell(path, []))}>${
        told ? text.list.takeBack : text.list.none(itemLabel)}</button>
    </p>`;
}

export function removal({ notice, act }: Asking, path: string): TemplateResult | typeof nothing {
  if (notice.removed === undefined || notice.removed.list !== path) return nothing;
  return html`
    <p class="empty">${text.list.removed(notice.removed.title)}
      <button type="button" class="link" id="undo-removal" @click=${act.undoRemoval}>${text.list.undo}</button>
    </p>`;
}
