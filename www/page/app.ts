// Holds the page together: an answer changes what is told, the screen asks the engine, the page is drawn. One set of
// answers serves all screens; which screen is shown, the address says.

import { render } from "lit/html.js";
import { canonical, type Huiqi } from "huiqi";
import { Answers, join, type Snapshot } from "../model/index.js";
import { announcer } from "./announce.js";
import { openReceipt, saveText } from "./files.js";
import { focusElement, focusHeading, jumpTo, visit } from "./focus.js";
import { idOf } from "./format.js";
import { watchAddress } from "./history.js";
import { Library } from "./library.js";
import { QUESTIONS, readRoute, type Route } from "./route.js";
import { MeasureScreen } from "./screens/measure.js";
import { ProfileScreen } from "./screens/profile.js";
import type { Screen } from "./screens/screen.js";
import { text } from "./text.zh.js";
import type { Actions, Notice } from "./view.js";

export class App {
  private readonly library: Library;
  private readonly answers: Answers;
  private readonly announce: (sentence: string) => void;
  private kept: ProfileScreen | undefined;
  private screen: Screen;
  private notice: Notice = {};
  private before: Snapshot | undefined;
  /** What a composition or the next picture holds back: nothing, a drawing, or an answer too. */
  private due: "nothing" | "drawing" | "answer" = "nothing";
  private composing = false;

  /** `first`: the measure that an address without a `#` opens; none: all of them. */
  constructor(
    private readonly huiqi: Huiqi,
    private readonly first: string | undefined,
    private readonly root: HTMLElement,
    status: HTMLElement,
  ) {
    this.library = new Library(huiqi);
    // A match of nothing tells the day, so that the page needs no clock of its own.
    this.answers = new Answers({ date: huiqi.match({ facts: {} }).date, facts: {}, papers: {} });
    this.announce = announcer(status);
    this.screen = this.screenOf(this.routeOf(location.hash));
  }

  start(): void {
    this.watchComposition();
    this.watchLinks();
    this.answers.subscribe(() => this.changed());
    watchAddress((hash, scroll) => this.follow(hash, scroll));
    this.answer();
    document.title = text.title(this.screen.title);
    const { part } = this.routeOf(location.hash);
    if (part !== undefined) visit(part);
  }

  private routeOf(hash: string): Route {
    const measure = hash === "" && this.first !== undefined ? this.library.find(this.first) : undefined;
    return measure === undefined ? readRoute(hash, this.library) : { screen: "measure", measure: measure.id };
  }

  private screenOf(route: Route): Screen {
    const { measure } = route;
    if (measure !== undefined) {
      const shown = this.screen instanceof MeasureScreen && this.screen.measure.id === measure;
      return shown ? this.screen : new MeasureScreen(this.huiqi, this.library, this.answers, measure);
    }
    if (this.kept === undefined) this.kept = new ProfileScreen(this.huiqi, this.library, this.answers);
    this.kept.enter(route);
    return this.kept;
  }

  /** Another address: another screen, or another part of the one that is shown. */
  private follow(hash: string, scroll: number | undefined): void {
    const route = this.routeOf(hash);
    const title = this.screen.title;
    this.screen = this.screenOf(route);
    this.notice = {};
    this.answer();
    document.title = text.title(this.screen.title);
    if (scroll === undefined && route.part !== undefined) return visit(route.part);
    if (this.screen.title !== title) focusHeading();
    window.scrollTo(0, scroll || 0);
  }

  /** A link to where one is already changes no address, but goes there all the same. */
  private watchLinks(): void {
    this.root.addEventListener("click", (event) => {
      const link = (event.target as Element).closest("a");
      if (!link || link.hash === "" || link.hash !== location.hash) return;
      const { part } = this.routeOf(link.hash);
      if (part !== undefined) visit(part);
    });
  }

  /**
   * An input method writes its half-typed syllables into the field. Drawing meanwhile would disturb it and assessing
   * would judge what nobody said, so everything waits for the composition's end, where the field tells its text anew.
   */
  private watchComposition(): void {
    this.root.addEventListener("compositionstart", () => { this.composing = true; }, true);
    // In the capture phase, so that the field's own listener, which tells its text, already finds it ended.
    this.root.addEventListener("compositionend", () => { this.composing = false; }, true);
    this.root.addEventListener("compositionend", () => this.catchUp());
  }

