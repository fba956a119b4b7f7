// `<huiqi-form measure="data-purchase">`: the form of one measure, as a control of the form around it.

import { html, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import { canonical, type Application, type Assessment, type Huiqi } from "huiqi";
import { Answers, type FormModel } from "../model/index.js";
import { HiddenInputAssociation, hasInternals, InternalsAssociation, type Association, type Control } from "./association.js";
import { anchorOf } from "./focus.js";
import { faultOf, withAbsent, type Fault } from "./faults.js";
import { applicationOf, PARTS, renewed, withPart, type Given, type Part } from "./given.js";
import { HOST_ATTRIBUTES, HuiqiElement } from "./host.js";
import { itemActions, type FormOwner } from "./item-actions.js";
import { libraryOf } from "./library.js";
import { MeasureState } from "./measure-state.js";
import { text } from "./text.zh.js";
import { userEvents } from "./user-events.js";
import type { Notice, Stage } from "./view.js";
import { measureBody } from "./views/measure.js";

/** What the events `huiqi-ready` and `huiqi-change` carry. */
export interface FormDetail {
  assessment: Assessment;
  application: Application;
}

/** Properties that an embedder may have set before the element was defined. */
const PROPERTIES = ["engine", "measure", "name", "disabled", "allowCorrection", "application", ...PARTS];

/**
 * The form of one measure with its result, checklist and deadlines, as a control of the form around it: it is submitted
 * under its `name` as a receipt, checked, reset, disabled and restored like any other.
 *
 * @tag huiqi-form
 * @fires {Event} input - An answer has changed; as often as a native control fires it.
 * @fires {Event} change - An answer is given: a field is left, a choice is made, an item added or removed.
 * @fires {CustomEvent<FormDetail>} huiqi-ready - The engine has come and the form is shown.
 * @fires {CustomEvent<FormDetail>} huiqi-change - There is another assessment, whoever changed the answers.
 * @fires {CustomEvent<{error: unknown}>} huiqi-error - The engine did not come, or refused what was handed in.
 */
export class HuiqiForm extends HuiqiElement implements Control {
  static get formAssociated(): boolean {
    return hasInternals();
  }

  static get observedAttributes(): string[] {
    return [...HOST_ATTRIBUTES, "measure", "disabled", "allow-correction", "application", ...PARTS];
  }

  private readonly association: Association;
  private readonly answers = new Answers();
  private given: Given = {};
  private state: MeasureState | undefined;
  private initial: Application | undefined;
  private restored: Application | undefined;
  private fault: Fault | undefined;
  private notice: Notice = {};
  private handing = false;
  private isDisabled = false;
  /** A submission was tried: what is absent is said beside each question. */
  private tried = false;
  private made: { application: Application; value: string } | undefined;
  private readonly answered: () => void;

  constructor() {
    super();
    this.association = hasInternals() ? new InternalsAssociation(this) : new HiddenInputAssociation(this);
    this.answered = userEvents(this, this.shadow);
    this.answers.subscribe(() => this.changed());
    this.addEventListener("invalid", () => {
      this.tried = true;
      this.drawSoon();
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

  /** The receipt in canonical JSON, made when it is read; empty until the engine has come. Setting it takes the answers of a receipt. */
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

  /** Whether a person may change what is verified; it is not verified any more then. */
  get allowCorrection(): boolean {
    return this.hasAttribute("allow-correction");
  }

  set allowCorrection(allowed: boolean) {
    this.toggleAttribute("allow-correction", Boolean(allowed));
  }

  /** The application as told so far. What is handed in takes the place of all answers, and is what a reset goes back to. */
  get application(): Application | undefined {
    return this.state === undefined ? this.given.application : this.state.model.application;
  }

  set application(application: Application | undefined) {
    this.give("application", application);
  }

  /** The facts, by group and name. */
  get facts(): Application["facts"] | undefined {
    return this.told("facts");
  }

  set facts(facts: Application["facts"] | undefined) {
    this.give("facts", facts);
  }

  /** Materials at hand, by address: `true`, or what the document states. */
  get materials(): Application["materials"] {
    return this.told("materials");
  }

  set materials(materials: Application["materials"]) {
    this.give("materials", materials);
  }

  /** Paths of the facts that the portal has verified. */
  get verified(): Application["verified"] {
    return this.told("verified");
  }

  set verified(verified: Application["verified"]) {
    this.give("verified", verified);
  }

  /** Day of application, `YYYY-MM-DD`; today in Shanghai where none is given. */
  get date(): string | undefined {
    return this.told("date");
  }

  set date(date: string | undefined) {
    this.give("date", date);
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
    else if (name === "date") this.give("date", value === null ? undefined : value);
    else if (name === "disabled") this.association.refresh();
    else if (name === "allow-correction") this.drawSoon();
    else if (isJson(name)) this.attempt(() => this.give(name, value === null ? undefined : parsed(name, value)));
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
    if (this.initial !== undefined) this.hand(this.initial);
  }

  formStateRestoreCallback(state: string): void {
    this.restored = JSON.parse(state) as Application;
    if (this.state !== undefined) this.restore();
  }

  // The way from what is handed in, or answered, to what is shown.

  private told<Key extends Part>(key: Key): Application[Key] | undefined {
    const { application } = this;
    return (application === undefined ? this.given : application)[key] as Application[Key] | undefined;
  }

  private give<Key extends keyof Given>(key: Key, value: Given[Key]): void {
    const given = renewed(this.given, key, value);
    if (given === undefined) return;
    this.given = given;
    if (this.state === undefined || this.huiqi === undefined) return this.begin();
    this.initial = this.initialFor(this.huiqi, this.state.measure.id);
    // Only what is given anew takes the place of what was told meanwhile.
    this.hand(key === "application"
      ? this.initial
      : withPart(this.state.model.application, key, this.initial[key as Part]));
  }

  protected opened(): void {
    this.begin();
    const { state } = this;
    if (state !== undefined) this.emit("huiqi-ready", this.detail(state));
  }

  /** Begins the form anew, as it is handed in. */
  private begin(): void {
    const { huiqi } = this;
    if (huiqi === undefined) return;
    this.state = undefined;
    this.renew(() => {
      const library = libraryOf(huiqi);
      const name = this.measure || (this.given.application && this.given.application.measure) || "";
      const found = library.find(name) || huiqi.measure(name);
      this.initial = this.initialFor(huiqi, found.id);
      this.answers.replace(this.initial);
      this.state = new MeasureState(huiqi, library, this.answers, found.id);
      this.association.setState(JSON.stringify(this.state.model.application));
      this.check();
      if (this.restored !== undefined) this.restore();
    });
  }

  /** What is handed in, on the day that the engine takes where none is given: the form shows the day it is computed for. */
  private initialFor(huiqi: Huiqi, measure: string): Application {
    const application = applicationOf(this.given, measure);
    return application.date === undefined ? { ...application, date: huiqi.assess({ measure, facts: {} }).date } : application;
  }

  private restore(): void {
    const application = this.restored;
    this.restored = undefined;
    if (application !== undefined && this.state !== undefined && application.measure === this.state.measure.id) this.hand(application);
  }

  /** Puts an application in place of all answers; one that the engine refuses changes nothing. */
  private hand(application: Application): void {
    const before = this.answers.snapshot();
    this.handing = true;
    try {
      this.answers.replace(application);
    } catch (error) {
      this.answers.restore(before);
      this.refuse(error);
    } finally {
      this.handing = false;
    }
  }

  private changed(): void {
    const { state } = this;
    if (state === undefined) return;
    // What was said of the last action no longer fits: an undo, above all, would now take back more than it says.
    this.notice = {};
    state.answer();
    this.association.setState(JSON.stringify(state.model.application));
    this.check();
    this.drawSoon();
    if (!this.handing) this.answered();
    this.emit("huiqi-change", this.detail(state));
  }

  private detail({ assessment, model }: MeasureState): FormDetail {
    return { assessment, application: model.application };
  }

  /** Tells the form around whether this can be submitted, and where it cannot. */
  private check(): void {
    this.fault = this.state === undefined
      ? { flags: { customError: true }, message: text.element.loading, path: "" }
      : faultOf(this.state);
    this.point();
  }

  /** The browser points to what is drawn now. */
  private point(): void {
    const anchor = this.fault && anchorOf(this.shadow, this.fault.path);
    this.association.setFault(this.fault, anchor || this.container);
  }

  protected template(): TemplateResult {
    if (this.state === undefined) return html``;
    const view = this.state.view({ ...this.stage, notice: this.notice, locked: !this.allowCorrection });
    const shown = this.tried ? { ...view, problems: withAbsent(view) } : view;
    return html`
      <fieldset ?disabled=${this.isDisabled} aria-label=${view.measure.title}>${keyed(this.state, measureBody(shown))}</fieldset>
      <p class="help" part="source">${text.footer(view.pack.title, view.pack.number, view.pack.version)}</p>`;
  }

  protected override drawn(): void {
    this.point();
  }

  protected sentence(): string {
    return this.state === undefined ? "" : this.state.say();
  }

  private readonly stage: Omit<Stage, "notice" | "locked"> = {
    act: {
      ...itemActions(this.owner()),
      jump: (path) => this.goTo(path),
    },
    folds: this.folds,
    links: { measure: (_, part) => "#" + part, questions: (part) => "#" + part },
  };

  /** The form's owner, apart from the element: its `focus` is another. */
  private owner(): FormOwner {
    const { answers } = this;
    const modelOf = (): FormModel => (this.state as MeasureState).model;
    return {
      answers,
      folds: this.folds,
      get model() {
        return modelOf();
      },
      notify: (notice) => {
        this.notice = notice;
        this.drawSoon();
      },
      goTo: (path) => this.goTo(path),
      focus: (id) => this.goToId(id),
    };
  }
}

const JSON_ATTRIBUTES = ["application", "facts", "materials", "verified"] as const;

function isJson(name: string): name is typeof JSON_ATTRIBUTES[number] {
  return JSON_ATTRIBUTES.indexOf(name as typeof JSON_ATTRIBUTES[number]) >= 0;
}

function parsed(name: string, value: string): any {
  try {
    return JSON.parse(value);
  } catch (error) {
    throw new TypeError(`<huiqi-form>: the attribute ${name} is no JSON: ${(error as Error).message}`);
  }
}
