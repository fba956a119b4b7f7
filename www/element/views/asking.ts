// One question at a time: the one that settles most over all measures.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import type { Missing } from "huiqi";
import { isQuestion, labelOf, locate, waitingFor, type List } from "../../model/index.js";
import { idOf } from "../format.js";
import { text } from "../text.zh.js";
import type { MatchView } from "../view.js";
import { question } from "./question.js";
import { pathLabel } from "./result.js";
import { moneySwitch } from "./sum.js";

export function asking(view: MatchView): TemplateResult {
  const { asked, profile, links } = view;
  const submit = (event: Event): void => {
    event.preventDefault();
    profile.nextQuestion();
  };
  return html`
    <section class="card asking" id="question" part="card asking" aria-labelledby="question-heading">
      <h2 id="question-heading">${asked === undefined ? text.asking.done : text.asking.heading}</h2>
      ${asked === undefined ? done(view) : html`
        <form autocomplete="off" novalidate @submit=${submit}>
          ${concerns(view, asked)}
          ${keyed(asked.path, field(view, asked))}
          ${buttons(view, asked)}
        </form>`}
      <p class="asking-all"><a class="touch" href=${links.questions()}>${text.asking.all}</a></p>
    </section>`;
}

/** Why it is asked: how many measures wait for it. None does any more once it is answered. */
function concerns({ matches }: MatchView, asked: Missing): TemplateResult {
  const waiting = waitingFor(matches, asked.path);
  return html`<p class="help asking-why">${waiting > 0 ? text.asking.concerns(waiting) : text.asking.answered}</p>`;
}

function field(view: MatchView, { path }: Missing): TemplateResult | typeof nothing {
  const places = locate(view.model.fields, path);
  const last = places && places[places.length - 1];
  if (last === undefined) return nothing;
  const label = labelOf(view.model.fields, path);
  const { field: found } = last;
  if (found.kind === "list") return listQuestion(view, found, path);
  if (!isQuestion(found)) return nothing;
  return html`
    ${moneySwitch(view, [found])}
    ${label && label.item ? html`<p class="asking-item">${text.list.itemTitle(label.item.label, label.item.number)}</p>` : nothing}
    ${question(view, { ...found, required: true, clause: undefined }, path)}`;
}

/** A list is filled in where its measure is; that there is nothing to list can be said here. */
function listQuestion(view: MatchView, list: List, path: string): TemplateResult {
  const { model, matches, links } = view;
  const id = idOf(path);
  const told = model.answer(path).state === "told" && model.items(path).length === 0;
  const asking = matches.matches.filter(({ measure }) =>
    view.library.fields(measure.id).some((field) => locate([field], path) !== undefined));
  return html`
    <div class="question" id=${id} part="question">
      <p class="label" part="label">${list.label}</p>
      <p class="help">${text.asking.list(list.itemLabel)}${asking.map(({ measure }) => html`
        <a class="touch" href=${links.measure(measure.id, id)}>${measure.title}</a>`)}</p>
      <div class="options">
        <label class="option" part="option">
          <input type="checkbox" .checked=${told}
            @change=${() => (told ? model.takeBack(path) : model.tell(path, []))}>
          <span>${text.asking.listNone(list.itemLabel)}</span>
        </label>
      </div>
    </div>`;
}

function buttons({ model, canGoBack, profile }: MatchView, { path }: Missing): TemplateResult {
  const open = model.answer(path).state === "open";
  return html`
    <div class="buttons">
      <button type="submit" class="button ${open ? "" : "button-main"}" part="button" id="next-question">${open ? text.asking.unsureNext : text.asking.next}</button>
      ${canGoBack ? html`
        <button type="button" class="button button-quiet" part="button" @click=${profile.lastQuestion}>${text.asking.last}</button>` : nothing}
    </div>`;
}

function done(view: MatchView): TemplateResult {
  const { questions, profile } = view;
  return html`
    <p>${text.asking.doneHelp}</p>
    ${questions.length === 0 ? nothing : html`
      <p class="help">${text.asking.unsure}</p>
      <ul class="missing">${questions.map((one) => html`
        <li><button type="button" class="link" @click=${() => profile.ask(one)}>${pathLabel(view, one.path, one.label)}</button></li>`)}
      </ul>`}`;
}
