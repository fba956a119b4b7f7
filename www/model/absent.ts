// What a submission still lacks: the questions that its form requires and that are not answered.

import { isObject, join } from "./pointer.js";
import { FACTS, isQuestion, type Field } from "./schema.js";

type Names = readonly (string | number)[];

/** Paths of the required questions without an answer, in the order of the form. "There is none" is an answer. */
export function absentFrom(fields: readonly Field[], facts: unknown): string[] {
  return absentIn(fields, facts).map((names) => join(FACTS, ...names));
}

/** Names and not yet pointers: of a hundred items each answer is looked at with each keystroke, and few are absent. */
function absentIn(fields: readonly Field[], told: unknown): Names[] {
  const values = isObject(told) ? told : {};
  const absent: Names[] = [];
  for (const field of fields) {
    const { name } = field;
    const value = values[name];
    if (field.kind === "group") {
      for (const inside of absentIn(field.fields, value)) absent.push([name, ...inside]);
    } else if (isQuestion(field) || !Array.isArray(value)) {
      if (field.required && value === undefined) absent.push([name]);
    } else {
      value.forEach((item, index) => {
        for (const inside of absentIn(field.fields, item)) absent.push([name, index, ...inside]);
      });
    }
  }
  return absent;
}
