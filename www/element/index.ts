// `huiqi/element`: the elements, defined at import. On a server, where there are no elements, importing it does nothing.

import { HuiqiForm } from "./form-element.js";
import { HuiqiMatch } from "./match-element.js";

// How the elements read a form and an assessment, and write sums, days and clauses: for what a page shows around them.
export { Answers } from "../model/answers.js";
export type { Marks, Papers, Snapshot, Told } from "../model/answers.js";
export { checklistOf, figureOf, labelOf, nextQuestion } from "../model/derive.js";
export type { Checklist, Figure, Label, MaterialGroup, MaterialSection } from "../model/derive.js";
export { isQuestion, locate, readForm } from "../model/schema.js";
export type { Choice, Field, Group, List, Place, Question } from "../model/schema.js";
export { mergeFacts, partFacts, unite } from "../model/union.js";
export type { Facts } from "../model/union.js";
export { bounds, clauseAddresses, clauseLabel, day, yuan } from "./format.js";
export { dayOf } from "./library.js";
export { HuiqiForm, type FormDetail } from "./form-element.js";
export type { MoneyUnit } from "./view.js";
export type { Fetched, HuiqiHooks, Identity, Later, Outcome, TrackEvent } from "./hooks.js";
export type { QuestionsDetail } from "./setting-element.js";
export { HuiqiMatch, type ChooseDetail, type MatchDetail } from "./match-element.js";

export type {
  ErrorDetail, HuiqiFormEvents, HuiqiFormProperties, HuiqiMatchEvents, HuiqiMatchProperties, MoneyDetail,
} from "./typings.js";

const ELEMENTS: [string, CustomElementConstructor][] = [["huiqi-form", HuiqiForm], ["huiqi-match", HuiqiMatch]];

/** Defines the elements that are not defined yet, once per document; importing the module has done so already. */
export function define(): void {
  if (typeof customElements !== "object") return;
  for (const [tag, element] of ELEMENTS) {
    if (customElements.get(tag) === undefined) customElements.define(tag, element);
  }
}

define();
