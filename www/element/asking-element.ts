// What the elements that ask have in common: what an embedder hands in, by property or as JSON in an attribute, the answers
// that take its place, and the events of whoever answers.

import type { Application, Huiqi } from "huiqi";
import { Answers, type FormModel } from "../model/index.js";
import { renewed, withPart, type Given, type Part } from "./given.js";
import type { HuiqiHooks } from "./hooks.js";
import { HOST_ATTRIBUTES, HuiqiElement } from "./host.js";
import { itemActions, type FormOwner } from "./item-actions.js";
import { Portal, type PortalOwner } from "./portal.js";
import { UserEvents } from "./user-events.js";
import type { Notice, Stage } from "./view.js";

/** What is asked about, and what the engine makes of the answers. */
export interface Asked {
  readonly model: FormModel;
  /** The result as one sentence. */
  say(): string;
}

/** Attributes that every element that asks observes. */
export const ASKING_ATTRIBUTES = [...HOST_ATTRIBUTES, "allow-correction", "date", "facts", "verified"];

const JSON_ATTRIBUTES = ["application", "facts", "materials", "profile", "verified"];

export abstract class AskingElement<State extends Asked> extends HuiqiElement {
  /** The answers are those of another element too. */
  protected joined = false;
  protected given: Given = {};
  protected state: State | undefined;
  /** What a reset goes back to. */
  protected initial: Application | undefined;
  /** An embedder hands something in: nobody has answered. */
  protected handing = false;
  protected readonly portal: Portal;
  /** The last answer was given, or handed in, here and not in an element with the same answers. */
  private mine = true;
  private kept = new Answers();
  private leave: () => void = () => undefined;
  private notice: Notice = {};
  /** What was handed in last and refused: the value before it, handed in again, is news to whoever heard the refusal. */
  private refused: keyof Given | undefined;
  private readonly user = new UserEvents(this, this.shadow);

  constructor() {
    super();
    this.portal = new Portal(this.portalOwner());
    this.listen();
  }

  /** Begins anew, as it is handed in. */
  protected abstract begin(): void;

  /** What is handed in, on the day that the engine takes where none is given: the day that is computed for is shown. */
  protected abstract initialFor(huiqi: Huiqi, measure: string): Application;

  /** The answers are others. */
  protected abstract judge(state: State): void;

  /** The person's own events are out. */
  protected abstract tell(state: State): void;

  /**
   * All that is told here, whatever measure it was told for. An element that is handed those of another one has the same
   * answers from then on: what is told in one is told in both.
   */
  get answers(): Answers {
    return this.kept;
  }

  set answers(answers: Answers) {
    if (answers === this.kept) return;
    // Frameworks hand in nothing before they hand in something.
    this.joined = Boolean(answers);
    this.kept = answers || new Answers();
    this.listen();
    this.begin();
  }

  /** The facts, by group and name. */
  get facts(): Application["facts"] | undefined {
    return this.told("facts");
  }

  set facts(facts: Application["facts"] | undefined) {
    this.give("facts", facts);
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

  /** Whether a person may change what is verified; it is not verified any more then. */
  get allowCorrection(): boolean {
    return this.hasAttribute("allow-correction");
  }

  set allowCorrection(allowed: boolean) {
    this.toggleAttribute("allow-correction", Boolean(allowed));
  }

  /** What the portal around does for the form; nothing of it is needed. */
  get hooks(): HuiqiHooks {
    return this.portal.hooks;
  }

  set hooks(hooks: HuiqiHooks) {
    this.portal.hooks = hooks || {};
    if (this.state !== undefined) void this.portal.identify();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.joined) return;
    this.listen();
    this.changed();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // The answers of others must not keep this element alive.
    if (this.joined) this.leave();
  }

