// The table as it was understood, row by row, before it counts.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Column } from "./columns.js";
import { isChosen, type Draft } from "./draft.js";
import type { RowActions } from "./rows.js";
import type { RowReading } from "./table.js";
import { text } from "./text.zh.js";

/** `items`: how many are told already. */
export function preview(draft: Draft, items: number, act: RowActions): TemplateResult {
  const { reading, origin, shown } = draft;
  const chosen = reading.rows.filter((row) => isChosen(draft, row)).length;
  const columns = reading.list.columns.filter((column) => reading.missing.indexOf(column) < 0);
  const left = reading.rows.length - shown;
  return html`<section class="rows-preview" aria-labelledby="rows-read">
    <h3 id="rows-read">${text.preview.heading(reading.rows.length, chosen)}</h3>
    ${origin === "" ? nothing : html`<p class="help">${origin}</p>`}
    ${notes(draft)}
    ${assignments(draft, act)}
    ${columns.length === 0 || reading.rows.length === 0 ? nothing : html`
      <div class="rows-scroll" role="region" tabindex="0" aria-label=${text.preview.region}>
        <table class="rows-table" role="table">
          <thead role="rowgroup"><tr role="row">
            <th role="columnheader" scope="col">${text.preview.take}</th>
            ${columns.map(({ label }) => html`<th role="columnheader" scope="col">${label}</th>`)}
          </tr></thead>
          <tbody role="rowgroup">${reading.rows.slice(0, shown).map((row) => line(row, columns, isChosen(draft, row), act))}</tbody>
        </table>
      </div>
      ${left > 0 ? html`<button class="button button-quiet" type="button" @click=${act.more}>${text.preview.more(left)}</button>` : nothing}`}
    ${taking(draft, chosen, items, act)}
  </section>`;
}

function notes({ reading: { ignored, missing, sums, rows } }: Draft): TemplateResult {
  const faults = rows.reduce((count, row) => count + row.faults.length, 0);
  return html`<ul class="rows-notes">
    ${faults > 0 ? html`<li class="is-wrong">${text.preview.faults(faults)}</li>` : nothing}
    ${ignored.length > 0 ? html`<li>${text.preview.ignored(ignored)}</li>` : nothing}
    ${missing.length > 0 ? html`<li>${text.preview.missing(missing.map(({ label }) => label))}</li>` : nothing}
    ${sums.length > 0 ? html`<li>${text.preview.sums(sums)}</li>` : nothing}
  </ul>`;
}

/** Which column is which question; open where none of the headings is known. */
function assignments({ grid, reading }: Draft, act: RowActions): TemplateResult {
  const { columns } = reading.list;
  return html`<details class="rows-columns" ?open=${reading.headingRow < 0}>
    <summary>${text.columns.heading}</summary>
    <p class="help">${reading.headingRow < 0 ? text.columns.unknown : text.columns.help}</p>
    <ul>${reading.assignments.map(({ heading, column, shift }, at) => {
      const first = grid.slice(reading.headingRow + 1).map((cells) => (cells[at] || "").trim()).filter((cell) => cell !== "")[0] || "";
      const name = heading === "" ? text.columns.unnamed(at + 1, first) : heading;
      const isSum = columns.some((one) => one.name === column && one.kind === "money");
      return html`<li>
        <label for=${`rows-column-${at}`}>${name}</label>
        <select class="control" id=${`rows-column-${at}`}
          @change=${(event: Event) => act.assign(at, (event.currentTarget as HTMLSelectElement).value || undefined)}>
          <option value="" .selected=${column === undefined}>${text.columns.none}</option>
          ${columns.map((one) => html`<option value=${one.name} .selected=${one.name === column}>${one.label}</option>`)}
        </select>
        ${isSum ? units(name, shift, at, act) : nothing}
      </li>`;
    })}</ul>
  </details>`;
}

function units(name: string, shift: number, at: number, act: RowActions): TemplateResult {
  return html`<select class="control rows-unit" aria-label=${text.columns.unit(name)}
    @change=${(event: Event) => act.shift(at, Number((event.currentTarget as HTMLSelectElement).value))}>
    ${Object.keys(text.units).map((places) =>
      html`<option value=${places} .selected=${Number(places) === shift}>${text.units[Number(places)]}</option>`)}
  </select>`;
}

function line(row: RowReading, columns: readonly Column[], taken: boolean, act: RowActions): TemplateResult {
  return html`<tr role="row" class=${taken ? "" : "is-left"}>
    <td role="cell"><label class="rows-take">
      <input type="checkbox" .checked=${taken} @change=${(event: Event) => act.choose(row.number, (event.currentTarget as HTMLInputElement).checked)}>
      ${text.preview.row(row.number)}
    </label></td>
    ${columns.map((column) => html`<td role="cell"><span class="rows-label" aria-hidden="true">${column.label}</span>${cell(row, column, act)}</td>`)}
  </tr>`;
}

function cell(row: RowReading, { name, label }: Column, act: RowActions): TemplateResult {
  const read = row.cells[name];
  if (read === undefined || read.cell.kind === "empty") return html`<span class="rows-blank">${text.preview.blank}</span>`;
  if (read.cell.kind === "unsure") return html`<span>${text.unsure}</span>`;
  if (read.cell.kind === "value") return html`<span>${read.cell.shown}</span>`;
  const id = `rows-${row.number}-${name}`;
  return html`<span class="rows-wrong">
    <input class="control" id=${id} aria-label=${text.preview.cell(row.number, label)} aria-invalid="true" aria-describedby=${`${id}-fault`}
      .value=${read.raw.trim()} @change=${(event: Event) => act.mend(row.number, read.at, (event.currentTarget as HTMLInputElement).value)}>
    <span class="rows-fault" id=${`${id}-fault`}>${text.fault(row.number, label, read.raw.trim(), read.cell.advice)}</span>
  </span>`;
}

function taking({ reading: { list: { list } } }: Draft, chosen: number, items: number, act: RowActions): TemplateResult {
  const full = items + chosen > list.maxItems;
  const button = (main: boolean, words: string, click: () => void): TemplateResult =>
    html`<button class="button ${main ? "button-main" : "button-quiet"}" type="button" @click=${click}>${words}</button>`;
  return html`
    ${chosen > 0 && full ? html`<p class="tool-notice is-wrong">${text.preview.full(list.maxItems, items, chosen)}</p>` : nothing}
    <div class="buttons">
      ${chosen > 0 && !full ? button(true, text.preview.append(list.itemLabel, chosen), act.append) : nothing}
      ${chosen > 0 && items > 0 && chosen <= list.maxItems ? button(false, text.preview.replace(list.itemLabel, items, chosen), act.replace) : nothing}
      ${button(false, text.preview.cancel, act.cancel)}
    </div>`;
}
