// The table of scenarios: on a wide screen one column each, on a phone one card for each row. What differs is marked by a
// sign and a word, not by colour alone.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Snapshot } from "huiqi/element";
import { bounds } from "huiqi/element";
import { text as keepText } from "../keep/text.zh.js";
import { differ, type CompareResult, type CompareRow } from "./compare.js";
import { text } from "./text.zh.js";

export interface Column {
  name: string;
  state: Snapshot;
  /** Whether the answers are these now. */
  current: boolean;
  renaming: boolean;
  /** What can be done with it; the present answers are no scenario yet. */
  act?: ColumnActions;
}

export interface ColumnActions {
  use(): void;
  remove(): void;
  rename(): void;
  renamed(name: string): void;
}

export interface Comparison {
  columns: readonly Column[];
  rows: readonly CompareRow[];
  results: readonly CompareResult[];
  /** Whether what is told alike is shown too. */
  all: boolean;
  showAll(all: boolean): void;
}

/** The longest name of a scenario. */
const LONGEST_NAME = 20;

export function comparison(view: Comparison): TemplateResult {
  const { columns, rows, all } = view;
  const same = rows.filter(({ differs }) => !differs).length;
  const shown = all ? rows : rows.filter(({ differs }) => differs);
  return html`
    <table class="table scenario-table" role="table" id="scenario-table">
      <caption class="visually-hidden">${text.caption}</caption>
      <thead role="rowgroup"><tr role="row">
        <th scope="col" role="columnheader">${text.what}</th>
        ${columns.map((column) => html`<th scope="col" role="columnheader">${heading(column)}</th>`)}
      </tr></thead>
      <tbody role="rowgroup">
        ${resultRows(view)}
        ${shown.map((row) => line(inputLabel(row), row.cells.map((cell) => (cell === undefined ? text.absent : cell.value)), columns))}
      </tbody>
    </table>
    ${rows.length === same ? html`<p class="help">${text.allSame}</p>` : nothing}
    ${same === 0 ? nothing : html`
      <button type="button" class="link" id="scenario-same" aria-expanded=${all ? "true" : "false"} @click=${() => view.showAll(!all)}>
        ${all ? text.hideSame : text.showSame(same)}
      </button>`}`;
}

function inputLabel({ section, label }: CompareRow): string {
  return section === "" ? label : `${section} · ${label}`;
}

function heading(column: Column): TemplateResult {
  const { name, act, current } = column;
  return html`
    <span class="scenario-name">${name}</span>
    ${current && act !== undefined ? html`<span class="tag">${text.isCurrent}</span>` : nothing}
    ${act === undefined ? nothing : column.renaming ? renaming(name, act) : html`
      <span class="scenario-acts">
        ${current ? nothing : html`<button type="button" class="link" aria-label=${text.useOf(name)} @click=${act.use}>${text.use}</button>`}
        <button type="button" class="link" aria-label=${text.renameOf(name)} @click=${act.rename}>${text.rename}</button>
        <button type="button" class="link" aria-label=${text.removeOf(name)} @click=${act.remove}>${text.remove}</button>
      </span>`}`;
}

function renaming(name: string, act: ColumnActions): TemplateResult {
  const done = (event: Event): void => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem("name") as HTMLInputElement;
    act.renamed(input.value);
  };
  return html`
    <form class="scenario-rename" @submit=${done}>
      <label>${text.newName} <input class="control" name="name" .value=${name} maxlength=${LONGEST_NAME} autocomplete="off"></label>
      <button type="submit" class="button button-quiet">${text.done}</button>
      <button type="button" class="link" @click=${() => act.renamed(name)}>${text.cancel}</button>
    </form>`;
}

function resultRows({ columns, results }: Comparison): TemplateResult[] {
  const rows: [string, string[]][] = [
    [text.verdict, results.map(verdict)],
    [text.award, results.map(award)],
    [text.missing, results.map(({ figure }) => text.missingCount(figure.open))],
  ];
  if (results.some(({ items }) => items > 0)) {
    rows.splice(2, 0, [text.counted, results.map(({ counted, items }) => (items === 0 ? text.noItems : text.countedOf(counted, items)))]);
  }
  return rows.map(([label, values]) => line(label, values, columns));
}

function verdict({ assessment, figure }: CompareResult): string {
  const { verdict: said } = assessment;
  return said === "undetermined" && figure.awaitsOffice ? text.office : keepText.verdict[said] || said;
}

/** A range says that it is none yet. */
function award({ assessment: { award: sum }, figure }: CompareResult): string {
  if (sum === null) return text.noAward;
  const words = bounds(sum.low, sum.high);
  return [figure.ifSelected ? text.ifSelected : "", words, figure.kind === "range" ? `（${text.range}）` : ""].filter((part) => part !== "").join(" ");
}

function line(label: string, values: readonly string[], columns: readonly Column[]): TemplateResult {
  const different = differ(values);
  return html`
    <tr role="row" class=${different ? "is-different" : nothing}>
      <th scope="row" role="rowheader">${label}${different ? html` <span class="differs">${text.differs}</span>` : nothing}</th>
      ${values.map((value, at) => html`<td role="cell" data-label=${(columns[at] as Column).name}>${value}</td>`)}
    </tr>`;
}
