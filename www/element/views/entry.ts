// One measure in the list: what it is, what the match says of it, and what decides that.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { guard } from "lit/directives/guard.js";
import type { Match } from "huiqi";
import { figureOf, marked, nextQuestion } from "../../model/index.js";
import { clauseLabel, figureOpen, figureText, idOf, shortly, yuan } from "../format.js";
import { text } from "../text.zh.js";
import type { MatchView } from "../view.js";
import { pathLabel } from "./result.js";
import { verdictTag } from "./tags.js";

/** While nothing of it changes, an answer leaves the entry alone. */
export function entry(view: MatchView, match: Match): unknown {
  const { found, marks, model } = view;
  return guard([match, found[match.measure.id], marks, model.unsure], () => drawn(view, match));
}

function drawn(view: MatchView, match: Match): TemplateResult {
  const { measure, verdict } = match;
  const title = `entry-${measure.id}`;
  return html`
    <article class="entry entry-${verdict}" part="entry" aria-labelledby=${title}>
      <div class="entry-head">
        <p class="eyebrow">${[clauseLabel(String(measure.article)), text.kind[measure.kind]].join(" · ")}</p>
        ${verdictTag(verdict, figureOf(match).awaitsOffice)}
      </div>
      <h4 class="entry-title" id=${title}><a href=${view.links.measure(measure.id)}>${words(view, measure.title)}</a></h4>
      <p class="entry-summary">${words(view, measure.summary)}</p>
      ${because(view, measure.id)}
      ${applicants(view, measure.applicants)}
      ${standing(view, match)}
    </article>`;
}

function words({ marks }: MatchView, all: string): unknown {
  if (marks.length === 0) return all;
  return marked(all, marks).map(({ text: piece, hit }) => (hit ? html`<mark>${piece}</mark>` : piece));
}

/** The clause in which a search found what neither title nor summary says. */
function because(view: MatchView, id: string): TemplateResult | typeof nothing {
  const found = view.found[id];
  if (found === undefined || found.because === undefined) return nothing;
  const { address, text: around } = found.because;
  return html`
    <p class="entry-because">${text.find.because}${"“"}${words(view, around)}${"”"}
      <a class="touch" href=${view.links.measure(id, address)}>${clauseLabel(address)}</a></p>`;
}

function applicants({ library }: MatchView, all: readonly string[]): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const labels = library.applicantKinds.filter(({ value }) => all.indexOf(value) >= 0).map(({ label }) => label);
  return html`<p class="entry-line">${text.entry.applicants}${labels.join(text.format.listSeparator)}</p>`;
}

/** The sum as far as it is known, and the way to what still decides it; of what one cannot have, the reason. */
function standing(view: MatchView, match: Match): unknown {
  if (match.verdict === "informational") return contact(match);
  if (match.verdict === "ineligible") return reason(match);
  return html`${sumLine(match)}${openLine(view, match)}`;
}

function sumLine(match: Match): TemplateResult | typeof nothing {
  const figure = figureOf(match);
  if (figure.kind === "none") return nothing;
  if (figure.kind === "final") return html`<p class="entry-line">${text.entry.final}<strong class="entry-sum">${figureText(figure, yuan)}</strong></p>`;
  return html`<p class="entry-line">${text.entry.range}<span class="entry-range">${figureText(figure, shortly)}</span></p>`;
}

function openLine(view: MatchView, match: Match): TemplateResult | typeof nothing {
  const figure = figureOf(match);
  const open = figureOpen(figure);
  if (open === "") return nothing;
  const next = nextQuestion(match.missing, view.model.unsure);
  // Of an open verdict the tag says already that the office decides.
  if (figure.open === 0 || next === undefined) {
    return match.verdict === "undetermined" ? nothing : html`<p class="entry-line">${open}</p>`;
  }
  return html`
    <p class="entry-open"><a class="touch" href=${view.links.measure(match.measure.id, idOf(next.path))}>
      <strong>${open}</strong>${text.format.clauseSeparator}${text.entry.next(pathLabel(view, next.path, next.label))}
    </a></p>`;
}

function reason({ conditions }: Match): TemplateResult | typeof nothing {
  const unmet = conditions.filter(({ status, inPrinciple }) => status === "unmet" && !inPrinciple)[0];
  return unmet === undefined ? nothing : html`<p class="entry-line">${text.entry.unmet}${unmet.text}</p>`;
}

function contact({ contacts }: Match): TemplateResult | typeof nothing {
  const [first] = contacts;
  if (first === undefined) return nothing;
  return html`
    <p class="entry-line">${text.entry.ask}${first.unit}
      <a class="touch" href="tel:${first.phone.replace(/[^0-9+]/g, "")}"
        aria-label=${text.contacts.call(first.unit, first.phone)}>${first.phone}</a></p>`;
}
