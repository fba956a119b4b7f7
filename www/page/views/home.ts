// The screens that look at all measures: one question at a time with what comes of it, or every question at once.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { HOME, homeHref, QUESTIONS } from "../route.js";
import { text } from "../text.zh.js";
import type { MatchView } from "../view.js";
import { asking } from "./asking.js";
import { finder } from "./finder.js";
import { form } from "./form.js";
import { crumbs, frame, partLinks } from "./frame.js";
import { total } from "./total.js";

export function homeScreen(view: MatchView): TemplateResult {
  const { pack, library, lost } = view;
  const { nav } = text.home;
  return frame(view, [homeHref("question"), text.home.skip], html`
    <div class="intro">
      ${lost ? html`<p class="lost" role="alert">${text.home.lost}</p>` : nothing}
      <h1>${text.home.heading}</h1>
      <p class="lead">${text.home.lead(pack.title, pack.number, library.measures.length)}</p>
      <p class="privacy">${text.privacy}</p>
      ${partLinks([[homeHref("question"), nav.question], [homeHref("total"), nav.total], [homeHref("measures"), nav.measures]])}
    </div>
    <div class="columns">
      <div class="column-form">${asking(view)}</div>
      <aside class="column-result">${total(view)}</aside>
      <div class="column-more">${finder(view)}</div>
    </div>`);
}

export function questionsScreen(view: MatchView): TemplateResult {
  return frame(view, [QUESTIONS + "/form", text.skipToForm], html`
    ${crumbs([HOME, text.questions.back])}
    <div class="intro">
      <h1>${text.questions.heading}</h1>
      <p class="lead">${text.questions.lead}</p>
      ${clearing(view)}
    </div>
    <div class="columns">
      <form class="column-form" id="form" autocomplete="off" novalidate
        @submit=${(event: Event) => event.preventDefault()}>${form(view)}</form>
      <aside class="column-result">${total(view)}</aside>
    </div>`);
}

function clearing({ act, notice }: MatchView): TemplateResult {
  return html`
    <div class="buttons">
      <button type="button" class="button button-quiet" @click=${act.clear}>${text.questions.clear}</button>
    </div>
    <div role="status">${notice.cleared ? html`
      <p class="empty">${text.questions.cleared}
        <button type="button" class="link" id="undo-clear" @click=${act.undoClear}>${text.questions.undoClear}</button>
      </p>` : nothing}</div>`;
}
