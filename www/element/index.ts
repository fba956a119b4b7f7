// `huiqi/element`: the elements, defined at import. On a server, where there are no elements, importing it does nothing.

import { HuiqiForm } from "./form-element.js";

export { HuiqiForm, type FormDetail } from "./form-element.js";

/** Defines the elements that are not defined yet, once per document; importing the module has done so already. */
export function define(): void {
  if (typeof customElements !== "object") return;
  if (customElements.get("huiqi-form") === undefined) customElements.define("huiqi-form", HuiqiForm);
}

define();
