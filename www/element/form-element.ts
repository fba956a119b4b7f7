// `<huiqi-form measure="data-purchase">`: the form of one measure, as a control of the form around it.

import { afterPaint } from "./after-paint.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import { canonical, type Application, type Assessment, type Huiqi } from "huiqi";
import { ASKING_ATTRIBUTES, AskingElement } from "./asking-element.js";
import { HiddenInputAssociation, hasInternals, InternalsAssociation, type Association, type Control } from "./association.js";
import { anchorOf } from "./focus.js";
import { fill } from "./format.js";
import { faultOf, withAbsent, type Fault } from "./faults.js";
import { applicationOf, PARTS } from "./given.js";
import { adopt } from "../model/index.js";
import { dayOf, libraryOf, type Library } from "./library.js";
import { MeasureState } from "./measure-state.js";
import { text } from "./text.zh.js";
import { TRIAL, type TrialActions, type View } from "./view.js";
import { everyQuestion } from "./views/form.js";
import { measureBody, measureHead, type Extras } from "./views/measure.js";
import { submission } from "./views/portal.js";
import { allOrOne, steps } from "./views/steps.js";

/** What the events `huiqi-ready` and `huiqi-change` carry. */
export interface FormDetail {
  assessment: Assessment;
  application: Application;
}

/** Properties that an embedder may have set before the element was defined. */
const PROPERTIES = [
  "engine", "hooks", "measure", "name", "disabled", "calculate", "questions", "allowCorrection", "care", "money", "answers", "application", "href", ...PARTS,
];

/**
 * The form of one measure with its result, checklist and deadlines, as a control of the form around it: it is submitted
 * under its `name` as a receipt, checked, reset, disabled and restored like any other.
 *
 * @tag huiqi-form
 * @attr {string} measure - Id of the measure, or the number of its article.
 * @attr {string} name - The name under which the receipt is submitted.
 * @attr {boolean} disabled - Nothing can be changed, and nothing is submitted.
 * @attr {string} application - An application as JSON.
 * @attr {string} materials - Materials at hand by address, as JSON.
 * @attr {string} href - Where links to parts of the form lead, with `{measure}` and `{part}` in place of their ids.
 * @slot head - In place of the measure's article, name and summary.
 * @slot questions - Above the questions, such as a way to fill in many at once.
 * @slot award - Behind the sum and its steps, such as a drawing of it.
 * @slot keep - Where the answers are handed in, such as a way to save them.
 * @csspart head - The measure's article, name and summary, where a match chose it.
 * @csspart first - The card of what is to be read before anything is filled in.
 * @csspart bar - The strip with verdict and sum that stays in sight where it is narrow.
 * @csspart result - The card with verdict, sum and what is missing.
 * @csspart trial - What is tried, and how to end it.
 * @csspart conditions - The card of the conditions.
 * @csspart materials - The card of the papers to hand in.
 * @csspart timeline - The card of the procedure.
 * @csspart contacts - The card of whom to ask.
 * @csspart references - The card of the documents that govern.
 * @csspart notes - The card of how the text is read.
 * @csspart clauses - The card of the text itself.
 * @csspart submission - The card with the button that hands the receipt to the portal.
 * @csspart submit - That button.
 * @fires {CustomEvent<FormDetail>} huiqi-ready - The engine has come and the form is shown; once for each engine.
 * @fires {CustomEvent<FormDetail>} huiqi-change - There is another assessment, whoever changed the answers or the measure.
 */
export class HuiqiForm extends AskingElement<MeasureState> implements Control {
  static get formAssociated(): boolean {
    return hasInternals();
  }

  static get observedAttributes(): string[] {
    return [...ASKING_ATTRIBUTES, "measure", "disabled", "application", "materials", "href"];
  }

  private readonly association: Association;
  private restored: Application | undefined;
  private fault: Fault | undefined;
  private isDisabled = false;
  private address: ((measure: string, part?: string) => string) | undefined;
  /** A submission was tried: what is absent is said beside each question. */
  private tried = false;
  private made: { application: Application; value: string } | undefined;

