// What a form was told, as a person reads it: each question with its answer, in the order in which the form asks. What was
// not told is said too: "not told" and "does not know" are no answers, and must not look like a no.

import type { Application } from "huiqi";
import { day, isQuestion, yuan, type Field, type List, type Question } from "huiqi/element";
import { inputsText } from "./text.zh.js";

export type InputState = "told" | "unsure" | "open";

export interface Input {
  /** JSON Pointer into the application. */
  path: string;
  label: string;
  value: string;
  state: InputState;
  verified: boolean;
}

/** Questions that stand together: a group, or one item of a list. */
export interface InputSection {
  /** Path of the group or item. */
  path: string;
  heading: string;
  inputs: Input[];
}

/** How a form stands: what was told, and what was answered with "I do not know". */
export interface Asked {
  application: Application;
  unsure: readonly string[];
}

/** Every question of a form with its answer, section by section. */
export function sectionsOf(fields: readonly Field[], asked: Asked): InputSection[] {
  return within(fields, "/facts", asked.application.facts, "", asked).filter(({ inputs }) => inputs.length > 0);
}

function within(fields: readonly Field[], path: string, told: unknown, heading: string, asked: Asked): InputSection[] {
  const own: InputSection = { path, heading, inputs: [] };
  let sections = [own];
  for (const field of fields) {
    const at = `${path}/${field.name}`;
    const value = member(told, field.name);
    if (isQuestion(field)) own.inputs.push(inputOf(field, at, value, asked));
    else if (field.kind === "group") sections = sections.concat(within(field.fields, at, value, field.label, asked));
    else sections = sections.concat(itemsOf(field, at, value, asked));
  }
  return sections;
}

function itemsOf(list: List, path: string, told: unknown, asked: Asked): InputSection[] {
  if (!Array.isArray(told) || told.length === 0) {
    const none: Input = Array.isArray(told)
      ? { path, label: list.label, value: inputsText.noItems(list.itemLabel), state: "told", verified: isVerified(path, asked) }
      : { path, label: list.label, ...untold(path, asked), verified: false };
    return [{ path, heading: list.label, inputs: [none] }];
  }
  return told.reduce<InputSection[]>((all, item, index) => (
    all.concat(within(list.fields, `${path}/${index}`, item, itemHeading(list, item, index), asked))), []);
}

/** `合同 1：语料采购合同`, where the item has a text of its own that names it. */
function itemHeading(list: List, item: unknown, index: number): string {
  const title = inputsText.item(list.itemLabel, index + 1);
  const named = list.fields.filter((field) => field.kind === "text").map((field) => member(item, field.name))[0];
  return typeof named === "string" && named !== "" ? `${title}：${named}` : title;
}

function inputOf(question: Question, path: string, value: unknown, asked: Asked): Input {
  const told = value === undefined ? untold(path, asked) : { value: wordsOf(question, value), state: "told" as const };
  return { path, label: question.label, ...told, verified: value !== undefined && isVerified(path, asked) };
}

function untold(path: string, { unsure }: Asked): Pick<Input, "value" | "state"> {
  return unsure.indexOf(path) >= 0
    ? { value: inputsText.unsure, state: "unsure" }
    : { value: inputsText.open, state: "open" };
}

/** An answer in words; what is no answer to the question stands as it was typed, and the engine objects to it. */
export function wordsOf(question: Question, value: unknown): string {
  if (value === null) return question.none || inputsText.none;
  if (typeof value === "boolean" && question.kind === "boolean") return value ? inputsText.yes : inputsText.no;
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  if (question.kind === "choice") return question.choices.filter((choice) => choice.value === value).map(({ label }) => label)[0] || text;
  if (question.kind === "money") return /^[0-9]+(\.[0-9]+)?$/.test(text) ? yuan(text) : text;
  return question.kind === "date" && isDay(text) ? day(text) : text;
}

/** Whether a text is a day that there is. */
export function isDay(text: string): boolean {
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && !isNaN(Date.parse(text)) && new Date(text).toISOString().slice(0, 10) === text;
}

function isVerified(path: string, { application }: Asked): boolean {
  return (application.verified || []).indexOf(path) >= 0;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.prototype.hasOwnProperty.call(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
