// The questions of one measure, one at a time; the day of application stays in reach.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { join, type Field, type List } from "../../model/index.js";
import { idOf } from "../format.js";
import { text } from "../text.zh.js";
import type { Asking, StepView } from "../view.js";
import { asking, noneOf } from "./asking.js";
import { dateSection, removal } from "./form.js";
import { itemTitle } from "./items.js";
import { disagreements } from "./portal.js";
import { problemList } from "./question.js";

/** What stands above all questions: the embedder's own, and the way to one question at a time. */
export function allOrOne(): TemplateResult {
  return html`<slot name="questions"></slot><p><a class="touch" href="#question">${text.asking.one}</a></p>`;
}

export function steps(view: StepView): TemplateResult {
  const lists = listsOf(view.model.fields);
  return html`
    <div class="column-form">
      <slot name="questions"></slot>
      ${disagreements(view)}
      ${lists.map(({ path }) => removal(view, path))}
      ${asking(view, {
        why: left(view),
        field: (question) => question,
        list: (list, path) => listQuestion(view, list, path),
        item: (list, path, index) => removeButton(view, list, path, index),
        done: text.asking.measureDone,
        more: lists.map(({ list, path }) => addButton(view, list, path)),
      })}
      ${dateSection(view)}
    </div>`;
}

/** How much is left, and what the question decides. */
function left({ asked, questions, figure }: StepView): string {
  const one = questions.filter(({ path }) => asked !== undefined && path === asked.path)[0];
  const what = figure.open > 0 ? text.figure.open(figure.open) : questions.length > 0 ? text.asking.toPrepare(questions.length) : "";
  const why = one === undefined ? text.asking.told : one.decides === undefined ? text.asking.toSubmit : text.missing[one.decides];
  return [what].filter(Boolean).concat(why).join(text.format.clauseSeparator) + text.format.stop;
}

/** Whether there is anything to list, and what is listed already. */
function listQuestion(view: StepView, list: List, path: string): TemplateResult {
  const { model, problems, act } = view;
  const items = model.items(path);
  const id = idOf(path);
  return html`
    <div class="question" id=${id} part="question">
      <p class="label" part="label">${text.asking.list(list.itemLabel)}</p>
      ${list.help === undefined ? nothing : html`<p class="help">${list.help}</p>`}
      ${problemList(problems[path] || [], id)}
      <ul class="missing">${items.map((_, index) => html`
        <li><button type="button" class="link" @click=${() => act.jump(join(path, index))}>${itemTitle(view, list, path, index)}</button>
          ${removeButton(view, list, path, index)}</li>`)}
      </ul>
      <div class="buttons">${addButton(view, list, path)}</div>
      ${items.length === 0 ? noneOf(view, list, path) : nothing}
    </div>`;
}

function addButton({ model, act }: Asking, { itemLabel, maxItems }: List, path: string): TemplateResult {
  const { length } = model.items(path);
  return html`
    <button type="button" class="button button-add" part="button" data-jump ?disabled=${length >= maxItems} @click=${() => act.addItem(path)}>${
      length === 0 ? text.list.add(itemLabel) : text.list.addMore(itemLabel)}</button>`;
}

function removeButton(view: Asking, list: List, path: string, index: number): TemplateResult {
  const title = itemTitle(view, list, path, index);
  return html`<button type="button" class="link" aria-label=${text.list.removeItem(title)} @click=${
    () => view.act.removeItem(path, index, title)}>${text.list.remove}</button>`;
}

/** The lists of a form, wherever they stand. */
function listsOf(fields: readonly Field[], parent = "/facts"): { list: List; path: string }[] {
  return fields.reduce<{ list: List; path: string }[]>((all, field) => {
    const path = join(parent, field.name);
    return all.concat(field.kind === "list" ? { list: field, path } : field.kind === "group" ? listsOf(field.fields, path) : []);
  }, []);
}
