// Why a form cannot be submitted as it stands: what is absent, and what the engine finds wrong.

import { absentFrom, indexProblems, labelOf, type ProblemIndex } from "../model/index.js";
import type { Fault } from "./association.js";
import type { MeasureState } from "./measure-state.js";
import { text } from "./text.zh.js";
import type { View } from "./view.js";

/** The first fault, with all flags; none: the form may be submitted. */
export function faultOf({ assessment, model }: MeasureState, anchorAt: (path: string) => HTMLElement): Fault | undefined {
  const wrong = assessment.problems.filter(({ severity }) => severity === "error")[0];
  const absent = absentFrom(model.fields, model.application.facts)[0];
  const flags = { customError: wrong !== undefined, valueMissing: absent !== undefined };
  // What is typed wrong before what is not told at all: it is nearer to the person's mind.
  if (wrong !== undefined) return { flags, message: wrong.message, anchor: anchorAt(wrong.path) };
  if (absent === undefined) return undefined;
  const label = labelOf(model.fields, absent);
  const item = label && label.item ? text.list.itemTitle(label.item.label, label.item.number) + " · " : "";
  return { flags, message: text.element.absentNamed(item + (label ? label.field : "")), anchor: anchorAt(absent) };
}

/** The problems of a view, and beside each required question without an answer that it is one. */
export function withAbsent({ model, allProblems }: View): ProblemIndex {
  const absent = absentFrom(model.fields, model.application.facts).map((path) => (
    { path, code: "absent", severity: "error" as const, message: text.element.absent }));
  return indexProblems([...allProblems, ...absent]);
}
