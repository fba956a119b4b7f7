// What has come by a link or in a file, as a card: the results then and now, what the present pack objects to, and the
// choice between taking the answers, putting them beside one's own, and leaving them.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { bounds, day } from "huiqi/element";
import type { Outcome } from "./code.js";
import type { Judged, ThenAndNow } from "./arrival.js";
import { text } from "./text.zh.js";

export interface ArrivalActions {
  take(): void;
  beside(): void;
  leave(): void;
}

/** `full`: there is no room for one more scenario. */
export function arrivalCard(judged: Judged, now: string, full: boolean, act: ArrivalActions): TemplateResult {
  const { arrived, usable } = judged;
  return html`
    <section class="card arrival" id="arrival" aria-labelledby="arrival-heading">
      <h2 id="arrival-heading" tabindex="-1">${text.arrival.title[arrived.from]}</h2>
      <p>${whatItIs(judged)} ${text.arrival.untouched}</p>
      <p class="arrival-pack">${packLine(judged, now)}</p>
      ${results(judged)}
      ${objections(judged)}
      <p class="help">${arrived.measure === undefined ? text.arrival.takeAllHelp : text.arrival.takeHelp}</p>
      <div class="buttons">
        ${usable ? html`
          <button type="button" class="button button-main" id="arrival-take" @click=${act.take}>${text.arrival.take}</button>
          <button type="button" class="button button-quiet" id="arrival-beside" ?disabled=${full} @click=${act.beside}>${text.arrival.beside}</button>` : nothing}
        <button type="button" class="button button-quiet" id="arrival-leave" @click=${act.leave}>${text.arrival.leave}</button>
      </div>
      ${full && usable ? html`<p class="help">${text.arrival.full}</p>` : nothing}
    </section>`;
}

function whatItIs({ arrived, rows }: Judged): string {
  const [first] = rows;
  if (arrived.measure === undefined || first === undefined) return text.arrival.ofAll(rows.length);
  const { date } = arrived.state.told;
  return text.arrival.of(first.title, date === undefined ? text.arrival.none : day(date));
}

function packLine({ arrived, pack }: Judged, now: string): string | typeof nothing {
  if (arrived.pack === undefined || pack === "untold") return nothing;
  if (pack === "same") return text.arrival.samePack;
  return pack === "version" ? text.arrival.otherPack(arrived.pack.version, now) : text.arrival.otherDigest(now);
}

/** Of one measure its row, of many those that changed. */
function results({ arrived, rows }: Judged): TemplateResult | typeof nothing {
  const shown = arrived.measure === undefined ? rows.filter(({ differs }) => differs) : rows;
  const others = rows.length - shown.length;
  return html`
    ${shown.length === 0 ? nothing : html`
      <table class="table then-and-now" role="table">
        <thead role="rowgroup"><tr role="row">
          ${[text.arrival.measure, arrived.from === "link" ? text.arrival.then : text.arrival.thenFile, text.arrival.now, text.arrival.change]
            .map((heading) => html`<th scope="col" role="columnheader">${heading}</th>`)}
        </tr></thead>
        <tbody role="rowgroup">${shown.map((row) => resultRow(row, arrived.from))}</tbody>
      </table>`}
    ${others > 0 ? html`<p>${text.arrival.others(others)}</p>` : nothing}`;
}

function resultRow({ title, then, now, differs }: ThenAndNow, from: "link" | "file"): TemplateResult {
  const change = then === undefined ? text.arrival.none : differs ? text.arrival.changed : text.arrival.same;
  return html`
    <tr role="row" class=${differs ? "is-different" : nothing}>
      <th scope="row" role="rowheader">${title}</th>
      <td role="cell" data-label=${from === "link" ? text.arrival.then : text.arrival.thenFile}>${outcome(then)}</td>
      <td role="cell" data-label=${text.arrival.now}>${outcome(now)}</td>
      <td role="cell" data-label=${text.arrival.change}>${change}</td>
    </tr>`;
}

function outcome(one: Outcome | undefined): string {
  if (one === undefined) return text.arrival.none;
  const verdict = text.verdict[one.verdict] || one.verdict;
  return one.award === null ? verdict : `${verdict}，${bounds(one.award.low, one.award.high)}`;
}

function objections({ objections: all }: Judged): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<p>${text.arrival.problems}</p><ul class="objections">${all.map((one) => html`<li>${one}</li>`)}</ul>`;
}
