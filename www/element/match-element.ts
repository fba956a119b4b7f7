// `<huiqi-match>`: one applicant and all measures. What may be applied for, what it comes to, and which question decides next.

import { html, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import type { Application, Huiqi, Matches, Profile } from "huiqi";
import { FormModel, locate } from "../model/index.js";
import { ASKING_ATTRIBUTES, AskingElement } from "./asking-element.js";
import { jumpTo } from "./focus.js";
import { applicationOf } from "./given.js";
import { libraryOf } from "./library.js";
import { profileActions } from "./profile-actions.js";
import { ProfileState } from "./profile-state.js";
import { text } from "./text.zh.js";
import type { Links } from "./view.js";
import { matchBody } from "./views/match.js";

/** What the events `huiqi-ready` and `huiqi-match` carry. */
export interface MatchDetail {
  profile: Profile;
  matches: Matches;
}

/** What the event `huiqi-choose` carries. */
export interface ChooseDetail {
  /** Id of the measure. */
  measure: string;
  /** What is told of all that its form asks: the `application` of a `<huiqi-form>`. */
  application: Application;
}

/** Properties that an embedder may have set before the element was defined. */
const PROPERTIES = ["engine", "questions", "href", "allowCorrection", "profile", "date", "facts", "verified"];

const PLACEHOLDER = /\{measure\}/g;

/**
 * All measures for one applicant: the questions, what may be applied for, what it comes to, and the list to look through.
 *
 * @tag huiqi-match
 * @attr {"next" | "all"} questions - One question at a time, or all of them.
 * @attr {string} href - Where a measure's link leads, with `{measure}` in place of its id.
 * @attr {boolean} allow-correction - What is verified may be changed; it is not verified any more then.
 * @attr {string} date - Day of application, `YYYY-MM-DD`.
 * @attr {string} profile - Facts and day, as JSON.
 * @attr {string} facts - Facts by group and name, as JSON.
 * @attr {string} verified - Paths of verified facts, as a JSON list.
 * @attr {"light" | "dark" | "auto"} theme - `auto`: as the device has it. Light where it is left out.
 * @attr {string} stylesheet - Address of `huiqi.css`, for browsers that cannot construct a style sheet (Safari before 16.4).
 * @fires {Event} input - An answer has changed; as often as a native control fires it.
 * @fires {Event} change - An answer is given: a field is left, a choice is made, an item added or removed.
 * @fires {CustomEvent<MatchDetail>} huiqi-ready - The engine has come and the measures are shown.
 * @fires {CustomEvent<MatchDetail>} huiqi-match - There is another match, whoever changed the answers.
 * @fires {CustomEvent<ChooseDetail>} huiqi-choose - A measure is chosen. Cancelled, its link is not followed.
 * @fires {CustomEvent<{error: unknown}>} huiqi-error - The engine did not come, or refused what was handed in.
 */
export class HuiqiMatch extends AskingElement<ProfileState> {
  static get observedAttributes(): string[] {
    return [...ASKING_ATTRIBUTES, "profile", "questions", "href"];
  }

  /** The answers are others than those that the engine has been asked about. */
  private stale = false;
  /** There is a match that nobody has been told of. */
  private untold = false;
  /** Drawn anew as a whole when this is another object. */
  private whole = {};
  private chosen: Record<string, string> = {};

  /** The facts and the day, as told so far. What is handed in takes the place of all answers. */
  get profile(): Profile | undefined {
    return this.current && profileOf(this.current);
  }

  set profile(profile: Profile | undefined) {
    this.give("application", profile && { ...profile, measure: "" });
  }

  /** `next`: one question at a time, the one first that settles most. `all`: every question. The person may change it. */
  get questions(): "next" | "all" {
    return this.getAttribute("questions") === "all" ? "all" : "next";
  }

  set questions(questions: "next" | "all") {
    this.setAttribute("questions", questions);
  }

  /** Where a measure's link leads, with `{measure}` in place of its id. Without it a choice is the event `huiqi-choose` alone. */
  get href(): string {
    return this.getAttribute("href") || "";
  }

  set href(href: string) {
    this.setAttribute("href", href);
  }

  /**
   * Every measure with its verdict, and the total; none until the engine has come. Not called `matches`, which every
   * element has from the DOM.
   */
  get match(): Matches | undefined {
    this.settle();
    return this.state && this.state.matches;
  }

  override connectedCallback(): void {
    this.takeOver(...PROPERTIES);
    super.connectedCallback();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === "href") this.whole = {};
    if (name === "href" || name === "questions") this.drawSoon();
  }

  protected opened(): void {
    this.begin();
    const { state } = this;
    if (state !== undefined) this.emit("huiqi-ready", this.detail(state));
  }

  protected begin(): void {
    const { huiqi } = this;
    if (huiqi === undefined) return;
    this.state = undefined;
    this.whole = {};
    this.renew(() => {
      this.initial = this.initialFor(huiqi);
      this.answers.replace(this.initial);
      this.state = new ProfileState(huiqi, libraryOf(huiqi), this.answers);
    });
  }

  protected initialFor(huiqi: Huiqi): Application {
    const application = applicationOf(this.given, "");
    return application.date === undefined ? { ...application, date: huiqi.match({ facts: {} }).date } : application;
  }

  protected judge(state: ProfileState): void {
    this.untold = true;
    this.stale = !this.handing;
    if (this.stale) return;
    // What was asked may be answered now.
    state.interview.renew();
    state.answer();
  }

  /** Once for all that changed in one turn, since it asks about all measures. */
  private settle(): void {
    const { state } = this;
    if (!this.stale || state === undefined) return;
    this.stale = false;
    this.attempt(() => state.answer());
  }

  /** A match is told of once it is drawn. */
  protected tell(): void {}

  private detail({ model, matches }: ProfileState): MatchDetail {
    return { profile: profileOf(model.application), matches };
  }

  protected template(): TemplateResult {
    this.settle();
    if (this.state === undefined) return html``;
    const { act, ...stage } = this.stage();
    const view = this.state.view({
      ...stage, links: this.links, profile: this.actions,
      act: { ...act, jump: (path) => this.jump(path) },
    });
    return html`
      ${keyed(this.whole, matchBody(view, this.questions === "all"))}
      <p class="help" part="source">${text.footer(view.pack.title, view.pack.number, view.pack.version)}</p>`;
  }

  protected override drawn(): void {
    if (!this.untold || this.state === undefined) return;
    this.untold = false;
    this.emit("huiqi-match", this.detail(this.state));
  }

  private readonly actions = profileActions(this.profileOwner());

  private profileOwner() {
    const stateOf = (): ProfileState | undefined => this.state;
    return {
      get profile() {
        return stateOf();
      },
      draw: () => this.drawSoon(),
      ask: () => {
        this.stale = true;
        this.drawSoon();
        this.visit("question");
      },
    };
  }

  private readonly links: Links = {
    measure: (id, part) => {
      const address = this.href === "" ? `#${id}/${part || ""}` : this.href.replace(PLACEHOLDER, encodeURIComponent(id));
      this.chosen[address] = id;
      return address;
    },
    questions: (part) => "#" + (part || "form"),
  };

  /** Goes to a question; where only one is shown, to all of them. */
  private jump(path: string): void {
    this.drawDue();
    if (jumpTo(this.shadow, path)) return;
    this.questions = "all";
    this.goTo(path);
  }

  protected override visit(id: string): void {
    if (id === "question") this.questions = "next";
    else if (this.shadow.getElementById(id) === null) this.questions = "all";
    this.drawDue();
    super.visit(id === "question" ? "question-heading" : id);
  }

  protected override follow(link: HTMLAnchorElement, event: MouseEvent): void {
    const measure = this.chosen[link.getAttribute("href") as string];
    if (measure === undefined) return super.follow(link, event);
    const leads = this.href !== "";
    // Into another tab or window, as browsers have it.
    if (leads && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) return;
    const going = this.choose(measure);
    if (!leads || !going) event.preventDefault();
  }

  private choose(measure: string): boolean {
    return this.dispatchEvent(new CustomEvent<ChooseDetail>("huiqi-choose", {
      bubbles: true, composed: true, cancelable: true, detail: { measure, application: this.applicationFor(measure) },
    }));
  }

  /** What is told here of all that a measure's form asks, and nothing else. */
  private applicationFor(measure: string): Application {
    const library = libraryOf(this.huiqi as Huiqi);
    const fields = library.fields(measure);
    const { application } = new FormModel(fields, this.answers, measure, library.allFields);
    const verified = (this.verified || []).filter((path) => locate(fields, path) !== undefined);
    return verified.length > 0 ? { ...application, verified } : application;
  }
}

function profileOf({ date, facts }: Application): Profile {
  return date === undefined ? { facts } : { date, facts };
}
