// The screen of one measure, with the way back to all of them.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { clauseLabel } from "../../element/format.js";
import { pageText, text } from "../../element/text.zh.js";
import type { View } from "../../element/view.js";
import { isAsked, measureBody } from "../../element/views/measure.js";
import { HOME, LINKS } from "../route.js";
import type { PageActions } from "../screens/screen.js";
import { crumbs, frame, partLinks, type Link } from "./frame.js";
import { receipt } from "./receipt.js";

/** `count`: how many measures there are. */
export function measureScreen(view: View, count: number, act: PageActions): TemplateResult {
  const { measure } = view;
  const asked = isAsked(view);
  const skip: Link = asked
    ? [LINKS.measure(measure.id, "form"), pageText.skipToForm]
    : [LINKS.measure(measure.id, "clauses"), text.guidance.heading];
  return frame(view, skip, html`
    ${crumbs([HOME, pageText.crumbs.all(count)])}
    <div class="intro">
      <p class="eyebrow">${clauseLabel(String(measure.article))} · ${text.kind[measure.kind]}</p>
      <h1>${measure.title}</h1>
      <p class="lead">${measure.summary}</p>
      ${asked ? html`<p class="privacy">${pageText.privacy}</p>` : nothing}
      ${partLinks(partsOf(view))}
    </div>
    ${measureBody(view, receipt(view, act))}`, asked);
}

function partsOf(view: View): Link[] {
  const { assessment, measure } = view;
  const asked = isAsked(view);
  const parts: [string, string, boolean][] = [
    ["form", pageText.nav.form, asked],
    ["clauses", pageText.nav.guidance, !asked],
    ["result", pageText.nav.result, asked],
    ["conditions", pageText.nav.conditions, assessment.conditions.length > 0],
    ["materials", pageText.nav.materials, assessment.materials.length > 0],
    ["timeline", pageText.nav.timeline, assessment.timeline.length > 0],
    ["contacts", pageText.nav.contacts, assessment.contacts.length > 0],
    ["receipt", pageText.nav.receipt, asked],
    ["clauses", pageText.nav.clauses, asked],
  ];
  return parts.filter(([, , there]) => there).map(([id, label]): Link => [LINKS.measure(measure.id, id), label]);
}
