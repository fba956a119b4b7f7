// `huiqi/element`: the elements, defined at import. On a server, where there are no elements, importing it does nothing.

import { HuiqiForm } from "./form-element.js";
import { HuiqiMatch } from "./match-element.js";

export { HuiqiForm, type FormDetail } from "./form-element.js";
export { HuiqiMatch, type ChooseDetail, type MatchDetail } from "./match-element.js";

declare global {
  interface HTMLElementTagNameMap {
    "huiqi-form": HuiqiForm;
    "huiqi-match": HuiqiMatch;
  }
}

const ELEMENTS: [string, CustomElementConstructor][] = [["huiqi-form", HuiqiForm], ["huiqi-match", HuiqiMatch]];

/** Defines the elements that are not defined yet, once per document; importing the module has done so already. */
export function define(): void {
  if (typeof customElements !== "object") return;
  for (const [tag, element] of ELEMENTS) {
    if (customElements.get(tag) === undefined) customElements.define(tag, element);
  }
}

define();
