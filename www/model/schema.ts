// The engine's JSON Schema of facts, read into what a form is made of: questions, groups of them, and lists.

import type { Form, FormHint, FormNode, Stated } from "../engine/contract.js";
import { split } from "./pointer.js";

/** One question that is answered by one value. */
export interface Question {
  kind: "boolean" | "choice" | "money" | "date" | "integer" | "text";
  /** Key in its group or item. */
  name: string;
  label: string;
  help?: string;
  clause?: string;
  /** Of a fact that takes null: what null says. */
  none?: string;
  /** What a submission needs. */
  required: boolean;
  /** The day may not lie after the application day. */
  past: boolean;
  maxLength?: number;
  choices: Choice[];
  /** What a document states is not asked: nobody has to say that they do not know it. */
  stated?: true;
}

export interface Choice {
  value: string;
  label: string;
}

/** Questions that stand together. */
export interface Group {
  kind: "group";
  name: string;
  label: string;
  help?: string;
  fields: Field[];
}

/** Items that can be added, copied and removed. */
export interface List {
  kind: "list";
  name: string;
  label: string;
  help?: string;
  clause?: string;
  /** What a submission needs, be it the answer that there is none. */
  required: boolean;
  /** What one item is called. */
  itemLabel: string;
  maxItems: number;
  /** The questions of each item. */
  fields: Field[];
}

export type Field = Question | Group | List;

/** Where the facts stand in an application. */
export const FACTS = "/facts";

/** The fields of a form, in the order in which it asks. */
export function readForm(form: Form): Field[] {
  return membersOf(form);
}

function membersOf(node: FormNode): Field[] {
  const properties = node.properties || {};
  const hint = node["x-huiqi"];
  const first = (hint && hint.order) || [];
  const names = first.filter((name) => name in properties)
    .concat(Object.keys(properties).filter((name) => first.indexOf(name) < 0));
  const required = node.required || [];
  return names.map((name) => fieldOf(name, properties[name] as FormNode, required.indexOf(name) >= 0));
}

function fieldOf(name: string, node: FormNode, required: boolean): Field {
  const hint: FormHint = node["x-huiqi"] || { kind: "text" };
  const base = { name, label: node.title || name, help: node.description };
  if (hint.kind === "group") return { ...base, kind: "group", fields: membersOf(node) };
  if (hint.kind === "list") return listOf(base, node, hint, required);
  return {
    ...base,
    kind: hint.kind,
    clause: hint.clause,
    none: hint.none,
    required,
    past: hint.past === true,
    maxLength: node.maxLength,
    choices: (node.oneOf || []).map((choice) => ({
      value: choice.const || "",
      label: choice.title || choice.const || "",
    })),
  };
}

function listOf(base: { name: string; label: string; help?: string }, node: FormNode, hint: FormHint, required: boolean): List {
  const item = node.items || {};
  return {
    ...base,
    kind: "list",
    clause: hint.clause,
    required,
    itemLabel: item.title || base.label,
    maxItems: node.maxItems || Infinity,
    fields: membersOf(item),
  };
}

/**
 * What a material states, as a question. A choice has those of the fact that it is held against, whose name ends as its own
 * does (`taxCreditGrade`, `grade`); where there is none it is a text.
 */
export function statedAs({ kind, label, name }: Stated, fields: readonly Field[]): Question {
  const choices = kind === "choice" ? choicesFor(name.toLowerCase(), fields) : [];
  return {
    kind: kind === "choice" && choices.length === 0 ? "text" : kind as Question["kind"],
    label, name, choices, required: true, past: false, stated: true,
  };
}

function choicesFor(end: string, fields: readonly Field[]): Choice[] {
  for (const field of fields) {
    const choices = !isQuestion(field) ? choicesFor(end, field.fields)
      : field.kind === "choice" && field.name.toLowerCase().slice(-end.length) === end ? field.choices : [];
    if (choices.length > 0) return choices;
  }
  return [];
}

/** Whether a field is one question. */
export function isQuestion(field: Field): field is Question {
  return field.kind !== "group" && field.kind !== "list";
}

/** One step on the way from the form to a fact. */
export interface Place {
  field: Field;
  /** Index of the item, where the field is a list and the way goes on inside it. */
  index?: number;
}

/** The way from the form to what a pointer into the application names; `undefined` where the form has no such field. */
export function locate(fields: Field[], pointer: string): Place[] | undefined {
  const names = split(pointer);
  if (names.shift() !== FACTS.slice(1)) return undefined;
  const places: Place[] = [];
  let level = fields;
  while (names.length > 0) {
    const name = names.shift();
    const field = level.filter((candidate) => candidate.name === name)[0];
    if (field === undefined || (isQuestion(field) && names.length > 0)) return undefined;
    const place: Place = { field };
    places.push(place);
    if (field.kind === "list" && names.length > 0) place.index = Number(names.shift());
    if (!isQuestion(field)) level = field.fields;
  }
  return places.length > 0 ? places : undefined;
}
