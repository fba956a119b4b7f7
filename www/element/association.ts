// How an element takes part in the form around it: through ElementInternals, or where there are none (Safari before 16.4),
// through a hidden input among its children.

import type { Fault } from "./faults.js";

/** What the element tells of itself. */
export interface Control extends HTMLElement {
  /** What is submitted; made when it is asked for. */
  readonly value: string;
  readonly name: string;
  formResetCallback(): void;
  formDisabledCallback(disabled: boolean): void;
}

export interface Association {
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  /** `anchor`: where the browser points to, inside the element. */
  setFault(fault: Fault | undefined, anchor: HTMLElement): void;
  /** What the browser keeps, to hand it back when the person returns to the page. */
  setState(state: string): void;
  /** The form around the element is another one now, or none. */
  formChanged(form: HTMLFormElement | null): void;
  /** The element was put into the document or taken out of it, or disabled by its attribute. */
  refresh(): void;
}

export const hasInternals = (): boolean => typeof HTMLElement === "function" && "attachInternals" in HTMLElement.prototype;

export class InternalsAssociation implements Association {
  private readonly internals: ElementInternals;
  private leave: () => void = () => undefined;

  constructor(private readonly control: Control) {
    this.internals = control.attachInternals();
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  get labels(): NodeList {
    return this.internals.labels;
  }

  get validity(): ValidityState {
    return this.internals.validity;
  }

  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  setFault(fault: Fault | undefined, anchor: HTMLElement): void {
    if (fault === undefined) this.internals.setValidity({});
    else this.internals.setValidity(fault.flags, fault.message, anchor);
  }

  setState(state: string): void {
    // No value: it is put in at `formdata`, since a receipt is too dear to be made with each answer.
    this.internals.setFormValue(null, state);
  }

  /** The browser tells all of it by callbacks. */
  refresh(): void {}

  formChanged(form: HTMLFormElement | null): void {
    this.leave();
    this.leave = form === null ? () => undefined : submitWith(form, this.control, () => !this.control.matches(":disabled"));
  }
}

/** Puts the value in whenever the form's data is gathered; gives a function that ends it. */
export function submitWith(form: HTMLFormElement, control: Control, enabled: () => boolean): () => void {
  const add = (event: Event): void => {
    if (control.name !== "" && enabled()) (event as FormDataEvent).formData.append(control.name, control.value);
  };
  // In the capture phase: a listener of the embedder's own finds the value in it.
  form.addEventListener("formdata", add, true);
  return () => form.removeEventListener("formdata", add, true);
}

/**
 * In place of ElementInternals. A hidden input among the element's children belongs to whatever form is around, is disabled
 * with the fieldsets around it, and carries the value as any input does; a submission is held up here.
 */
export class HiddenInputAssociation implements Association {
  private readonly input = document.createElement("input");
  private fault: Fault | undefined;
  private anchor: HTMLElement | undefined;
  private joined: HTMLFormElement | null = null;
  private leave: () => void = () => undefined;
  private disabled = false;
  private root: Node = this.input;

  constructor(private readonly control: Control) {
    this.input.type = "hidden";
  }

  get form(): HTMLFormElement | null {
    return this.input.form;
  }

  get labels(): NodeList {
    const root = this.control.getRootNode() as ParentNode;
    return root.querySelectorAll(this.control.id === "" ? ":not(*)" : `label[for="${CSS.escape(this.control.id)}"]`);
  }

  get validity(): ValidityState {
    const none = {
      badInput: false, customError: false, patternMismatch: false, rangeOverflow: false, rangeUnderflow: false,
      stepMismatch: false, tooLong: false, tooShort: false, typeMismatch: false, valueMissing: false,
    };
    const flags = this.fault === undefined ? {} : this.fault.flags;
    return { ...none, ...flags, valid: this.fault === undefined };
  }

  get validationMessage(): string {
    return this.fault === undefined ? "" : this.fault.message;
  }

  get willValidate(): boolean {
    return !this.control.hasAttribute("disabled") && !this.input.matches(":disabled");
  }

  checkValidity(): boolean {
    if (this.fault === undefined || !this.willValidate) return true;
    this.control.dispatchEvent(new Event("invalid", { cancelable: true }));
    return false;
  }

  reportValidity(): boolean {
    if (this.checkValidity()) return true;
    if (this.anchor !== undefined) this.anchor.focus();
    return false;
  }

  setFault(fault: Fault | undefined, anchor: HTMLElement): void {
    this.fault = fault;
    this.anchor = anchor;
  }

  /** Without ElementInternals the browser keeps nothing. */
  setState(): void {}

  refresh(): void {
    const { control, input } = this;
    this.watcher.disconnect();
    this.root.removeEventListener("click", this.hearLabel);
    this.root = control.getRootNode();
    if (control.isConnected) {
      if (input.parentNode !== control) control.appendChild(input);
      this.watcher.observe(this.root, { subtree: true, attributes: true, attributeFilter: ["disabled", "form"] });
      this.root.addEventListener("click", this.hearLabel);
    }
    this.heed();
  }

  /** A label leads to elements that can have one, and a hidden input cannot. */
  private readonly hearLabel = ({ target }: Event): void => {
    const label = (target as Element).closest("label");
    if (label !== null && Array.from(this.labels).indexOf(label) >= 0) this.control.focus();
  };

  /** A fieldset around may be disabled at any time, or another form named, and nothing else says so. */
  private readonly watcher = new MutationObserver(() => this.heed());

  private heed(): void {
    const { control, input } = this;
    const form = control.getAttribute("form");
    if (form === null) input.removeAttribute("form");
    else if (form !== input.getAttribute("form")) input.setAttribute("form", form);
    this.formChanged(control.isConnected ? input.form : null);
    const disabled = !this.willValidate;
    if (disabled !== this.disabled) this.control.formDisabledCallback(disabled);
    this.disabled = disabled;
  }

  formChanged(form: HTMLFormElement | null): void {
    if (form === this.joined) return;
    this.leave();
    this.joined = form;
    this.leave = form === null ? () => undefined : this.join(form);
  }

  private join(form: HTMLFormElement): () => void {
    const submit = (event: Event): void => {
      if (form.noValidate || this.reportValidity()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    // The form's own controls have been reset by then.
    const reset = (): void => void Promise.resolve().then(() => this.control.formResetCallback());
    const end = submitWith(form, this.control, () => this.willValidate);
    form.addEventListener("submit", submit, true);
    form.addEventListener("reset", reset);
    return () => {
      end();
      form.removeEventListener("submit", submit, true);
      form.removeEventListener("reset", reset);
    };
  }
}
