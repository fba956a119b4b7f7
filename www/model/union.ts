// The forms of several measures as one, and the part of the answers that one of them asks for.

import { isObject } from "./pointer.js";
import { isQuestion, type Field } from "./schema.js";

/** The fields of several forms, each once, in the order in which they come first; groups and lists are joined inside. */
export function unite(forms: readonly Field[][]): Field[] {
  const all: Field[] = [];
  for (const form of forms) {
    for (const field of form) {
      const at = all.findIndex((other) => other.name === field.name);
      const known = all[at];
      if (known === undefined) all.push(field);
      else all[at] = joined(known, field);
    }
  }
  return all;
}

function joined(known: Field, other: Field): Field {
  if (isQuestion(known) || isQuestion(other)) return known;
  return { ...known, fields: unite([known.fields, other.fields]) };
}

/** Facts by group and name, as an application has them. */
export type Facts = Record<string, unknown>;

/**
 * The facts parted in two: those of a form (with whatever no form knows, for the engine to object to), and those that only
 * other forms ask. An application hands in the former alone.
 */
export function partFacts(facts: Facts, own: readonly Field[], all: readonly Field[]): { own: Facts; other: Facts } {
  let ours: Facts = {};
  let other: Facts = {};
  for (const name of Object.keys(facts)) {
    const value = facts[name];
    const mine = named(own, name);
    const known = named(all, name);
    if (known !== undefined && known.kind === "group" && isObject(value)) {
      const parts = partFacts(value, mine !== undefined && mine.kind === "group" ? mine.fields : [], known.fields);
      if (mine !== undefined && Object.keys(parts.other).length === 0) parts.own = value;
      if (Object.keys(parts.own).length > 0) ours = { ...ours, [name]: parts.own };
      if (Object.keys(parts.other).length > 0) other = { ...other, [name]: parts.other };
    } else if (mine !== undefined || known === undefined) {
      ours = { ...ours, [name]: value };
    } else {
      other = { ...other, [name]: value };
    }
  }
  return { own: ours, other };
}

/** Two sets of facts as one; where both tell a fact, `first` has it. What is no set of facts is left to the engine to refuse. */
export function mergeFacts(first: Facts, second: Facts): Facts {
  if (!isObject(first)) return first;
  let merged = { ...second };
  for (const name of Object.keys(first)) {
    const [one, two] = [first[name], second[name]];
    merged = { ...merged, [name]: isObject(one) && isObject(two) ? mergeFacts(one, two) : one };
  }
  return merged;
}

function named(fields: readonly Field[], name: string): Field | undefined {
  return fields.filter((field) => field.name === name)[0];
}
