// The items of a list: contracts, sales … Of many, the one in use stands open and the others are a line each.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { guard } from "lit/directives/guard.js";
import { join, type Field, type List } from "../../model/index.js";
import { MOST_OPEN } from "../folds.js";
import { idOf, yuan } from "../format.js";
import { text } from "../text.zh.js";
import type { Asking } from "../view.js";
import { problemList } from "./question.js";
import { itemTag, tag } from "./tags.js";

type Fields = (view: Asking, all: Field[], parent: string) => TemplateResult[];

/** One item as it is drawn. */
interface Row {
  field: List;
  list: string;
  index: number;
  path: string;
  open: boolean;
  /** There are so many that they fold, and not all of them stand open. */
  folds: boolean;
  isFull: boolean;
  /** What is verified in it cannot be changed, so it cannot be removed. */
  kept: boolean;
}

/** `fields` draws what is asked of an item. */
export function itemsOf(view: Asking, field: List, list: string, fields: Fields): TemplateResult {
  const { model, folds } = view;
  const items = model.items(list);
  const inside = partedBy(list, view);
  const many = items.length > MOST_OPEN;
  const all = folds.isOpen(list);
  return html`
    ${many ? html`
      <p class="empty"><button type="button" class="link" @click=${() => folds.set(list, !all)}>${
        all ? text.list.foldAll : text.list.openAll}</button></p>` : nothing}
    ${items.map((told, index) => {
      const path = join(list, index);
      const marks = inside[index] || [];
      const row: Row = {
        field, list, index, path,
        folds: many && !all,
        open: folds.isItemOpen(list, index, items.length),
        isFull: items.length >= field.maxItems,
        kept: view.locked && marks.some((mark) => view.verified.has(mark as string)),
      };
      // All that an item is drawn from: while none of it changes, a keystroke in one of fifty items leaves 49 alone.
      return guard([told, view.items[path], view.date, view.money, view.notes, row.open, row.folds, row.isFull, view.locked, ...marks],
        () => (row.open ? openItem(view, row, fields) : foldedItem(view, row)));
    })}`;
}

/** What is said of the fields of each item: problems, and paths that are verified, corrected or not known. */
function partedBy(list: string, { problems, verified, model }: Asking): Record<number, unknown[]> {
  const parted: Record<number, unknown[]> = {};
  const add = (path: string, marks: readonly unknown[]): void => {
    if (path.slice(0, list.length + 1) !== list + "/") return;
    const index = parseInt(path.slice(list.length + 1), 10);
    parted[index] = (parted[index] || []).concat(marks);
  };
  for (const path of Object.keys(problems)) add(path, problems[path] || []);
  verified.forEach((path) => add(path, [path]));
  for (const path of model.unsure) add(path, ["unsure " + path]);
  for (const path of model.corrected) add(path, ["corrected " + path]);
  for (const path of Object.keys(model.typed)) add(path, ["typed " + model.typed[path]]);
  return parted;
}

function openItem(view: Asking, { field, list, index, path, folds, isFull, kept }: Row, fields: Fields): TemplateResult {
  const { act } = view;
  const title = itemTitle(view, field, list, index);
  const head = html`<span>${title}</span> ${itemStatus(view, path)}`;
  return html`
    <fieldset class="item" id=${idOf(path)} part="item">
      <legend class="item-title">${folds ? toggle(view, list, index, true, head) : head}</legend>
      ${problemList(view.problems[path] || [], idOf(path))}
      ${fields(view, field.fields, path)}
      <div class="buttons">
        <button type="button" class="button button-quiet" part="button" ?disabled=${isFull} aria-label=${text.list.copyItem(title)}
          @click=${() => act.copyItem(list, index)}>${text.list.copy}</button>
        <button type="button" class="button button-quiet" part="button" ?disabled=${kept} aria-label=${text.list.removeItem(title)}
          @click=${() => act.removeItem(list, index, title)}>${text.list.remove}</button>
      </div>
    </fieldset>`;
}

/** An item as one line: its title, its sum, how it stands. */
function foldedItem(view: Asking, { field, list, index, path }: Row): TemplateResult {
  const sums = field.fields.filter(({ kind }) => kind === "money");
  const sum = sums[0] === undefined ? "" : view.model.text(join(path, sums[0].name));
  const wrong = Object.keys(view.problems).filter((at) => at === path || at.indexOf(path + "/") === 0).length;
  return html`
    <div class="item item-folded" id=${idOf(path)} part="item">
      ${toggle(view, list, index, false, html`
        <span class="item-title">${itemTitle(view, field, list, index)}</span>
        ${sum === "" ? nothing : html`<span class="item-sum">${yuan(sum)}</span>`}
        ${wrong > 0 ? tag("unmet", text.problems.count(wrong)) : nothing}
        ${itemStatus(view, path)}`)}
    </div>`;
}

function toggle({ folds }: Asking, list: string, index: number, open: boolean, head: TemplateResult): TemplateResult {
  return html`
    <button type="button" class="item-toggle" aria-expanded=${open}
      @click=${() => folds.open(list, open ? undefined : index)}>${head}</button>`;
}

/** `合同 2：…`: the item's first text, where it is told, tells items apart better than a number. */
export function itemTitle(view: Asking, field: List, list: string, index: number): string {
  const naming = field.fields.filter((candidate) => candidate.kind === "text")[0];
  const name = naming ? view.model.text(join(list, index, naming.name)) : "";
  return text.list.itemTitle(field.itemLabel, index + 1) + (name && `：${name}`);
}

function itemStatus(view: Asking, path: string): TemplateResult | typeof nothing {
  const found = view.items[path];
  return found ? itemTag(found) : nothing;
}
