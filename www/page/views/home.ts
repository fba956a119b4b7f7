// The screens that look at all measures: one question at a time with what comes of it, or every question at once.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { pageText } from "../../element/text.zh.js";
import type { MatchView } from "../../element/view.js";
import { everyQuestion, matchBody } from "../../element/views/match.js";
import { total } from "../../element/views/total.js";
import { HOME, homeHref, LINKS } from "../route.js";
import type { PageActions } from "../screens/screen.js";
import { crumbs, frame, partLinks } from "./frame.js";

/** `lost`: the address named nothing. */
export function homeScreen(view: MatchView, lost: boolean): TemplateResult {
  const { pack, library } = view;
  const { nav } = pageText.home;
  return frame(view, [homeHref("question"), pageText.home.skip], html`
    <div class="intro">
      ${lost ? html`<p class="lost" role="alert">${pageText.home.lost}</p>` : nothing}
      <h1>${pageText.home.heading}</h1>
      <p class="lead">${pageText.home.lead(pack.title, pack.number, library.measures.length)}</p>
      <p class="privacy">${pageText.privacy}</p>
      ${partLinks([[homeHref("question"), nav.question], [homeHref("total"), nav.total], [homeHref("measures"), nav.measures]])}
    </div>
    ${matchBody(view, false)}`);
}

export function questionsScreen(view: MatchView, act: PageActions): TemplateResult {
  return frame(view, [LINKS.questions("form"), pageText.skipToForm], html`
    ${crumbs([HOME, pageText.questions.back])}
    <div class="intro">
      <h1>${pageText.questions.heading}</h1>
      <p class="lead">${pageText.questions.lead}</p>
      ${clearing(view, act)}
    </div>
    <div class="columns">
      ${everyQuestion(view)}
      <aside class="column-result">${total(view)}</aside>
    </div>`);
}

function clearing({ notice }: MatchView, act: PageActions): TemplateResult {
  return html`
    <div class="buttons">
      <button type="button" class="button button-quiet" @click=${act.clear}>${pageText.questions.clear}</button>
    </div>
    <div role="status">${notice.cleared ? html`
      <p class="empty">${pageText.questions.cleared}
        <button type="button" class="link" id="undo-clear" @click=${act.undoClear}>${pageText.questions.undoClear}</button>
      </p>` : nothing}</div>`;
}