  private listen(): void {
    this.leave();
    this.leave = this.kept.subscribe(() => this.changed());
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (old === value) return;
    if (name === "allow-correction") this.drawSoon();
    else if (name === "date" || JSON_ATTRIBUTES.indexOf(name) >= 0) this.attempt(() => this.assign(name, value || undefined));
  }

  private assign(name: string, value: string | undefined): void {
    // A property that was set before the element was defined counts before the attribute.
    if (Object.prototype.hasOwnProperty.call(this, name)) return;
    (this as unknown as Record<string, unknown>)[name] = value && name !== "date" ? parsed(this.localName, name, value) : value;
  }

  /** What is told now; none until the engine has come. */
  protected get application(): Application | undefined {
    return this.state === undefined ? this.given.application : this.state.model.application;
  }

  protected told<Key extends Part>(key: Key): Application[Key] | undefined {
    const { application } = this;
    return (application === undefined ? this.given : application)[key] as Application[Key] | undefined;
  }

  protected give<Key extends keyof Given>(key: Key, value: Given[Key]): void {
    const before = { given: this.given, initial: this.initial };
    const given = renewed(this.given, key, value);
    if (given === undefined && key !== this.refused) return;
    this.given = given || this.given;
    this.refused = undefined;
    const { huiqi, state } = this;
    if (state === undefined || huiqi === undefined) return this.begin();
    const initial = this.initial = this.initialFor(huiqi, state.model.application.measure);
    // Only what is given anew takes the place of what was told meanwhile.
    const next = key === "application" ? initial : withPart(state.model.application, key, initial[key as Part]);
    if (!this.hand(next)) Object.assign(this, before, { refused: key });
  }

  /** Puts an application in place of all answers; one that the engine refuses changes nothing. */
  protected hand(application: Application): boolean {
    const { state } = this;
    return state === undefined || this.handIn(() => state.model.replace(application));
  }

  /** Runs what changes answers though no person has answered; says whether the engine took it. */
  private handIn(action: () => void): boolean {
    const { answers } = this;
    const before = answers.snapshot();
    this.handing = true;
    try {
      action();
      return true;
    } catch (error) {
      answers.restore(before);
      this.refuse(error);
      return false;
    } finally {
      this.handing = false;
    }
  }

  private changed(): void {
    const { state } = this;
    if (state === undefined) return;
    // What was said of the last action no longer fits: an undo, above all, would now take back more than it says.
    this.notice = {};
    this.portal.changed();
    this.mine = this.handing || this.user.acting;
    this.judge(state);
    this.drawSoon();
    if (this.mine && !this.handing) this.user.answered();
    this.tell(state);
  }

  protected sentence(): string {
    // Of what is told elsewhere, the element there speaks.
    return this.state === undefined || !this.mine ? "" : this.state.say();
  }

  /** What every view needs beside the state; links lead to parts of the element. */
  protected stage(): Stage {
    return { ...this.lent, notice: this.notice, locked: !this.allowCorrection, portal: this.portal };
  }

  private readonly lent: Omit<Stage, "notice" | "locked" | "portal"> = {
    act: { ...itemActions(this.owner()), jump: (path) => this.goTo(path) },
    folds: this.folds,
    links: { measure: (_, part) => "#" + part, questions: (part) => "#" + part },
  };

  /** The form's owner, apart from the element: its `focus` is another. */
  private owner(): FormOwner {
    const answersOf = (): Answers => this.answers;
    const modelOf = (): FormModel => (this.state as State).model;
    return {
      folds: this.folds,
      get answers() {
        return answersOf();
      },
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

  private portalOwner(): PortalOwner {
    const modelOf = (): FormModel | undefined => this.state && this.state.model;
    return {
      get model() {
        return modelOf();
      },
      hand: (action) => this.handIn(action),
      draw: () => this.drawSoon(),
    };
  }
}

function parsed(tag: string, name: string, value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    throw new TypeError(`<${tag}>: the attribute ${name} is no JSON: ${(error as Error).message}`);
  }
}
