// A card: a part of a form with a heading of its own. Where there shall be less at once, it opens at a click.

import { html, type TemplateResult } from "lit/html.js";
import { cardOf } from "../folds.js";
import type { Asking } from "../view.js";
import { fold } from "./fold.js";

/** `id` is also the name of its part. */
export function card(view: Asking, id: string, heading: string, content: () => unknown, folds = view.care): TemplateResult {
  const title = html`<h2 id="${id}-heading">${heading}</h2>`;
  return html`
    <section class="card" id=${id} part="card ${id}" aria-labelledby="${id}-heading">
      ${folds ? fold(view, cardOf(id), "card-fold", title, content) : html`${title}${content()}`}
    </section>`;
}
