// What a screen shows of an assessment, computed once and without a screen: the figure, the next question, the
// checklist in groups with its progress, problems by the field they point to.

import type { Assessment, EventRule, Material, Missing, Problem, Step, StepRule } from "../engine/contract.js";
import { FACTS, locate, type Field } from "./schema.js";

/** What stands where the sum stands. */
export interface Figure {
  /** `final`: the sum is settled. `range`: it is not, and must not look so. `none`: the text fixes no money. */
  kind: "final" | "range" | "none";
  low: string;
  high: string;
  /** How many answers can still change verdict or sum. */
  open: number;
  /** Nothing is left to answer, and the office has to decide. */
  awaitsOffice: boolean;
  /** The sum is that of a selected applicant. */
  ifSelected: boolean;
}

/** What may stand where the sum stands: a settled sum, a range that is none, or nothing. */
export function figureOf(
  { award, verdict, missing }: Pick<Assessment, "award" | "verdict" | "missing">,
): Figure {
  const open = missing.filter((one) => one.decides !== "checklist").length;
  const settled = open === 0 && verdict !== "undetermined";
  const figure: Figure = {
    kind: "none",
    low: "0.00",
    high: "0.00",
    open,
    awaitsOffice: open === 0 && (verdict === "undetermined" || (award !== null && !award.exact)),
    ifSelected: award !== null && award.basis === "selection",
  };
  if (award === null) return figure;
  figure.kind = award.exact && settled ? "final" : "range";
  figure.low = award.low;
  figure.high = award.high;
  return figure;
}

/** The question to ask next: the engine's first that was not answered with "I do not know", else its first. */
export function nextQuestion(missing: Missing[], unsure: readonly string[]): Missing | undefined {
  return missing.filter((candidate) => unsure.indexOf(candidate.path) < 0)[0] || missing[0];
}

/** Materials of which any one will do, or a single one. */
export interface MaterialGroup {
  anyOne: boolean;
  materials: Material[];
}

/** The materials that are handed in once, or for one item. */
export interface MaterialSection {
  /** Path of the item; absent: handed in once. */
  item?: string;
  groups: MaterialGroup[];
}

export interface Checklist {
  sections: MaterialSection[];
  /** A group of which any one will do counts as one. */
  needed: number;
  provided: number;
  /** Groups of which an answer not told decides whether they are needed. */
  undecided: number;
}

const checklists = new WeakMap<Assessment, Checklist>();

/** An assessment is never changed in place, so each has one. */
export function checklistOf(assessment: Assessment): Checklist {
  const known = checklists.get(assessment);
  if (known !== undefined) return known;
  const made = gathered(assessment);
  checklists.set(assessment, made);
  return made;
}

function gathered(assessment: Assessment): Checklist {
  const sections: MaterialSection[] = [];
  const items = itemsByAddress(assessment);
  for (const material of assessment.materials) {
    const section = sectionFor(sections, itemOfAddress(material.address, items));
    const last = section.groups[section.groups.length - 1];
    const joins = last && material.oneOf !== undefined && last.materials[0]?.oneOf === material.oneOf;
    if (joins) last.materials.push(material);
    else section.groups.push({ anyOne: false, materials: [material] });
  }
  const groups = sections.reduce<MaterialGroup[]>((all, section) => all.concat(section.groups), []);
  for (const group of groups) group.anyOne = group.materials.length > 1;
  return {
    sections,
    ...progressOf(groups),
    undecided: groups.filter((group) => requiredOf(group) === "unknown").length,
  };
}

/** How many of some groups are needed, and how many of those are at hand. */
export function progressOf(groups: readonly MaterialGroup[]): Pick<Checklist, "needed" | "provided"> {
  const asked = groups.filter((group) => requiredOf(group) === "yes");
  return { needed: asked.length, provided: asked.filter(isProvided).length };
}

/** Materials of a section stand together, so only the last section can go on. */
function sectionFor(sections: MaterialSection[], item: string | undefined): MaterialSection {
  const last = sections[sections.length - 1];
  if (last !== undefined && last.item === item) return last;
  const section: MaterialSection = item === undefined ? { groups: [] } : { item, groups: [] };
  sections.push(section);
  return section;
}

/** Materials of an item stand under its path: `contracts/0/…` under `/facts/contracts/0`. */
function itemsByAddress(assessment: Assessment): Record<string, string> {
  const items: Record<string, string> = {};
  for (const { path } of assessment.items) items[path.slice(FACTS.length + 1)] = path;
  return items;
}

function itemOfAddress(address: string, items: Record<string, string>): string | undefined {
  return items[address.slice(0, address.lastIndexOf("/"))];
}

function requiredOf(group: MaterialGroup): Material["required"] {
  const required = group.materials.map((material) => material.required);
  return required.indexOf("yes") >= 0 ? "yes" : required.indexOf("unknown") >= 0 ? "unknown" : "no";
}

/** At hand and without fault: a faulty paper does not relieve its group, even beside a good one. */
export function isProvided(group: MaterialGroup): boolean {
  return group.materials.some((material) => material.status === "provided")
    && group.materials.every((material) => material.status !== "faulty");
}

/** A step of the procedure with the event that starts it, where that is an event of its own. */
export interface StepView {
  step: Step;
  event?: EventRule;
}

export function timelineOf(assessment: Assessment, rules: StepRule[]): StepView[] {
  return assessment.timeline.map((step) => {
    const rule = rules.filter((candidate) => candidate.id === step.id)[0];
    return rule && rule.event ? { step, event: rule.event } : { step };
  });
}

/** Problems by the pointer that they stand at. */
export type ProblemIndex = Record<string, Problem[]>;

export function indexProblems(problems: readonly Problem[]): ProblemIndex {
  const index: ProblemIndex = {};
  for (const problem of problems) index[problem.path] = (index[problem.path] || []).concat(problem);
  return index;
}

/** What a pointer names, for people: the item that it lies in, if any, and the label of the field. */
export interface Label {
  item?: { label: string; number: number };
  field: string;
}

/** The label of what a pointer into the application names; `undefined` where the form has no such field. */
export function labelOf(fields: Field[], path: string): Label | undefined {
  const places = locate(fields, path);
  if (places === undefined) return undefined;
  const label: Label = { field: "" };
  for (const { field, index } of places) {
    label.field = field.label;
    if (field.kind !== "list" || index === undefined) continue;
    label.item = { label: field.itemLabel, number: index + 1 };
    label.field = field.itemLabel;
  }
  return label;
}
