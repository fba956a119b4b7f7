// The screen of all measures, with one question at a time or with every question. Its element is kept for the visit: who
// comes back finds the search as it was.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { HuiqiMatch, type Snapshot } from "huiqi/element";
import { saveFile } from "../files.js";
import { showCard } from "../keep/show.js";
import { Later } from "../later.js";
import { preferences } from "../preferences.js";
import { HOME, homeHref, MEASURE_LINKS, questionsHref, QUESTIONS, type Route } from "../route.js";
import { text } from "../text.zh.js";
import { crumbs, partLinks } from "../views/frame.js";
import { onRequest } from "../views/on-request.js";
import type { Lent, Screen } from "./screen.js";

export class HomeScreen implements Screen {
  private readonly match = new HuiqiMatch();
  private readonly count: number;
  private readonly below: Later<() => TemplateResult>;
  private route: Route = { screen: "home" };
  /** The answers that were taken back last, until something else is answered. */
  private before: Snapshot | undefined;

  /** `moved`: the person has gone on to where an address leads, too. */
  constructor(private readonly lent: Lent, moved: (hash: string) => void) {
    const { match } = this;
    const { huiqi, answers } = lent;
    this.count = huiqi.measures().length;
    match.answers = answers;
    match.href = MEASURE_LINKS;
    match.setAttribute("theme", "auto");
    match.engine = huiqi;
    match.addEventListener("huiqi-questions", () => moved(match.questions === "all" ? QUESTIONS : HOME));
    answers.subscribe(() => this.forget());
    const tools = { huiqi, answers, draw: lent.draw, save: saveFile, goTo: (part: string) => this.goTo(part) };
    this.below = new Later(() => import("../keep/below.js").then(({ belowAll }) => belowAll(() => tools, lent.keeper)), lent.draw);
  }

  /** Comes to the front. */
  enter(route: Route): void {
    this.route = route;
    this.match.questions = route.screen === "questions" ? "all" : "next";
  }

  get title(): string {
    return this.isAll ? text.questions.heading : text.home.heading;
  }

  get skip(): [string, string] {
    return this.isAll ? [questionsHref("form"), text.skipToForm] : [homeHref("question"), text.home.skip];
  }

  template(): TemplateResult {
    this.match.care = this.lent.care.isOn;
    this.match.calculate = preferences().calculate;
    return html`${this.isAll ? this.questionsIntro() : this.homeIntro()}${this.match}${this.kept()}`;
  }

  goTo(part: string): void {
    if (part === "keep") showCard(part);
    else this.match.goTo(part);
  }

  private kept(): TemplateResult {
    const { value, failed } = this.below;
    return value === undefined ? html`<p class="loading" role="status">${failed ? text.partFailed : text.partLoading}</p>` : value();
  }

  private get isAll(): boolean {
    return this.route.screen === "questions";
  }

  private homeIntro(): TemplateResult {
    const { count } = this;
    const { pack } = this.lent.huiqi;
    const { nav } = text.home;
    return html`
      <div class="intro">
        ${this.route.unknown ? html`<p class="lost" role="alert">${text.home.lost}</p>` : nothing}
        <h1>${text.home.heading}</h1>
        <p class="lead">${text.home.lead(pack.title, pack.number, count)}</p>
        <p class="privacy">${text.privacy}</p>
        ${onRequest(this.lent.draw)}
        ${partLinks([[homeHref("question"), nav.question], [homeHref("total"), nav.total], [homeHref("measures"), nav.measures], [homeHref("keep"), nav.keep]])}
      </div>`;
  }

  private questionsIntro(): TemplateResult {
    return html`
      ${crumbs([HOME, text.questions.back])}
      <div class="intro">
        <h1>${text.questions.heading}</h1>
        <p class="lead">${text.questions.lead}</p>
        ${onRequest(this.lent.draw)}
        <div class="buttons">
          <button type="button" class="button button-quiet" id="clear" @click=${() => this.clear()}>${text.questions.clear}</button>
        </div>
        <div role="status">${this.before === undefined ? nothing : html`
          <p class="empty">${text.questions.cleared}
            <button type="button" class="link" id="undo-clear" @click=${() => this.undoClear()}>${text.questions.undoClear}</button>
          </p>`}</div>
      </div>`;
  }

  private clear(): void {
    const before = this.lent.answers.snapshot();
    this.lent.answers.clear();
    this.before = before;
    this.lent.draw();
  }

  private undoClear(): void {
    if (this.before !== undefined) this.lent.answers.restore(this.before);
  }

  /** An undo would now take back more than it says. */
  private forget(): void {
    if (this.before === undefined) return;
    this.before = undefined;
    this.lent.draw();
  }
}
