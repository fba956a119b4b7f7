// Each condition, how it stands, the clause's own words, and what decided it.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { guard } from "lit/directives/guard.js";
import type { Condition, Item, Note, Stated } from "huiqi";
import { locate, notesAt, split, type List } from "../../model/index.js";
import { conditionsOf, MOST_OPEN } from "../folds.js";
import { idOf } from "../format.js";
import { text } from "../text.zh.js";
import type { View } from "../view.js";
import { address } from "./address.js";
import { card } from "./card.js";
import { clause } from "./clause.js";
import { fold } from "./fold.js";
import { itemTitle } from "./items.js";
import { notesHere } from "./note.js";
import { pathLabel } from "./result.js";
import { conditionTag, itemTag, tag } from "./tags.js";

/** The number of an item in a material's address, which a rule has as `*`. */
const ITEM_NUMBER = /(^|\/)\d+(\/|$)/;

export function conditions(view: View): TemplateResult | typeof nothing {
  const { assessment } = view;
  if (assessment.conditions.length + assessment.items.length === 0) return nothing;
  return card(view, "conditions", text.conditions.heading, () => html`
      ${assessment.items.length > 0 ? html`<h3>${text.conditions.applicant}</h3>` : nothing}
      ${guard([assessment.conditions, view.notes, view.links.address], () => conditionList(view, assessment.conditions))}
      ${assessment.items.map((item) => guard(
        [item, view.notes, titleOf(view, item), view.folds.isOpen(conditionsOf(item.path), opensItself(view, item)), view.links.address],
        () => itemConditions(view, item)))}`);
}

/** Inside an item, its own fields are named without it. */
export function conditionList(view: View, all: Condition[], item = ""): TemplateResult {
  const notes = notesAt(view.notes, all.map(({ clause, text: words }) => ({ clause, words })));
  return html`<ul class="conditions">${all.map((condition, index) => conditionRow(view, condition, item, notes[index]))}</ul>`;
}

function conditionRow(view: View, condition: Condition, item: string, notes?: Note[]): TemplateResult {
  const id = "condition-" + (item === "" ? "" : idOf(item) + "-") + condition.id;
  return html`
    <li class="condition condition-${condition.status}" id=${id}>
      <div class="condition-head">
        <span class="condition-text">${condition.text}</span>
        <span class="condition-tags">
          ${condition.inPrinciple ? tag("plain", text.conditions.inPrinciple) : nothing}
          ${conditionTag(condition)}
          ${condition.verified ? tag("met", text.conditions.verified) : nothing}
        </span>
      </div>
      ${condition.remedy === undefined ? nothing : html`<p class="remedy">${text.conditions.remedy}${condition.remedy}</p>`}
      <div class="condition-foot">${because(view, condition, item)}${clause(view.words, condition.clause)}${address(view, id, condition.text)}</div>
      ${notesHere(notes)}
    </li>`;
}

function because(view: View, condition: Condition, item: string): TemplateResult | typeof nothing {
  if (condition.because.length === 0) return nothing;
  return html`
    <p class="because">${text.conditions.because}${condition.because.map((path, index) => html`${
      index > 0 ? text.format.listSeparator : nothing}<button type="button" class="link" @click=${() => view.act.jump(path)}>${
      pathLabel(view, path, statedLabel(view, path), item)}</button>`)}</p>`;
}

/** What a document states, by the names that the pack gives; the path itself should it not know them. */
function statedLabel(view: View, path: string): string {
  const [top, address = "", name = ""] = split(path);
  const material = top === "materials" ? view.assessment.materials.filter((one) => one.address === address)[0] : undefined;
  if (material === undefined) return path;
  const stated = statesOf(view, address).filter((one) => one.name === name)[0];
  return stated === undefined ? material.name : text.materials.stated(material.name, stated.label);
}

/** What a material may be told to state, whichever item it belongs to. */
export function statesOf({ measure }: View, address: string): readonly Stated[] {
  const rule = measure.materials.filter((one) => one.address === address.replace(ITEM_NUMBER, "$1*$2"))[0];
  return (rule && rule.states) || [];
}

/** Of few items, one that does not count stands open, since that is what one wants to know. */
function opensItself({ assessment }: View, { status }: Item): boolean {
  return status === "notCounted" && assessment.items.length <= MOST_OPEN;
}

function itemConditions(view: View, item: Item): TemplateResult {
  const count = (status: Condition["status"]): number =>
    item.conditions.filter((condition) => condition.status === status).length;
  const summary = html`
    <span class="item-title">${titleOf(view, item)}</span> ${itemTag(item)}
    <span class="tally">${text.conditions.tally(count("met"), count("unmet"), count("unknown"))}</span>`;
  return fold(view, conditionsOf(item.path), "item-conditions", summary,
    () => conditionList(view, item.conditions, item.path), opensItself(view, item));
}

/** Titles by path, for each drawing: several parts of it name each item. */
const titles = new WeakMap<View, Record<string, string>>();

/** The item's title, found by its path. */
export function titleOf(view: View, { path }: { path: string }): string {
  const known = titles.get(view) || {};
  titles.set(view, known);
  return known[path] || (known[path] = findTitle(view, path));
}

/** The path itself should the form not know the list. */
function findTitle(view: View, path: string): string {
  const places = locate(view.model.fields, path);
  const last = places && places[places.length - 1];
  if (!last || last.field.kind !== "list" || last.index === undefined) return path;
  const listPath = path.slice(0, path.lastIndexOf("/"));
  return itemTitle(view, last.field as List, listPath, last.index);
}
