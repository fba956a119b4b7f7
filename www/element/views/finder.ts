// The list of measures: by words, by what they give and by who may apply, each with what the match says of it.

import { html, type TemplateResult } from "lit/html.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { Match, MeasureKind } from "huiqi";
import { groupsOf, type Choice } from "../../model/index.js";
import { text } from "../text.zh.js";
import type { MatchView, Order } from "../view.js";
import { entry } from "./entry.js";

export function finder(view: MatchView): TemplateResult {
  const { matches, found } = view;
  const shown = matches.matches.filter(({ measure }) => found[measure.id] !== undefined);
  return html`
    <section class="card" id="measures" part="card measures" aria-labelledby="measures-heading">
      <h2 id="measures-heading">${text.find.heading}</h2>
      ${search(view)}
      <p class="found" id="found">${text.find.count(shown.length, matches.matches.length)}</p>
      ${shown.length === 0 ? none(view) : view.order === "match" ? byMatch(view, shown) : byArticle(view, shown)}
    </section>`;
}

function search(view: MatchView): TemplateResult {
  const { query, order, library, profile } = view;
  const kinds = (Object.keys(text.kind) as MeasureKind[]).map((value) => ({ value, label: text.kind[value] }));
  const applicants = library.applicantKinds
    .filter(({ value }) => library.measures.some((measure) => measure.applicants.indexOf(value) >= 0));
  const orders: Choice[] = [{ value: "match", label: text.find.byMatch }, { value: "article", label: text.find.byArticle }];
  const type = (event: Event): void => {
    if ((event as InputEvent).isComposing) return;
    profile.look({ ...query, words: (event.target as HTMLInputElement).value });
  };
  return html`
    <form class="search" part="search" role="search" autocomplete="off" @submit=${(event: Event) => event.preventDefault()}>
      <div class="search-field search-words">
        <label class="label-small" part="label" for="find-words">${text.find.label}</label>
        <input class="control" part="control" id="find-words" type="search" placeholder=${text.find.placeholder} spellcheck="false"
          aria-controls="measures" .value=${live(query.words)} @input=${type} @compositionend=${type}>
      </div>
      ${select("find-kind", text.find.kind, [{ value: "", label: text.find.anyKind }, ...kinds], query.kind,
        (kind) => profile.look({ ...query, kind }))}
      ${select("find-applicant", text.find.applicant, [{ value: "", label: text.find.anyApplicant }, ...applicants], query.applicant,
        (applicant) => profile.look({ ...query, applicant }))}
      ${select("find-order", text.find.order, orders, order, (value) => profile.sort(value as Order))}
    </form>`;
}

function select(id: string, label: string, all: Choice[], chosen: string, choose: (value: string) => void): TemplateResult {
  return html`
    <div class="search-field">
      <label class="label-small" part="label" for=${id}>${label}</label>
      <select class="control" part="control" id=${id} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${all.map(({ value, label: words }) => html`<option value=${value} .selected=${live(value === chosen)}>${words}</option>`)}
      </select>
    </div>`;
}

function none({ profile }: MatchView): TemplateResult {
  return html`
    <p class="empty">${text.find.none}<button type="button" class="link"
      @click=${() => profile.look({ words: "", kind: "", applicant: "" })}>${text.find.reset}</button>${text.format.stop}</p>`;
}

/** One list, headings among its entries: an entry that goes to another group keeps its place in the document, and the focus. */
function byMatch(view: MatchView, shown: Match[]): TemplateResult {
  const groups = groupsOf(shown);
  const rows = groups.reduce<Row[]>((all, { verdict, matches }) =>
    all.concat({ key: verdict, draw: () => html`<h3 class="entry-group" part="group">${text.verdict[verdict]} <span class="count">${
      text.total.tally(matches.length)}</span></h3>` }, rowsOf(view, matches)), []);
  return listOf(rows);
}

function byArticle(view: MatchView, shown: Match[]): TemplateResult {
  return listOf(rowsOf(view, shown.slice().sort((one, other) => one.measure.article - other.measure.article)));
}

interface Row {
  key: string;
  draw(): unknown;
}

function rowsOf(view: MatchView, matches: Match[]): Row[] {
  return matches.map((match) => ({ key: match.measure.id, draw: () => entry(view, match) }));
}

function listOf(rows: Row[]): TemplateResult {
  return html`<div class="entries">${repeat(rows, ({ key }) => key, (row) => row.draw())}</div>`;
}
