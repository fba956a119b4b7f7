// What one sees of reading rows: where a table comes from, and what came of it.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { RowList } from "./columns.js";
import type { Draft, Outcome } from "./draft.js";
import { preview } from "./preview.js";
import type { RowActions } from "./rows.js";
import { text } from "./text.zh.js";

export interface RowsView {
  lists: readonly RowList[];
  list: RowList;
  pasted: string;
  draft: Draft | undefined;
  outcome: Outcome | undefined;
  /** How many items are told. */
  items: number;
}

export function body(view: RowsView, act: RowActions): TemplateResult {
  return html`<p class="help">${text.lead}</p>
    ${view.lists.length > 1 ? pickList(view, act) : nothing}
    <div class="tool-field">
      <label class="label" for="rows-paste">${text.paste}</label>
      <textarea class="control" id="rows-paste" rows="3" spellcheck="false" .value=${view.pasted}
        @paste=${(event: ClipboardEvent) => pasteHtml(event, act)}
        @input=${(event: Event) => act.type((event.currentTarget as HTMLTextAreaElement).value)}></textarea>
    </div>
    <div class="tool-field">
      <label class="button button-quiet file-button">
        <input class="visually-hidden" id="rows-file" type="file" accept=".xlsx,.csv,.txt,.tsv,.xls"
          @change=${(event: Event) => chooseFile(event.currentTarget as HTMLInputElement, act)}>
        <span>${text.file}</span>
      </label>
    </div>
    ${outcome(view, act)}
    ${view.draft ? preview(view.draft, view.items, act) : nothing}
    ${saving(view, act)}`;
}

function pickList({ lists, list }: RowsView, act: RowActions): TemplateResult {
  return html`<div class="tool-field">
    <label class="label" for="rows-list">${text.which}</label>
    <select class="control" id="rows-list" @change=${(event: Event) => act.pick((event.currentTarget as HTMLSelectElement).selectedIndex)}>
      ${lists.map((one) => html`<option ?selected=${one === list}>${one.list.label}</option>`)}
    </select>
  </div>`;
}

/** A clipboard with plain text is left to the browser, which puts it into the field. */
function pasteHtml(event: ClipboardEvent, act: RowActions): void {
  const held = event.clipboardData;
  if (!held || held.getData("text/plain") !== "") return;
  const source = held.getData("text/html");
  if (!/<table\b/i.test(source)) return;
  event.preventDefault();
  act.pasteHtml(source);
}

function chooseFile(input: HTMLInputElement, act: RowActions): void {
  const file = input.files && input.files[0];
  // The same file may be chosen again after it was mended.
  input.value = "";
  if (file) act.file(file);
}

function outcome({ outcome: said, list: { list } }: RowsView, act: RowActions): TemplateResult | typeof nothing {
  if (!said) return nothing;
  return html`<div class="tool-notice ${said.failed ? "is-wrong" : ""}" id="rows-outcome" tabindex="-1">
    <p>${said.sentence}</p>
    ${said.undo ? html`<div class="buttons">
      <button class="button button-quiet" type="button" @click=${act.undo}>${text.taken.undo}</button>
      <button class="button button-quiet" type="button" @click=${act.show}>${text.taken.show(list.itemLabel)}</button>
    </div>` : nothing}
  </div>`;
}

function saving({ items, list: { list } }: RowsView, act: RowActions): TemplateResult {
  return html`<div class="tool-field">
    <p class="help">${text.template.help(list.itemLabel)}</p>
    <div class="buttons">
      <button class="button button-quiet" type="button" @click=${() => act.template("xlsx")}>${text.template.xlsx}</button>
      <button class="button button-quiet" type="button" @click=${() => act.template("csv")}>${text.template.csv}</button>
      ${items > 0 ? html`<button class="button button-quiet" type="button" @click=${act.export}>${text.export.button(list.itemLabel)}</button>` : nothing}
    </div>
  </div>`;
}
