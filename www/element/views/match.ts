// All measures for one applicant: the questions, what comes of them, and the list; what stands where.

import { html, type TemplateResult } from "lit/html.js";
import { text } from "../text.zh.js";
import type { MatchView } from "../view.js";
import { asking } from "./asking.js";
import { finder } from "./finder.js";
import { form } from "./form.js";
import { stay } from "./measure.js";
import { disagreements } from "./portal.js";
import { total } from "./total.js";

/** `all`: every question, and not one at a time. */
export function matchBody(view: MatchView, all: boolean): TemplateResult {
  return html`
    <div class="columns">
      ${all ? everyQuestion(view, html`<p><a class="touch" href="#question">${text.asking.one}</a></p>`) : html`<div class="column-form">${disagreements(view)}${asking(view)}</div>`}
      <aside class="column-result" aria-labelledby="total-heading">${total(view)}</aside>
      <div class="column-more">${finder(view)}</div>
    </div>`;
}

export function everyQuestion(view: MatchView, before?: TemplateResult): TemplateResult {
  return html`
    <form class="column-form" id="form" autocomplete="off" novalidate @submit=${stay}>${before}${disagreements(view)}${form(view)}</form>`;
}
