// One question at a time: the one that settles most, of one measure or over all of them.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import { isQuestion, labelOf, locate, type List, type Open, type Question } from "../../model/index.js";
import { text } from "../text.zh.js";
import type { Interviewing } from "../view.js";
import { notesOf } from "./note.js";
import { question } from "./question.js";
import { pathLabel } from "./result.js";
import { moneySwitch } from "./sum.js";

/** What differs by whose questions they are. */
export interface Manner {
  /** Why the question is asked, and what is left. */
  why: string;
  /** A question as it is asked by itself. */
  field(of: Question): Question;
  /** How a list is asked for. */
  list(list: List, path: string): TemplateResult;
  /** What stands beside the name of the item that a question belongs to. */
  item?(list: List, path: string, index: number): unknown;
  /** What to do when nothing is left to ask. */
  done: string;
  /** What may be added then. */
  more?: unknown;
}

export function asking(view: Interviewing, manner: Manner): TemplateResult {
  const { asked, interview, links } = view;
  const submit = (event: Event): void => {
    event.preventDefault();
    interview.nextQuestion();
  };
  return html`
    <section class="card asking" id="question" part="card asking" aria-labelledby="question-heading">
      <h2 id="question-heading">${asked === undefined ? text.asking.done : text.asking.heading}</h2>
      ${asked === undefined ? done(view, manner) : html`
        <form autocomplete="off" novalidate @submit=${submit}>
          <p class="help asking-why">${manner.why}</p>
          ${keyed(asked.path, field(view, asked, manner))}
          ${buttons(view, asked)}
        </form>`}
      <p class="asking-all"><a class="touch" href=${links.questions()}>${text.asking.all}</a></p>
    </section>`;
}

function field(view: Interviewing, { path }: Open, manner: Manner): TemplateResult | typeof nothing {
  const places = locate(view.model.fields, path) || [];
  const last = places[places.length - 1];
  if (last === undefined) return nothing;
  const { field: found } = last;
  if (found.kind === "list") return manner.list(found, path);
  if (!isQuestion(found)) return nothing;
  const label = labelOf(view.model.fields, path);
  const around = places[places.length - 2];
  const siblings = around === undefined ? view.model.fields : (around.field as List).fields;
  const { field: list, index = 0 } = places.filter((place) => place.index !== undefined)[0] || {};
  return html`
    ${moneySwitch(view, [found])}
    ${label && label.item ? html`<p class="asking-item">${text.list.itemTitle(label.item.label, label.item.number)} ${
      manner.item && manner.item(list as List, path.slice(0, path.lastIndexOf(`/${index}/`)), index)}</p>` : nothing}
    ${question(view, manner.field(found), path, notesOf(view, siblings)[siblings.indexOf(found)])}`;
}

/** That there is nothing to list. */
export function noneOf({ model }: Interviewing, { itemLabel }: List, path: string): TemplateResult {
  const told = model.answer(path).state === "told" && model.items(path).length === 0;
  return html`
    <div class="options">
      <label class="option" part="option">
        <input type="checkbox" .checked=${told}
          @change=${() => (told ? model.takeBack(path) : model.tell(path, []))}>
        <span>${text.asking.listNone(itemLabel)}</span>
      </label>
    </div>`;
}

function buttons(view: Interviewing, { path }: Open): TemplateResult {
  const open = view.model.answer(path).state === "open";
  return html`
    <div class="buttons">
      <button type="submit" class="button ${open ? "" : "button-main"}" part="button" id="next-question">${open ? text.asking.unsureNext : text.asking.next}</button>
      ${back(view)}
    </div>`;
}

function back({ canGoBack, interview }: Interviewing): TemplateResult | typeof nothing {
  return canGoBack ? html`
    <button type="button" class="button button-quiet" part="button" @click=${interview.lastQuestion}>${text.asking.last}</button>` : nothing;
}

function done(view: Interviewing, manner: Manner): TemplateResult {
  const { questions, interview } = view;
  return html`
    <p>${manner.done}</p>
    ${questions.length === 0 ? nothing : html`
      <p class="help">${text.asking.unsure}</p>
      <ul class="missing">${questions.map((one) => html`
        <li><button type="button" class="link" @click=${() => interview.ask(one)}>${pathLabel(view, one.path, one.label)}</button></li>`)}
      </ul>`}
    <div class="buttons">${manner.more}${back(view)}</div>`;
}
