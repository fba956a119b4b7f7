// What the elements that ask have in common: what an embedder hands in, by property or as JSON in an attribute, the answers
// that take its place, and the events of whoever answers.

import type { Application, Huiqi } from "huiqi";
import { Answers, questionAt, type FormModel, type Open, type Snapshot } from "../model/index.js";
import { afterPaint } from "./after-paint.js";
import { renewed, withPart, type Given, type Part } from "./given.js";
import type { HuiqiHooks } from "./hooks.js";
import { HOST_ATTRIBUTES, HuiqiElement } from "./host.js";
import { interviewActions, type Interviewed } from "./interview-actions.js";
import { itemActions, type FormOwner } from "./item-actions.js";
import { Portal, type PortalOwner } from "./portal.js";
import { UserEvents } from "./user-events.js";
import type { MoneyUnit, Notice, Stage } from "./view.js";

/** What is asked about, and what the engine makes of the answers. */
export interface Asked extends Interviewed {
  /** What can still be told, the best first. */
  readonly questions: readonly Open[];
  /** The result as one sentence. */
  say(): string;
}

/** What the event `huiqi-questions` carries. */
export interface QuestionsDetail {
  questions: "next" | "all";
}

/** Attributes that every element that asks observes. */
export const ASKING_ATTRIBUTES = [...HOST_ATTRIBUTES, "allow-correction", "care", "date", "facts", "money", "questions", "verified"];

const JSON_ATTRIBUTES = ["application", "facts", "materials", "profile", "verified"];

