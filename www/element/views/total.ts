// What the match comes to: how many measures stand how, and what the eligible ones give together.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Match, Verdict } from "huiqi";
import { selections, tally } from "../../model/index.js";
import { day, yuan } from "../format.js";
import { text } from "../text.zh.js";
import type { MatchView } from "../view.js";
import { problemSummary, sum } from "./result.js";
import { noteText } from "./note.js";
import { verdictTag } from "./tags.js";

const VERDICTS: Verdict[] = ["eligible", "undetermined", "informational", "ineligible"];

export function total(view: MatchView): TemplateResult {
  const { matches } = view;
  const counts = tally(matches.matches);
  return html`
    <section class="result" id="total" part="card total" aria-labelledby="total-heading">
      <h2 id="total-heading">${text.total.heading}</h2>
      <ul class="tallies">
        ${VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => html`
          <li>${verdictTag(verdict)}<span>${text.total.tally(counts[verdict])}</span></li>`)}
      </ul>
      ${figure(view)}
      ${counts.undetermined > 0 ? html`<p class="total-line">${text.total.open(counts.undetermined)}</p>` : nothing}
      ${selected(view, selections(matches.matches))}
      ${reductions(view)}
      ${problemSummary(view)}
      ${notes(view)}
      <p class="help">${text.total.date(day(matches.date))}<a class="touch" href=${view.links.questions("at-date")}>${text.total.changeDate}</a></p>
    </section>`;
}

function figure({ total: figure, matches }: MatchView): TemplateResult {
  const count = matches.total.measures.length;
  if (figure.kind === "none") return html`<div class="figure figure-none"><p>${text.total.none}</p></div>`;
  return html`
    <div class="figure figure-${figure.kind}">
      <p class="figure-label">${figure.kind === "final" ? text.total.eligible(count) : text.total.eligibleRange(count)}</p>
      <p class="figure-sum">${sum(figure)}</p>
      <p class="estimate">${text.estimate}</p>
    </div>`;
}

function selected({ links }: MatchView, all: Match[]): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`
    <p class="total-line">${text.total.selection(all.length)}${all.map(({ measure }, index) => html`${
      index > 0 ? text.format.listSeparator : nothing}<a class="touch" href=${links.measure(measure.id)}>${measure.title}</a>`)}</p>`;
}

function reductions({ matches: { total: { reduced = [] } } }: MatchView): TemplateResult | typeof nothing {
  if (reduced.length === 0) return nothing;
  return html`
    <p class="total-line">${text.total.reduced}</p>
    <ul class="changes">${reduced.map((one) => html`
      <li>${one.label}${one.limit === undefined ? nothing : text.total.limit(yuan(one.limit))}</li>`)}</ul>`;
}

function notes({ matches: { total: { notes: all } } }: MatchView): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`
    <details class="more">
      <summary>${text.total.notes}</summary>
      <ul class="notes">${all.map((note) => html`<li>${noteText(note.text)}</li>`)}</ul>
    </details>`;
}
