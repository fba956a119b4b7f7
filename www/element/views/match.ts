// All measures for one applicant: the questions, what comes of them, and the list; what stands where.

import { html, type TemplateResult } from "lit/html.js";
import { locate, waitingFor, type List } from "../../model/index.js";
import { idOf } from "../format.js";
import { text } from "../text.zh.js";
import type { MatchView } from "../view.js";
import { asking, noneOf } from "./asking.js";
import { finder } from "./finder.js";
import { everyQuestion } from "./form.js";
import { disagreements } from "./portal.js";
import { total } from "./total.js";

/** `all`: every question, and not one at a time. */
export function matchBody(view: MatchView, all: boolean): TemplateResult {
  return html`
    <div class="columns">
      ${all ? everyQuestion(view, html`<p><a class="touch" href="#question">${text.asking.one}</a></p>`)
        : html`<div class="column-form">${disagreements(view)}${nextQuestion(view)}</div>`}
      <aside class="column-result" aria-labelledby="total-heading">${total(view)}</aside>
      <div class="column-more">${finder(view)}</div>
    </div>`;
}

function nextQuestion(view: MatchView): TemplateResult {
  return asking(view, {
    why: concerns(view),
    // Which clause asks for it depends on the measure.
    field: (question) => ({ ...question, required: true, clause: undefined }),
    list: (list, path) => listQuestion(view, list, path),
    done: text.asking.doneHelp,
  });
}

/** Why it is asked: how many measures wait for it. None does any more once it is answered. */
function concerns({ matches, asked }: MatchView): string {
  const waiting = asked === undefined ? 0 : waitingFor(matches, asked.path);
  return waiting > 0 ? text.asking.concerns(waiting) : text.asking.answered;
}

/** A list is filled in where its measure is; that there is nothing to list can be said here. */
function listQuestion(view: MatchView, list: List, path: string): TemplateResult {
  const { matches, links } = view;
  const id = idOf(path);
  const wanting = matches.matches.filter(({ measure }) =>
    view.library.fields(measure.id).some((field) => locate([field], path) !== undefined));
  return html`
    <div class="question" id=${id} part="question">
      <p class="label" part="label">${list.label}</p>
      <p class="help">${text.asking.list(list.itemLabel)}${text.asking.listWhere}${wanting.map(({ measure }) => html`
        <a class="touch" href=${links.measure(measure.id, id)}>${measure.title}</a>`)}</p>
      ${noneOf(view, list, path)}
    </div>`;
}
