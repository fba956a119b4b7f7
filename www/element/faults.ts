// Why a form cannot be submitted as it stands: what is absent, and what the engine finds wrong.

import type { Problem } from "huiqi";
import { absentFrom, indexProblems, labelOf, type ProblemIndex } from "../model/index.js";
import type { MeasureState } from "./measure-state.js";
import { text } from "./text.zh.js";
import { TRIAL, type View } from "./view.js";

/** Why not, and the path of what is to be mended first. */
export interface Fault {
  flags: ValidityStateFlags;
  message: string;
  path: string;
}

/** The first fault, with the flags of all; none: the form may be submitted. */
export function faultOf({ assessment, model, trial }: MeasureState): Fault | undefined {
  // The result on the screen is not that of what would be submitted.
  if (trial !== undefined) return { flags: { customError: true }, message: text.trial.open, path: TRIAL };
  const wrong = assessment.problems.filter(({ severity }) => severity === "error")[0];
  const absent = absentFrom(model.fields, model.application.facts)[0];
  const flags = { customError: wrong !== undefined, valueMissing: absent !== undefined };
  // What is typed wrong before what is not told at all: it is nearer to the person's mind.
  if (wrong !== undefined) return { flags, message: wrong.message, path: wrong.path };
  if (absent === undefined) return undefined;
  const label = labelOf(model.fields, absent);
  const item = label && label.item ? text.list.itemTitle(label.item.label, label.item.number) + " · " : "";
  return { flags, message: text.element.absentNamed(item + (label ? label.field : "")), path: absent };
}

/** The problems of a view, and beside each required question without an answer that it is one. */
export function withAbsent({ model, allProblems }: View): ProblemIndex {
  return indexProblems(allProblems.concat(absentFrom(model.fields, model.application.facts).map(absence)));
}

const absences: Record<string, Problem> = {};

/** The same object for the same path, so that what has not changed is not drawn again. */
function absence(path: string): Problem {
  return absences[path]
    || (absences[path] = { path, code: "absent", severity: "error", message: text.element.absent });
}