  private changed(): void {
    // What was said of the last action no longer fits: an undo, above all, would now take back more than it says.
    this.notice = {};
    if (!this.screen.patient) return this.answer();
    if (this.due !== "answer" && !this.composing) requestAnimationFrame(() => this.catchUp());
    this.due = "answer";
  }

  /** In the same turn, so that the screen never shows an answer beside the result of another. */
  private answer(): void {
    this.screen.answer();
    this.draw();
  }

  private draw(): void {
    if (this.composing) {
      if (this.due === "nothing") this.due = "drawing";
      return;
    }
    this.due = "nothing";
    render(this.screen.draw({ notice: this.notice, act: this.actions }), this.root);
    this.announce(this.screen.say());
  }

  private catchUp(): void {
    if (this.composing) return;
    if (this.due === "answer") this.answer();
    else if (this.due === "drawing") this.draw();
  }

  private readonly actions: Actions = {
    jump: (path) => {
      // The screen of all measures shows one question at a time; the others stand on a screen of their own.
      if (!jumpTo(path)) location.hash = QUESTIONS + "/" + idOf(path);
    },
    addItem: (list) => this.goTo(join(list, this.screen.model.addItem(list))),
    copyItem: (list, index) => this.goTo(join(list, this.screen.model.copyItem(list, index))),
    removeItem: (list, index, title) => {
      this.before = this.answers.snapshot();
      this.screen.model.removeItem(list, index);
      this.notify({ removed: { list, title } });
      focusElement("undo-removal");
    },
    undoRemoval: () => {
      const { removed } = this.notice;
      if (this.before) this.answers.restore(this.before);
      if (removed) this.goTo(removed.list);
    },
    save: () => this.save(),
    open: (file) => void this.open(file),
    clear: () => {
      this.before = this.answers.snapshot();
      this.answers.clear();
      this.notify({ cleared: true });
      focusElement("undo-clear");
    },
    undoClear: () => {
      if (this.before) this.answers.restore(this.before);
    },
    nextQuestion: () => this.interview((profile) => {
      const { interview: { current }, model } = profile;
      profile.interview.next();
      if (current !== undefined && model.answer(current.path).state === "open") model.tellUnsure(current.path);
    }),
    lastQuestion: () => this.interview(({ interview }) => interview.back()),
    ask: (question) => this.interview(({ interview }) => interview.ask(question)),
    look: (query) => this.onProfile((profile) => profile.look(query)),
    sort: (order) => this.onProfile((profile) => profile.sort(order)),
  };

  /** Draws what is due first: the field may have come with the last answer. */
  private goTo(path: string): void {
    this.catchUp();
    jumpTo(path);
  }

  private onProfile(change: (profile: ProfileScreen) => void): void {
    if (!(this.screen instanceof ProfileScreen)) return;
    change(this.screen);
    this.draw();
  }

  private interview(change: (profile: ProfileScreen) => void): void {
    if (!(this.screen instanceof ProfileScreen)) return;
    change(this.screen);
    this.answer();
    visit("question-heading");
  }

  private save(): void {
    if (!(this.screen instanceof MeasureScreen)) return;
    const receipt = this.screen.receipt();
    const name = `huiqi-${this.screen.measure.id}-${receipt.assessment.date}.json`;
    // The same bytes as `huiqi receipt --json` prints.
    saveText(name, canonical(receipt) + "\n");
    this.notify({ file: { message: text.receipt.saved(name) } });
  }

  private async open(file: File): Promise<void> {
    const { screen } = this;
    if (!(screen instanceof MeasureScreen)) return;
    const { notice, application } = await openReceipt(file, this.huiqi, screen.measure.id);
    // Whoever has gone on meanwhile no longer waits for it.
    if (this.screen !== screen) return;
    if (application) screen.model.replace(application);
    this.notify({ file: notice });
  }

  private notify(notice: Notice): void {
    this.catchUp();
    this.notice = notice;
    this.draw();
  }
}
