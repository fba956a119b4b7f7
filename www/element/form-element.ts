// `<huiqi-form measure="data-purchase">`: the form of one measure, as a control of the form around it.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import { canonical, type Application, type Assessment, type Huiqi } from "huiqi";
import { ASKING_ATTRIBUTES, AskingElement } from "./asking-element.js";
import { HiddenInputAssociation, hasInternals, InternalsAssociation, type Association, type Control } from "./association.js";
import { anchorOf } from "./focus.js";
import { faultOf, withAbsent, type Fault } from "./faults.js";
import { applicationOf, PARTS } from "./given.js";
import { libraryOf } from "./library.js";
import { MeasureState } from "./measure-state.js";
import { text } from "./text.zh.js";
import { measureBody, measureHead } from "./views/measure.js";
import { submission } from "./views/portal.js";

/** What the events `huiqi-ready` and `huiqi-change` carry. */
export interface FormDetail {
  assessment: Assessment;
  application: Application;
}

/** Properties that an embedder may have set before the element was defined. */
const PROPERTIES = ["engine", "hooks", "measure", "name", "disabled", "allowCorrection", "answers", "application", ...PARTS];

/**
 * The form of one measure with its result, checklist and deadlines, as a control of the form around it: it is submitted
 * under its `name` as a receipt, checked, reset, disabled and restored like any other.
 *
 * @tag huiqi-form
 * @attr {string} measure - Id of the measure, or the number of its article.
 * @attr {string} name - The name under which the receipt is submitted.
 * @attr {boolean} disabled - Nothing can be changed, and nothing is submitted.
 * @attr {boolean} allow-correction - What is verified may be changed; it is not verified any more then.
 * @attr {string} date - Day of application, `YYYY-MM-DD`.
 * @attr {string} application - An application as JSON.
 * @attr {string} facts - Facts by group and name, as JSON.
 * @attr {string} materials - Materials at hand by address, as JSON.
 * @attr {string} verified - Paths of verified facts, as a JSON list.
 * @attr {"light" | "dark" | "auto"} theme - `auto`: as the device has it. Light where it is left out.
 * @attr {string} stylesheet - Address of `huiqi.css`, for browsers that cannot construct a style sheet (Safari before 16.4).
 * @csspart base - What everything stands in.
 * @csspart card - Each card; beside it one of `date`, `result`, `conditions`, `materials`, `timeline`, `contacts`, `references`, `notes`, `clauses`, `first`, `disagreements`, `submission`.
 * @csspart bar - The strip with verdict and sum that stays in sight where it is narrow.
 * @csspart question - One question with its label, help, control and problems.
 * @csspart label - The label of a question.
 * @csspart control - A field or a list to choose from.
 * @csspart option - An answer to choose, with its box.
 * @csspart problems - What is wrong with an answer.
 * @csspart item - One item of a list.
 * @csspart button - A button.
 * @csspart submit - The button that hands the receipt to the portal.
 * @csspart source - The document and the version of its data.
 * @cssprop --huiqi-unit - What all lengths are counted in, 16px: the size of text.
 * @cssprop --huiqi-top - Height of a bar of the page that stays at the top, 0px.
 * @cssprop --huiqi-font - The fonts of text; `--huiqi-font-code` those of digests.
 * @cssprop --huiqi-radius - How round corners are; `--huiqi-target` how high is what one touches.
 * @cssprop --huiqi-primary - Links, buttons, focus; beside it `-primary-hover`, `-primary-soft`, `-on-primary`, `-focus`.
 * @cssprop --huiqi-surface - The ground of cards; beside it `-surface-sunken`, `-ground`.
 * @cssprop --huiqi-text - Text; beside it `-text-muted`.
 * @cssprop --huiqi-line - Lines; beside it `-line-strong`.
 * @cssprop --huiqi-met - What is met; `--huiqi-unmet`, `--huiqi-open`, `--huiqi-office` what is not, what is open, what the office decides; each with its ground, `-soft`.
 * @fires {Event} input - An answer has changed; as often as a native control fires it.
 * @fires {Event} change - An answer is given: a field is left, a choice is made, an item added or removed.
 * @fires {CustomEvent<FormDetail>} huiqi-ready - The engine has come and the form is shown.
 * @fires {CustomEvent<FormDetail>} huiqi-change - There is another assessment, whoever changed the answers.
 * @fires {CustomEvent<{error: unknown}>} huiqi-error - The engine did not come, or refused what was handed in.
 */
