// `huiqi/element`: the elements, defined at import. On a server, where there are no elements, importing it does nothing.

import { HuiqiForm } from "./form-element.js";
import { HuiqiMatch } from "./match-element.js";

export { Answers } from "../model/answers.js";
export type { Marks, Papers, Snapshot, Told } from "../model/answers.js";
export { HuiqiForm, type FormDetail } from "./form-element.js";
export type { Fetched, HuiqiHooks, Identity, Later, Outcome, TrackEvent } from "./hooks.js";
export { HuiqiMatch, type ChooseDetail, type MatchDetail } from "./match-element.js";

export type {
  ErrorDetail, HuiqiFormEvents, HuiqiFormProperties, HuiqiMatchEvents, HuiqiMatchProperties,
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
