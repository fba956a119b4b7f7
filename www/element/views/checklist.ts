// The papers to hand in: which are needed, which are at hand, who issues them and what they must state.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { guard } from "lit/directives/guard.js";
import { live } from "lit/directives/live.js";
import type { Material } from "huiqi";
import { checklistOf, isProvided, join, progressOf, statedAs, type MaterialGroup, type MaterialSection, type ProblemIndex } from "../../model/index.js";
import { materialsOf, MOST_OPEN, statedOf } from "../folds.js";
import { idOf } from "../format.js";
import { text } from "../text.zh.js";
import type { View } from "../view.js";
import { card } from "./card.js";
import { clause } from "./clause.js";
import { conditionList, statesOf, titleOf } from "./conditions.js";
import { fold } from "./fold.js";
import { fetchButton } from "./portal.js";
import { problemList, question } from "./question.js";
import { tag } from "./tags.js";

export function checklist(view: View): TemplateResult | typeof nothing {
  if (view.assessment.materials.length === 0) return nothing;
  const list = checklistOf(view.assessment);
  const many = list.sections.length - 1 > MOST_OPEN;
  const wrong = problemsOfMaterials(view.problems);
  return card(view, "materials", text.materials.heading, () => html`
      <p class="progress-line">
        <label for="materials-progress">${text.materials.progress(list.provided, list.needed)}${
          list.undecided > 0 ? "，" + text.materials.undecided(list.undecided) : nothing}</label>
        <progress id="materials-progress" max=${list.needed || 1} .value=${list.provided}></progress>
      </p>
      <p class="help">${text.materials.help}</p>
      ${hints(view)}
      ${list.sections.map((section) => guard(whatSectionShows(view, section, many, wrong), () => (
        many && section.item !== undefined ? foldedSection(view, section, section.item) : materialSection(view, section))))}`);
}

function hints({ measure, words }: View): TemplateResult | typeof nothing {
  const all = measure.materialHints || [];
  if (all.length === 0) return nothing;
  return html`
    <h3 class="hints-title">${text.materials.hints}</h3>
    <ul class="hints">${all.map((hint) => html`<li><p>${hint.text}</p>${clause(words, hint.clause)}</li>`)}</ul>`;
}

/** The pointers of what is wrong with materials: mostly none, and then no material's own has to be looked for. */
function problemsOfMaterials(problems: ProblemIndex): string[] {
  return Object.keys(problems).filter((path) => path.indexOf("/materials/") === 0);
}

/** All that a section is drawn from, as in the form: what has not changed is left alone. */
function whatSectionShows(view: View, section: MaterialSection, many: boolean, wrong: string[]): unknown[] {
  const { portal, problems, folds, model: { application: { materials: told = {} } } } = view;
  const open = section.item !== undefined && folds.isOpen(materialsOf(section.item));
  const shown: unknown[] = [view.money, view.model.unsure, titleOfSection(view, section), portal && portal.hooks.fetchMaterial, many, open];
  for (const { materials } of section.groups) {
    for (const material of materials) {
      const path = join("/materials", material.address);
      shown.push(material, told[material.address], portal && portal.materials[material.address], folds.isOpen(statedOf(material.address)));
      for (const at of wrong) if (at === path || at.indexOf(path + "/") === 0) shown.push(...(problems[at] || []));
    }
  }
  return shown;
}

/** Of many items each has a line that says how many of its papers are at hand. */
function foldedSection(view: View, section: MaterialSection, item: string): TemplateResult {
  const { needed, provided } = progressOf(section.groups);
  const summary = html`
    <span class="item-title">${titleOfSection(view, section)}</span>
    <span class="tally">${text.materials.progress(provided, needed)}</span>`;
  return fold(view, materialsOf(item), "item-conditions", summary, () => materialSection(view, section));
}

function titleOfSection(view: View, { item }: MaterialSection): string {
  return item === undefined ? text.materials.once : titleOf(view, { path: item });
}

function materialSection(view: View, section: MaterialSection): TemplateResult {
  return html`
    <fieldset class="materials">
      <legend class="group-title">${titleOfSection(view, section)}</legend>
      <ul class="material-list">${section.groups.map((group) => materialGroup(view, group))}</ul>
    </fieldset>`;
}

function materialGroup(view: View, group: MaterialGroup): TemplateResult {
  if (!group.anyOne) return html`${group.materials.map((material) => materialRow(view, material, false))}`;
  return html`
    <li class="any-one">
      <p class="any-one-title" id=${idOf(group.materials[0]?.oneOf || "")}>${text.materials.anyOne}</p>
      <ul class="material-list" aria-labelledby=${idOf(group.materials[0]?.oneOf || "")}>
        ${group.materials.map((material) => materialRow(view, material, isProvided(group)))}
      </ul>
    </li>`;
}

function materialRow(view: View, material: Material, groupProvided: boolean): TemplateResult {
  const path = join("/materials", material.address);
  const id = idOf(path);
  const problems = view.problems[path] || [];
  const tell = (event: Event): void =>
    view.model.tellMaterial(material.address, (event.target as HTMLInputElement).checked ? true : undefined);
  return html`
    <li class="material material-${material.status}" id=${id}>
      <label class="material-head">
        <input type="checkbox" .checked=${live(atHand(view, material))} @change=${tell}>
        <span class="material-name">${material.name}</span>
        ${materialTag(material, groupProvided)}
      </label>
      ${details(view, material)}
      ${fetchButton(view, material)}
      ${stated(view, material)}
      ${problemList(problems, id)}
      ${material.checks && material.checks.length > 0 ? conditionList(view, material.checks) : nothing}
    </li>`;
}

/** What the document says, once it is at hand: it is held against the answers and the other documents. */
function stated(view: View, material: Material): TemplateResult | typeof nothing {
  const states = statesOf(view, material.address);
  if (states.length === 0 || !atHand(view, material)) return nothing;
  return fold(view, statedOf(material.address), "more", text.materials.states, () => html`
    <p class="help">${text.materials.statesHelp}</p>
    ${states.map((one) => question(view, statedAs(one, view.model.fields), join("/materials", material.address, one.name)))}`);
}

function atHand({ model }: View, material: Material): boolean {
  const told = model.application.materials || {};
  return told[material.address] !== undefined;
}

function materialTag(material: Material, groupProvided: boolean): TemplateResult {
  const { status, required } = material;
  if (status === "provided") return tag("met", text.materials.status.provided);
  if (status === "faulty") return tag("unmet", text.materials.status.faulty);
  if (required === "unknown") return tag("open", text.materials.undecidedTag);
  if (status === "notNeeded") {
    return tag("plain", groupProvided && required === "yes" ? text.materials.otherProvided : text.materials.status.notNeeded);
  }
  return tag("plain", text.materials.status.missing);
}

function details(view: View, material: Material): TemplateResult {
  const facts = [
    material.issuer === undefined ? "" : text.materials.issuer(material.issuer),
    material.form === undefined ? "" : text.materials.form[material.form],
    material.keepOriginal ? text.materials.keepOriginal : "",
  ].filter((fact) => fact !== "");
  return html`
    <div class="material-details">
      ${material.mustState && material.mustState.length > 0
        ? html`<p>${text.materials.mustState(material.mustState)}</p>` : nothing}
      <div class="material-foot">
        ${facts.length > 0 ? html`<p>${facts.join(" · ")}</p>` : nothing}
        ${clause(view.words, material.clause)}
      </div>
    </div>`;
}