export class HuiqiForm extends AskingElement<MeasureState> implements Control {
  static get formAssociated(): boolean {
    return hasInternals();
  }

  static get observedAttributes(): string[] {
    return [...ASKING_ATTRIBUTES, "measure", "disabled", "application", "materials"];
  }

  private readonly association: Association;
  private restored: Application | undefined;
  private fault: Fault | undefined;
  private isDisabled = false;
  /** A submission was tried: what is absent is said beside each question. */
  private tried = false;
  private made: { application: Application; value: string } | undefined;

  constructor() {
    super();
    this.association = hasInternals() ? new InternalsAssociation(this) : new HiddenInputAssociation(this);
    this.addEventListener("invalid", () => {
      this.tried = true;
      this.drawSoon();
      this.lendFocus();
    });
    this.check();
  }

  // What every control has.

  /** The name under which the value is submitted. */
  get name(): string {
    return this.getAttribute("name") || "";
  }

  set name(name: string) {
    this.setAttribute("name", name);
  }

  get type(): string {
    return this.localName;
  }

  /** The receipt in canonical JSON, made when it is read; empty until the engine has come. */
  get value(): string {
    if (this.state === undefined) return "";
    const { application } = this.state.model;
    if (this.made === undefined || this.made.application !== application) {
      this.made = { application, value: canonical(this.state.receipt()) };
    }
    return this.made.value;
  }

  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }

  set disabled(disabled: boolean) {
    this.toggleAttribute("disabled", Boolean(disabled));
  }

  get form(): HTMLFormElement | null {
    return this.association.form;
  }

  get labels(): NodeList {
    return this.association.labels;
  }

  get validity(): ValidityState {
    return this.association.validity;
  }

  get validationMessage(): string {
    return this.association.validationMessage;
  }

  get willValidate(): boolean {
    return this.association.willValidate;
  }

  checkValidity(): boolean {
    return this.association.checkValidity();
  }

  reportValidity(): boolean {
    return this.association.reportValidity();
  }

  // What only this one has.

  /** Id of the measure, or the number of its article. */
  get measure(): string {
    return this.getAttribute("measure") || "";
  }

  set measure(measure: string) {
    this.setAttribute("measure", measure);
  }

  /** The application as told so far. What is handed in takes the place of all answers, and is what a reset goes back to. */
  override get application(): Application | undefined {
    return super.application;
  }

  override set application(application: Application | undefined) {
    this.give("application", application);
  }

  /** Materials at hand, by address: `true`, or what the document states. */
  get materials(): Application["materials"] {
    return this.told("materials");
  }

  set materials(materials: Application["materials"]) {
    this.give("materials", materials);
  }

  /** The answer to what is told so far; none until the engine has come. */
  get assessment(): Assessment | undefined {
    return this.state && this.state.assessment;
  }

  // What the browser tells.

  override connectedCallback(): void {
    this.takeOver(...PROPERTIES);
    this.association.refresh();
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.association.refresh();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (old === value) return;
    if (name === "measure") this.begin();
    else if (name === "disabled") this.association.refresh();
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.association.formChanged(form);
  }

  formDisabledCallback(disabled: boolean): void {
    this.isDisabled = disabled;
    this.drawSoon();
  }

  formResetCallback(): void {
    this.tried = false;
    if (this.initial === undefined) return;
    this.hand(this.initial);
    this.portal.verifyAgain();
  }

  formStateRestoreCallback(state: string): void {
    this.restored = JSON.parse(state) as Application;
    if (this.state !== undefined) this.restore();
  }

  // The way from what is handed in, or answered, to what is shown.

  protected opened(): void {
    this.begin();
    const { state } = this;
    if (state !== undefined) this.emit("huiqi-ready", this.detail(state));
  }

  /** Begins the form anew, as it is handed in. */
  protected begin(): void {
    const { huiqi } = this;
    if (huiqi === undefined) return;
    this.state = undefined;
    this.renew(() => {
      const library = libraryOf(huiqi);
      const name = this.measure || (this.given.application && this.given.application.measure) || "";
      // No measure is chosen yet where the answers come from.
      if (name === "" && this.joined) return;
      const found = library.find(name) || huiqi.measure(name);
      if (!this.joined) this.answers.replace(this.initialFor(huiqi, found.id));
      const state = new MeasureState(huiqi, library, this.answers, found.id, this.joined ? library.allFields : undefined);
      this.initial = state.model.application;
      this.state = state;
      this.association.setState(JSON.stringify(this.state.model.application));
      this.check();
      if (this.restored !== undefined) this.restore();
      this.portal.opened(state.measure);
      this.portal.judged(state.measure.id, state.assessment.verdict);
    });
  }

  /** What is handed in, on the day that the engine takes where none is given: the form shows the day it is computed for. */
  protected initialFor(huiqi: Huiqi, measure: string): Application {
    const application = applicationOf(this.given, measure);
    return application.date === undefined ? { ...application, date: huiqi.assess({ measure, facts: {} }).date } : application;
  }

  private restore(): void {
    const application = this.restored;
    this.restored = undefined;
    if (application !== undefined && this.state !== undefined && application.measure === this.state.measure.id) this.hand(application);
  }

  protected judge(state: MeasureState): void {
    state.answer();
    this.association.setState(JSON.stringify(state.model.application));
    this.check();
  }

  protected tell(state: MeasureState): void {
    this.portal.judged(state.measure.id, state.assessment.verdict);
    this.emit("huiqi-change", this.detail(state));
  }

  private detail({ assessment, model }: MeasureState): FormDetail {
    return { assessment, application: model.application };
  }

  /** Hands the receipt to the portal; what is absent or wrong is said first, as when the form around is submitted. */
  private readonly submit = (): void => {
    const { state } = this;
    if (state !== undefined && this.reportValidity()) this.attempt(() => void this.portal.submit(state.receipt()));
  };

  /** Tells the form around whether this can be submitted, and where it cannot. */
  private check(): void {
    this.fault = this.state === undefined
      ? { flags: { customError: true }, message: text.element.loading, path: "" }
      : faultOf(this.state);
    this.point();
  }

  /**
   * Firefox gives the focus not to the anchor but to the element, which for as long as that takes can have it. (With
   * `delegatesFocus` it always could, and a click on a text would scroll the page.)
   */
  private lendFocus(): void {
    if (this.hasAttribute("tabindex")) return;
    const pass = (event: Event): void => {
      const anchor = this.fault && anchorOf(this.shadow, this.fault.path);
      if (event.composedPath()[0] === this && anchor !== undefined) anchor.focus();
    };
    const takeBack = (): void => this.removeAttribute("tabindex");
    this.tabIndex = -1;
    this.addEventListener("focus", pass);
    setTimeout(() => {
      this.removeEventListener("focus", pass);
      // Taken back while the focus is inside, Chromium would take that away, too.
      if (this.matches(":focus-within")) this.addEventListener("blur", takeBack, { once: true });
      else takeBack();
    });
  }

  /** The browser points to what is drawn now. */
  private point(): void {
    const anchor = this.fault && anchorOf(this.shadow, this.fault.path);
    this.association.setFault(this.fault, anchor || this.container);
  }

  protected template(): TemplateResult {
    if (this.state === undefined) return html``;
    const view = this.state.view(this.stage());
    const shown = this.tried ? { ...view, problems: withAbsent(view) } : view;
    return html`
      ${this.joined ? measureHead(view) : nothing}
      <fieldset ?disabled=${this.isDisabled} aria-label=${view.measure.title}>${keyed(this.state, measureBody(shown, submission(shown, this.submit)))}</fieldset>
      <p class="help" part="source">${text.footer(view.pack.title, view.pack.number, view.pack.version)}</p>`;
  }

  protected override drawn(): void {
    this.point();
  }
}