/**
 * What embedders see of every element that asks.
 *
 * @attr {boolean} allow-correction - What is verified may be changed; it is not verified any more then.
 * @attr {boolean} care - 关怀模式: large text, large targets, one column, less at once.
 * @attr {string} date - Day of application, `YYYY-MM-DD`.
 * @attr {string} facts - Facts by group and name, as JSON.
 * @attr {"yuan" | "ten-thousand"} money - What sums are typed in: yuan, or 万元. The person may change it; what is told is yuan.
 * @attr {"next" | "all"} questions - One question at a time, or all of them; the person may change it.
 * @attr {string} verified - Paths of verified facts, as a JSON list.
 * @attr {"light" | "dark" | "auto"} theme - `auto`: as the device has it. Light where it is left out.
 * @attr {string} stylesheet - Address of `huiqi.css`, for browsers that cannot construct a style sheet (Safari before 16.4).
 * @csspart base - What everything stands in.
 * @csspart card - Each card; most have a name of their own beside it.
 * @csspart asking - The card of the question asked now.
 * @csspart date - The card of the application day.
 * @csspart disagreements - The card of what is told otherwise than it is verified.
 * @csspart question - One question with its label, help, control and problems.
 * @csspart money - The choice of the unit in which sums are typed.
 * @csspart label - The label of a question.
 * @csspart control - A field or a list to choose from.
 * @csspart option - An answer to choose, with its box.
 * @csspart problems - What is wrong with an answer.
 * @csspart item - One item of a list.
 * @csspart button - A button.
 * @csspart source - The document and the version of its data.
 * @cssprop [--huiqi-unit=16px] - What all lengths are counted in: the size of text.
 * @cssprop [--huiqi-care-unit=20px] - The size of text in 关怀模式, 18px to 30px.
 * @cssprop [--huiqi-care-target=60px] - How high and wide is what one touches in 关怀模式.
 * @cssprop [--huiqi-top=0px] - Height of a bar of the page that stays at the top.
 * @cssprop --huiqi-font - The fonts of text: those of the system.
 * @cssprop --huiqi-font-code - The fonts of digests: those of the system.
 * @cssprop --huiqi-radius - How round corners are: half a unit.
 * @cssprop --huiqi-target - How high is what one touches: 2.75 units.
 * @cssprop [--huiqi-primary=#0b4f9e] - Links and buttons.
 * @cssprop [--huiqi-primary-hover=#083c79] - The same under the pointer.
 * @cssprop [--huiqi-primary-soft=#e8f0fa] - Their ground under the pointer.
 * @cssprop [--huiqi-on-primary=#ffffff] - Text on the main button.
 * @cssprop --huiqi-focus - The ring around what has the focus: the primary colour.
 * @cssprop [--huiqi-ground=#f3f5f8] - The ground between cards, where there is one.
 * @cssprop [--huiqi-surface=#ffffff] - The ground of cards.
 * @cssprop [--huiqi-surface-sunken=#f7f9fb] - The ground of items, and of fields that are locked.
 * @cssprop [--huiqi-text=#17202b] - Text.
 * @cssprop [--huiqi-text-muted=#4a5665] - Text that explains.
 * @cssprop [--huiqi-line=#d3dae3] - Lines.
 * @cssprop [--huiqi-line-strong=#6b7787] - The frames of fields.
 * @cssprop [--huiqi-met=#0a5c33] - What is met.
 * @cssprop [--huiqi-met-soft=#e3f3ea] - Its ground.
 * @cssprop [--huiqi-unmet=#9d1420] - What is not met, or wrong.
 * @cssprop [--huiqi-unmet-soft=#fcebec] - Its ground.
 * @cssprop [--huiqi-open=#6f4400] - What is still open.
 * @cssprop [--huiqi-open-soft=#fdf1da] - Its ground.
 * @cssprop [--huiqi-office=#0b4f9e] - What the office decides.
 * @cssprop [--huiqi-office-soft=#e8f0fa] - Its ground.
 * @fires {Event} input - An answer has changed; as often as a native control fires it.
 * @fires {Event} change - An answer is given: a field is left, a choice is made, an item added or removed.
 * @fires {CustomEvent<MoneyDetail>} huiqi-money - The person types sums in another unit from now on.
 * @fires {CustomEvent<QuestionsDetail>} huiqi-questions - The person wants one question at a time, or all of them.
 * @fires {CustomEvent<{error: unknown}>} huiqi-error - The engine did not come, or refused what was handed in; or the measure is missing.
 */
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
  /** The answers that the engine has judged last, and that are told of. */
  private judged: Snapshot | undefined;
  /** The engine that is told to have come. */
  private readied: Huiqi | undefined;
  /** The last answer was given, or handed in, here and not in an element with the same answers. */
  private mine = true;
  private kept = new Answers();
  private leave: () => void = () => undefined;
  private notice: Notice = {};
  /** What was handed in last and refused: the value before it, handed in again, is news to whoever heard the refusal. */
  private refused: keyof Given | undefined;
  private readonly user = new UserEvents(this, this.shadow, () => this.catchUp());
  private readonly judgeLater = afterPaint(() => this.catchUp());

  constructor() {
    super();
    this.portal = new Portal(this.portalOwner());
    this.listen();
  }

  /** Makes the state anew, as it is handed in: another measure, other answers, another engine. */
  protected abstract make(huiqi: Huiqi): void;

  /** The state is shown. */
  protected abstract shown(state: State): void;

  /** What is handed in, on the day that the engine takes where none is given: the day that is computed for is shown. */
  protected abstract initialFor(huiqi: Huiqi, measure: string): Application;

  /** The answers are others. */
  protected abstract judge(state: State): void;

  /** Tells the embedder that there is another state; the person's own events are out. */
  protected abstract tell(state: State): void;

  /** What the embedder is told of a state. */
  protected abstract detail(state: State): object;

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
    return this.has("allow-correction");
  }

  set allowCorrection(allowed: boolean) {
    this.toggleAttribute("allow-correction", Boolean(allowed));
  }

  /** 关怀模式, for whoever sees or touches with effort: large text and targets, one column, less at once. */
  get care(): boolean {
    return this.has("care");
  }

  set care(care: boolean) {
    this.toggleAttribute("care", Boolean(care));
  }

  /** Frameworks that know no property of that name write what is false as a word. */
  private has(attribute: string): boolean {
    const value = this.getAttribute(attribute);
    return value !== null && value !== "false";
  }

  /**
   * What sums are typed in from now on: `yuan`, or `ten-thousand` for 万元. What was typed keeps its own unit, and the engine
   * is told yuan. The person may change it.
   */
  get money(): MoneyUnit {
    return this.getAttribute("money") === "ten-thousand" ? "ten-thousand" : "yuan";
  }

  set money(unit: MoneyUnit) {
    this.setAttribute("money", unit);
  }

  /** `next`: one question at a time, the one first that settles most. `all`: every question. The person may change it. */
  get questions(): "next" | "all" {
    const told = this.getAttribute("questions");
    return told === "next" || told === "all" ? told : this.usual;
  }

  set questions(questions: "next" | "all") {
    this.setAttribute("questions", questions);
  }

  /** Where neither is asked for. */
  protected abstract readonly usual: "next" | "all";

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
    if (name === "care") this.container.classList.toggle("care", this.care);
    if (name === "allow-correction" || name === "care" || name === "money" || name === "questions") this.drawSoon();
    else if (name === "date" || JSON_ATTRIBUTES.indexOf(name) >= 0) this.attempt(() => this.assign(name, value || undefined));
  }

  private assign(name: string, value: string | undefined): void {
    // A property that was set before the element was defined counts before the attribute.
    if (Object.prototype.hasOwnProperty.call(this, name)) return;
    (this as unknown as Record<string, unknown>)[name] = value && name !== "date" ? parsed(this.localName, name, value) : value;
  }

  /** What is told now, or handed in until the engine has come. */
  protected get toldNow(): Application | undefined {
    return this.state === undefined ? this.given.application : this.state.model.application;
  }

  protected told<Key extends Part>(key: Key): Application[Key] | undefined {
    const { toldNow } = this;
    return (toldNow === undefined ? this.given : toldNow)[key] as Application[Key] | undefined;
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
    // Only what is given anew takes the place of what was told meanwhile; what was verified of other facts goes with them.
    const next = key === "application" ? initial : withPart(state.model.application, key, initial[key as Part]);
    if (!this.hand(key === "facts" ? withPart(next, "verified", initial.verified) : next)) Object.assign(this, before, { refused: key });
    else this.portal.verifyAgain();
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

  protected opened(): void {
    this.begin();
  }

  /** Begins anew, as it is handed in. */
  protected begin(): void {
    const { huiqi } = this;
    if (huiqi === undefined) return;
    this.state = undefined;
    this.renew(() => this.make(huiqi));
    const state = this.state as State | undefined;
    if (state === undefined) return;
    const judged = this.judged = this.answers.snapshot();
    this.shown(state);
    if (this.readied !== huiqi) {
      this.readied = huiqi;
      this.emit("huiqi-ready", this.detail(state));
    } else if (this.judged === judged) {
      this.tell(state);
    }
  }

  private changed(): void {
    const { state, user } = this;
    // After a refusal all is as it was, and told already.
    if (state === undefined || this.judged === this.answers.snapshot()) return;
    this.mine = this.handing || user.acting;
    const answered = this.mine && !this.handing;
    // A letter is painted first, and judged then: with many items on a slow phone that takes longer than a letter may.
    const later = answered && user.typing;
    if (later) this.judgeLater();
    else this.judgeNow(state);
    if (answered) user.answered();
    if (!later) this.tell(state);
  }

  private judgeNow(state: State): void {
    const now = this.answers.snapshot();
    this.judge(state);
    this.judged = now;
    // What was said of the last action no longer fits: an undo, above all, would now take back more than it says.
    this.notice = {};
    this.portal.changed();
    this.drawSoon();
  }

  /** Judges what is typed and not judged yet. Whoever asks for more than the answers does this first. */
  protected catchUp(): void {
    const { state } = this;
    const now = this.answers.snapshot();
    if (state === undefined || this.judged === now) return;
    if (this.attempt(() => this.judgeNow(state))) this.tell(state);
    // What is refused is so at the next attempt, too.
    else this.judged = now;
  }

  protected override drawDue(): void {
    this.catchUp();
    super.drawDue();
  }

  /** Where one question is asked at a time, that very question is asked; what is not shown then, among all of them. */
  protected override bring(part: string): boolean {
    const { state } = this;
    if (part === "question" || part === "form") this.ask(part === "form" ? "all" : "next");
    const at = state && this.questions === "next" ? questionAt(part, state.questions, state.model.fields) : undefined;
    if (state !== undefined && at !== undefined) {
      if (state.interview.current === undefined || state.interview.current.path !== at.path) state.interview.ask(at);
      this.drawSoon();
    }
    this.drawDue();
    if (super.bring(at ? at.path : part === "question" ? "question-heading" : part)) return true;
    if (!/^(\/|at-)/.test(part)) return false;
    this.ask("all");
    this.drawDue();
    return super.bring(part);
  }

  private ask(questions: "next" | "all"): void {
    if (questions === this.questions) return;
    this.questions = questions;
    this.emit("huiqi-questions", { questions } as QuestionsDetail);
  }

  /** What one may do where one question is asked at a time. */
  protected readonly steps = interviewActions(() => this.state, () => {
    this.drawSoon();
    this.goTo("question");
  });

  protected sentence(): string {
    // Of what is told elsewhere, the element there speaks.
    return this.state === undefined || !this.mine ? "" : this.state.say();
  }

  /** What every view needs beside the state; links lead to parts of the element. */
  protected stage(): Stage {
    return { ...this.lent, care: this.care, money: this.money, notice: this.notice, locked: !this.allowCorrection, portal: this.portal };
  }

  private readonly lent: Omit<Stage, "care" | "money" | "notice" | "locked" | "portal"> = {
    act: {
      ...itemActions(this.owner()),
      jump: (path) => this.goTo(path),
      typeIn: (unit) => {
        this.money = unit;
        this.emit("huiqi-money", { money: unit });
      },
    },
    folds: this.folds,
    links: { measure: (_, part) => "#" + part, questions: (part) => "#" + (part || "form") },
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
      focus: (ids) => void ids.some((id) => this.goToId(id)),
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
