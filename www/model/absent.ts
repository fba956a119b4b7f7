// What a submission still lacks: the questions that its form requires and that are not answered.

import { isObject, join } from "./pointer.js";
import { FACTS, isQuestion, type Field } from "./schema.js";

/** Paths of the required questions without an answer, in the order of the form. "There is none" is an answer. */
export function absentFrom(fields: readonly Field[], facts: unknown): string[] {
  const absent: string[] = [];
  collect(fields, facts, FACTS, absent);
  return absent;
}

function collect(fields: readonly Field[], told: unknown, parent: string, absent: string[]): void {
  const values = isObject(told) ? told : {};
  for (const field of fields) {
    const path = join(parent, field.name);
    const value = values[field.name];
    if (field.kind === "group") collect(field.fields, value, path, absent);
    else if (isQuestion(field) || !Array.isArray(value)) {
      if (field.required && value === undefined) absent.push(path);
    } else value.forEach((item, index) => collect(field.fields, item, join(path, index), absent));
  }
}
