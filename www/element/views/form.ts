// The form: sections, groups and lists, as the engine's schema has them.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { guard } from "lit/directives/guard.js";
import { live } from "lit/directives/live.js";
import type { Item } from "huiqi";
import { FACTS, isQuestion, join, type Field, type Group, type List } from "../../model/index.js";
import { idOf } from "../format.js";
import { text } from "../text.zh.js";
import type { Asking } from "../view.js";
import { clause } from "./clause.js";
import { problemList, question } from "./question.js";
import { itemTag } from "./tags.js";

export function form(view: Asking): TemplateResult {
  return html`${dateSection(view)}${view.model.fields.map((field) => section(view, field, FACTS))}`;
}

function dateSection(view: Asking): TemplateResult {
  const { model } = view;
  const path = "/date";
  const id = idOf(path);
  const problems = view.problems[path] || [];
  const told = model.text(path);
  return html`
    <section class="card" id=${id} aria-labelledby="${id}-heading">
      <h2 id="${id}-heading">${text.date.heading}</h2>
      <div class="question">
        <label class="label" for="${id}-control">${text.date.label}</label>
        <p class="help" id="${id}-help">${text.date.help}${told === "" ? text.date.cleared : nothing}</p>
        <input class="control control-date" id="${id}-control" type="date" min="1900-01-01" max="2199-12-31"
          aria-describedby="${id}-help ${problems.length > 0 ? id + "-problem" : ""}"
          .value=${live(told)} @input=${(event: Event) => model.tellDate((event.target as HTMLInputElement).value)}>
        ${problemList(problems, id)}
      </div>
    </section>`;
}

/** A field at the top: a card of its own. */
function section(view: Asking, field: Field, parent: string): TemplateResult {
  const path = join(parent, field.name);
  const id = idOf(path);
  // A question that stands alone at the top brings its own label.
  if (isQuestion(field)) return html`<section class="card">${question(view, field, path)}</section>`;
  return html`
    <section class="card" id=${id} aria-labelledby="${id}-heading">
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
  return all.map((field) => {
    const path = join(parent, field.name);
    if (isQuestion(field)) return question(view, field, path);
    return html`
      <fieldset class="group" id=${idOf(path)}>
        <legend class="group-title">${field.label}</legend>
        ${body(view, field, path)}
      </fieldset>`;
  });
}

function list(view: Asking, field: List, path: string): TemplateResult {
  const { model, act } = view;
  const items = model.items(path);
  const id = idOf(path);
  return html`
    ${field.clause === undefined ? nothing : clause(view.words, field.clause)}
    ${problemList(view.problems[path] || [], id)}
    ${items.map((told, index) => guard(whatItemShows(view, field, path, index, told), () => item(view, field, path, index)))}
    ${items.length === 0 ? emptyList(view, field, path) : nothing}
    ${removal(view, path)}
    <div class="buttons">
      <button type="button" class="button button-add" data-jump ?disabled=${items.length >= field.maxItems}
        @click=${() => act.addItem(path)}>
        ${items.length === 0 ? text.list.add(field.itemLabel) : text.list.addMore(field.itemLabel)}
      </button>
      ${items.length >= field.maxItems ? html`<p class="help">${text.list.full(field.maxItems)}</p>` : nothing}
    </div>`;
}

/** A list without items is either not told or told to be empty: two answers that must not look alike. */
function emptyList({ model }: Asking, field: List, path: string): TemplateResult {
  if (model.answer(path).state === "told") {
    return html`
      <p class="empty">${text.list.toldNone(field.itemLabel)}
        <button type="button" class="link" @click=${() => model.takeBack(path)}>${text.list.takeBack}</button>
      </p>`;
  }
  return html`
    <p class="empty">${text.list.notTold(field.itemLabel)}
      <button type="button" class="link" @click=${() => model.tell(path, [])}>${text.list.none(field.itemLabel)}</button>
    </p>`;
}

function removal({ notice, act }: Asking, path: string): TemplateResult | typeof nothing {
  if (notice.removed === undefined || notice.removed.list !== path) return nothing;
  return html`
    <p class="empty">${text.list.removed(notice.removed.title)}
      <button type="button" class="link" id="undo-removal" @click=${act.undoRemoval}>${text.list.undo}</button>
    </p>`;
}

/** All that an item's form is drawn from: while none of it changes, a keystroke in one of fifty items leaves 49 alone. */
function whatItemShows(view: Asking, field: List, listPath: string, index: number, told: unknown): unknown[] {
  const path = join(listPath, index);
  const inside = (other: string): boolean => other === path || other.indexOf(path + "/") === 0;
  return [
    told,
    itemOf(view, path),
    view.date,
    view.model.items(listPath).length >= field.maxItems,
    JSON.stringify(view.allProblems.filter((problem) => inside(problem.path))),
    view.model.unsure.filter(inside).join(),
    (view.model.application.verified || []).filter(inside).join(),
  ];
}

function item(view: Asking, field: List, listPath: string, index: number): TemplateResult {
  const path = join(listPath, index);
  const id = idOf(path);
  const title = itemTitle(view, field, listPath, index);
  const { act } = view;
  return html`
    <fieldset class="item" id=${id}>
      <legend class="item-title">
        <span>${title}</span> ${itemStatus(view, path)}
      </legend>
      ${problemList(view.problems[path] || [], id)}
      ${fields(view, field.fields, path)}
      <div class="buttons">
        <button type="button" class="button button-quiet" ?disabled=${view.model.items(listPath).length >= field.maxItems}
          aria-label=${text.list.copyItem(title)} @click=${() => act.copyItem(listPath, index)}>${text.list.copy}</button>
        <button type="button" class="button button-quiet" aria-label=${text.list.removeItem(title)}
          @click=${() => act.removeItem(listPath, index, title)}>${text.list.remove}</button>
      </div>
    </fieldset>`;
}

/** `合同 2：…`: the item's first text, where it is told, tells items apart better than a number. */
export function itemTitle(view: Asking, field: List, listPath: string, index: number): string {
  const naming = field.fields.filter((candidate) => candidate.kind === "text")[0];
  const name = naming ? view.model.text(join(listPath, index, naming.name)) : "";
  return text.list.itemTitle(field.itemLabel, index + 1) + (name && `：${name}`);
}

function itemStatus(view: Asking, path: string): TemplateResult | typeof nothing {
  const found = itemOf(view, path);
  return found ? itemTag(found) : nothing;
}

function itemOf({ items }: Asking, path: string): Item | undefined {
  return items.filter((candidate) => candidate.path === path)[0];
}
