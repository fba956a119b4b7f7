// `<huiqi-match>`: one applicant and all measures. What may be applied for, what it comes to, and which question decides next.

import { html, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import type { Application, Huiqi, Matches, Profile } from "huiqi";
import { FormModel } from "../model/index.js";
import { ASKING_ATTRIBUTES, AskingElement } from "./asking-element.js";
import { HuiqiForm } from "./form-element.js";
import { fill } from "./format.js";
import { applicationOf } from "./given.js";
import { dayOf, libraryOf } from "./library.js";
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

/** A measure, and the part of its form that a link leads to: the id of an element, or the address of a clause. */
interface Choice {
  measure: string;
  part: string | undefined;
}

/** Properties that an embedder may have set before the element was defined. */
const PROPERTIES = [
  "engine", "hooks", "calculate", "questions", "href", "htmlFor", "allowCorrection", "care", "money", "answers", "profile", "date", "facts", "verified",
];

/**
 * All measures for one applicant: the questions, what may be applied for, what it comes to, and the list to look through.
 *
 * @tag huiqi-match
 * @attr {string} href - Where a measure's link leads, with `{measure}` in place of its id, and `{part}` in place of what it leads to there.
 * @attr {string} for - Id of a `<huiqi-form>` on the page, in which a chosen measure opens with the same answers.
 * @attr {string} profile - Facts and day, as JSON.
 * @csspart total - The card of what the match comes to.
 * @csspart measures - The card with the list of measures.
 * @csspart search - The fields that narrow the list.
 * @csspart group - The heading of measures of one verdict.
 * @csspart entry - One measure in the list.
 * @fires {CustomEvent<MatchDetail>} huiqi-ready - The engine has come and the measures are shown; once for each engine.
 * @fires {CustomEvent<MatchDetail>} huiqi-match - There is another match, whoever changed the answers.
 * @fires {CustomEvent<ChooseDetail>} huiqi-choose - A measure is chosen. Cancelled, its link is not followed.
 */
export class HuiqiMatch extends AskingElement<ProfileState> {
  static get observedAttributes(): string[] {
    return [...ASKING_ATTRIBUTES, "profile", "href", "for"];
  }

  /** The answers are others than those that the engine has been asked about. */
  private stale = false;
  /** There is a match that nobody has been told of. */
  private untold = false;
  /** Drawn anew as a whole when this is another object. */
  private whole = {};
  /** What links lead to, by their address. */
  private led: Record<string, Choice> = {};

  /** The facts and the day, as told so far. What is handed in takes the place of all answers. */
  get profile(): Profile | undefined {
    const { toldNow } = this;
    return toldNow && profileOf(toldNow);
  }

  set profile(profile: Profile | undefined) {
    this.give("application", profile && { ...profile, measure: "" });
  }

  protected readonly usual = "next";
  protected readonly outcome = "total-heading";

  /** Where a measure's link leads, with `{measure}` in place of its id, and `{part}` in place of what it leads to there. Without it a choice is the event `huiqi-choose` alone. */
  get href(): string {
    return this.getAttribute("href") || "";
  }

  set href(href: string) {
    this.setAttribute("href", href);
  }

  /**
   * Id of a `<huiqi-form>` in the same document, in which a chosen measure opens, with the same answers: what is told in
   * one is told in both. (The attribute is `for`.)
   */
  get htmlFor(): string {
    return this.getAttribute("for") || "";
  }

  set htmlFor(id: string) {
    this.setAttribute("for", id);
  }

  /**
   * Every measure with its verdict, and the total; none until the engine has come. Not called `matches`, which every
   * element has from the DOM.
   */
  get match(): Matches | undefined {
    this.catchUp();
    this.settle();
    return this.state && this.state.matches;
  }

  override connectedCallback(): void {
    this.takeOver(...PROPERTIES);
    super.connectedCallback();
    this.formed();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === "href" || name === "for") this.whole = {};
    if (name === "href" || name === "for") this.drawSoon();
  }

  protected make(huiqi: Huiqi): void {
    this.whole = {};
    this.stale = this.untold = false;
    if (!this.joined) this.answers.replace(this.initialFor(huiqi));
    this.state = new ProfileState(huiqi, libraryOf(huiqi), this.answers);
  }

  protected shown(): void {
    this.portal.opened();
  }

  protected initialFor(huiqi: Huiqi): Application {
    const application = applicationOf(this.given, "");
    return application.date === undefined ? { ...application, date: dayOf(huiqi) } : application;
  }

  protected judge(state: ProfileState): void {
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

  /** Once it is drawn. */
  protected tell(): void {
    this.untold = true;
  }

  protected detail({ model, matches }: ProfileState): MatchDetail {
    return { profile: profileOf(model.application), matches };
  }

  protected template(): TemplateResult {
    this.settle();
    if (this.state === undefined) return html``;
    const view = this.state.view({ ...this.stage(), links: this.links, profile: this.actions });
    return html`
      ${keyed(this.whole, matchBody(view, this.questions === "all"))}
      <p class="help" part="source">${text.footer(view.pack.title, view.pack.number, view.pack.version)}</p>`;
  }

  protected override drawn(): void {
    this.formed();
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
        this.catchUp();
        this.stale = true;
        this.drawSoon();
        this.goTo("question");
      },
    };
  }

  private readonly links: Links = {
    measure: (id, part) => {
      const address = this.leads ? fill(this.href, id, part) : `#${id}/${part || ""}`;
      this.led[address] = { measure: id, part };
      return address;
    },
    questions: (part) => "#" + (part || "form"),
  };

  protected override follow(link: HTMLAnchorElement, event: MouseEvent): void {
    const choice = this.led[link.getAttribute("href") as string];
    if (choice === undefined) return super.follow(link, event);
    // Into another tab or window, as browsers have it.
    if (this.leads && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) return;
    const { measure } = choice;
    this.portal.track({ name: "choose", measure });
    const going = this.dispatchEvent(new CustomEvent<ChooseDetail>("huiqi-choose", {
      bubbles: true, composed: true, cancelable: true, detail: { measure, application: this.applicationFor(measure) },
    }));
    if (!this.leads || !going) event.preventDefault();
    if (going && this.htmlFor !== "") this.attempt(() => this.fill(choice));
  }

  /** Links lead away: to a page of the embedder's. */
  private get leads(): boolean {
    return this.href !== "" && this.htmlFor === "";
  }

  /** The form in which a measure opens, with the same answers. */
  private formed(): HuiqiForm | undefined {
    const found = this.htmlFor === "" || !this.isConnected ? null
      : (this.getRootNode() as Document | ShadowRoot).getElementById(this.htmlFor);
    if (!(found instanceof HuiqiForm)) return undefined;
    found.answers = this.answers;
    return found;
  }

  /** Opens a measure in the form. */
  private fill({ measure, part = "head" }: Choice): void {
    const form = this.formed();
    if (form === undefined) throw new TypeError(`<huiqi-match for="${this.htmlFor}">: no <huiqi-form> has this id`);
    form.hidden = false;
    form.measure = measure;
    form.goTo(part);
  }

  /** What is told here of all that a measure's form asks, and nothing else. */
  private applicationFor(measure: string): Application {
    const library = libraryOf(this.huiqi as Huiqi);
    return new FormModel(library.fields(measure), this.answers, measure, () => library.allFields).application;
  }
}

function profileOf({ date, facts }: Application): Profile {
  return date === undefined ? { facts } : { date, facts };
}