  constructor() {
    super();
    this.association = hasInternals() ? new InternalsAssociation(this) : new HiddenInputAssociation(this);
    this.addEventListener("invalid", () => {
      this.tried = true;
      this.drawSoon();
      // The browser leads to what is drawn.
      if (this.fault !== undefined && this.questions === "next") this.goTo(this.fault.path);
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

  /** `huiqi-form`: what kind of control it is. */
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

  /**
   * Where links to parts of the form lead, such as `/policies/{measure}#{part}`: conditions and clauses have addresses then that
   * can be sent to others. A part that is not named goes with the slash before it. Whoever is led there calls `goTo`.
   */
  get href(): string {
    return this.getAttribute("href") || "";
  }

  set href(href: string) {
    this.setAttribute("href", href);
  }

  /** Whether the attribute `disabled` is set; a fieldset around may disable it, too. */
  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }

  set disabled(disabled: boolean) {
    this.toggleAttribute("disabled", Boolean(disabled));
  }

  /** The form that it belongs to. */
  get form(): HTMLFormElement | null {
    return this.association.form;
  }

  /** The labels that lead to it. */
  get labels(): NodeList {
    return this.association.labels;
  }

  /** `valueMissing`: an answer is absent; `customError`: one is wrong, or there is no form to fill in. */
  get validity(): ValidityState {
    this.catchUp();
    return this.association.validity;
  }

  /** What is to be mended first; empty where nothing is. */
  get validationMessage(): string {
    this.catchUp();
    return this.association.validationMessage;
  }

  /** Whether it is checked when the form is submitted: not while it is disabled. */
  get willValidate(): boolean {
    return this.association.willValidate;
  }

  /** Whether it may be submitted as it stands; fires `invalid` where not. */
  checkValidity(): boolean {
    this.catchUp();
    return this.association.checkValidity();
  }

  /** The same, and shows the person what is to be mended. */
  reportValidity(): boolean {
    this.catchUp();
    return this.association.reportValidity();
  }

  // What only this one has.

  protected readonly usual = "all";
  protected readonly outcome = "result-heading";

  /** Id of the measure, or the number of its article. */
  get measure(): string {
    return this.getAttribute("measure") || "";
  }

  set measure(measure: string) {
    this.setAttribute("measure", measure);
  }

  /** The application as told so far. What is handed in takes the place of all answers, and is what a reset goes back to. */
  get application(): Application | undefined {
    return this.toldNow;
  }

  set application(application: Application | undefined) {
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
    this.catchUp();
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
    else if (name === "href") this.addressBy(value || "");
    else if (name === "disabled") this.association.refresh();
  }

  private addressBy(href: string): void {
    this.address = href === "" ? undefined : (measure, part) => fill(href, measure, part);
    this.drawSoon();
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

  protected make(huiqi: Huiqi): void {
    const library = libraryOf(huiqi);
    const name = this.measure || (this.given.application && this.given.application.measure) || "";
    if (name === "") {
      // None is chosen yet where the answers come from.
      if (!this.joined) this.lack(library);
      return;
    }
    const found = library.find(name) || huiqi.measure(name);
    if (!this.joined) this.answers.replace(this.initialFor(huiqi, found.id));
    this.state = new MeasureState(huiqi, library, this.answers, found.id, this.joined);
    if (this.joined) this.prepare();
    this.initial = this.state.model.application;
  }

  /** What the first answer will need is read meanwhile, and not while that waits. */
  private readonly prepare = afterPaint(() => {
    const { huiqi } = this;
    if (huiqi !== undefined && this.isConnected) void libraryOf(huiqi).allFields;
  });

  private lack({ measures }: Library): void {
    const ids = measures.map(({ id }) => id).join(", ");
    this.fail(new TypeError(`<huiqi-form>: the attribute measure is missing; it is one of ${ids}`), text.element.noMeasure);
  }

  protected override begin(): void {
    super.begin();
    this.check();
  }

  protected shown(state: MeasureState): void {
    this.association.setState(JSON.stringify(state.model.application));
    this.check();
    if (this.restored !== undefined) this.restore();
    this.portal.opened(state.measure);
    this.portal.judged(state.measure.id, state.assessment.verdict);
  }

  /** What is handed in, on the day that the engine takes where none is given: the form shows the day it is computed for. */
  protected initialFor(huiqi: Huiqi, measure: string): Application {
    const application = applicationOf(this.given, measure);
    return application.date === undefined ? { ...application, date: dayOf(huiqi) } : application;
  }

  private restore(): void {
    const application = this.restored;
    this.restored = undefined;
    if (application !== undefined && this.state !== undefined && application.measure === this.state.measure.id) this.hand(application);
  }

  protected judge(state: MeasureState): void {
    state.answer(this.handing);
    this.association.setState(JSON.stringify(state.model.application));
    this.check();
  }

  protected tell(state: MeasureState): void {
    this.portal.judged(state.measure.id, state.assessment.verdict);
    this.emit("huiqi-change", this.detail(state));
  }

  protected detail({ assessment, model }: MeasureState): FormDetail {
    return { assessment, application: model.application };
  }

  /**
   * Puts an application in place of the answers, as if the person had told it: one from a file or from a link. What other
   * measures alone ask stays. Says whether the engine took it; one that it refuses changes nothing, and is the event `huiqi-error`.
   */
  replace(application: Application): boolean {
    return this.hand({ ...application, measure: this.measure });
  }

  protected override follow(link: HTMLAnchorElement, event: MouseEvent): void {
    // Between one question and all of them the way stays inside.
    if (this.href === "" || /^#(question|form)$/.test(link.getAttribute("href") || "")) super.follow(link, event);
  }

  /** Hands the receipt to the portal; what is absent or wrong is said first, as when the form around is submitted. */
  private readonly submit = (): void => {
    const { state } = this;
    if (state !== undefined && this.reportValidity()) this.attempt(() => void this.portal.submit(state.receipt()));
  };

  /** Tells the form around whether this can be submitted, and where it cannot. */
  private check(): void {
    this.fault = this.state === undefined
      ? { flags: { customError: true }, message: this.failure || text.element.loading, path: "" }
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
    const stage = this.stage();
    const { address } = this;
    const view = this.state.view(address === undefined ? stage : { ...stage, links: { ...stage.links, measure: address, address } });
    const shown = this.tried ? { ...view, problems: withAbsent(view) } : view;
    return html`
      <slot name="head">${this.joined ? measureHead(view) : nothing}</slot>
      <fieldset ?disabled=${this.isDisabled} aria-label=${view.measure.title}>${
        keyed(this.state, measureBody(shown, this.extras(this.state, shown)))}</fieldset>
      <p class="help" part="source">${text.footer(view.pack.title, view.pack.number, view.pack.version)}</p>`;
  }

  private extras(state: MeasureState, view: View): Extras {
    const { trial } = state;
    return {
      kept: submission(view, this.submit),
      // On paper nothing can be asked, so all is shown.
      questions: this.questions === "next" && !this.folds.onPaper ? steps(state.steps(view, this.steps)) : everyQuestion(view, allOrOne()),
      shown: { ...(trial === undefined ? view : state.view(view, trial.assessment)), tried: trial && trial.change, trial: this.trial },
    };
  }

  private readonly trial: TrialActions = {
    try: (change) => this.turn(TRIAL, (state) => state.try(change)),
    takeBack: () => this.turn("result", (state) => { state.trial = undefined; }),
    adopt: () => this.turn("result", (state) => {
      if (state.trial !== undefined) adopt(state.model, state.trial.change, state.assessment);
    }),
  };

  /** Begins or ends a trial, and goes to where that is said. */
  private turn(part: string, how: (state: MeasureState) => void): void {
    const { state } = this;
    this.catchUp();
    if (state === undefined || !this.attempt(() => how(state))) return;
    this.check();
    this.goTo(part);
  }

  protected override drawn(): void {
    this.point();
  }
}
