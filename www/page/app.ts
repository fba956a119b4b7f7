// Holds the page together: an answer changes what is told, the screen asks the engine, the page is drawn. One set of
// answers serves all screens; which screen is shown, the address says.

import { render } from "lit/html.js";
import { canonical, type Huiqi } from "huiqi";
import { announcer } from "../element/announce.js";
import { watchComposition } from "../element/composition.js";
import { focusElement, focusQuietly, jumpTo, visit } from "../element/focus.js";
import { Folds } from "../element/folds.js";
import { idOf } from "../element/format.js";
import { itemActions, type FormOwner } from "../element/item-actions.js";
import { Library } from "../element/library.js";
import { profileActions, type ProfileOwner } from "../element/profile-actions.js";
import { pageText } from "../element/text.zh.js";
import type { Notice } from "../element/view.js";
import { watchWidth } from "../element/width.js";
import { Answers, type FormModel, type Snapshot } from "../model/index.js";
import { openReceipt, saveText } from "./files.js";
import { watchAddress } from "./history.js";
import { LINKS, readRoute, type Route } from "./route.js";
import { MeasureScreen } from "./screens/measure.js";
import { ProfileScreen } from "./screens/profile.js";
import type { PageActions, PageStage, Screen } from "./screens/screen.js";

export class App implements FormOwner, ProfileOwner {
  private readonly library: Library;
  readonly answers: Answers;
  private readonly announce: (sentence: string) => void;
  private kept: ProfileScreen | undefined;
  private screen: Screen;
  readonly folds = new Folds(() => this.draw());
  private notice: Notice = {};
  private before: Snapshot | undefined;
  /** What a composition or the next picture holds back: nothing, a drawing, or an answer too. */
  private due: "nothing" | "drawing" | "answer" = "nothing";
  private readonly composing: () => boolean;

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
    this.composing = watchComposition(root, () => this.catchUp());
    this.screen = this.screenOf(this.routeOf(location.hash));
  }

  start(): void {
    this.watchLinks();
    this.answers.subscribe(() => this.changed());
    watchWidth(this.root);
    this.folds.watchPrint(() => this.catchUp());
    watchAddress((hash, scroll) => this.follow(hash, scroll));
    this.answer();
    document.title = pageText.title(this.screen.title);
    const { part } = this.routeOf(location.hash);
    if (part !== undefined) visit(document, part);
  }

  private routeOf(hash: string): Route {
    const measure = hash === "" && this.first !== undefined ? this.library.find(this.first) : undefined;
    return measure === undefined ? readRoute(hash, this.library) : { screen: "measure", measure: measure.id };
  }

  private screenOf(route: Route): Screen {
    const { measure } = route;
    if (measure !== undefined) {
      const shown = this.screen instanceof MeasureScreen && this.screen.measure.id === measure;
      return shown ? this.screen : new MeasureScreen(this.huiqi, this.library, this.answers, measure, this.library.allFields);
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
    document.title = pageText.title(this.screen.title);
    if (scroll === undefined && route.part !== undefined) return void visit(document, route.part);
    if (this.screen.title !== title) this.focusHeading();
    window.scrollTo(0, scroll || 0);
  }

  /** A link to where one is already changes no address, but goes there all the same. */
  private watchLinks(): void {
    this.root.addEventListener("click", (event) => {
      const link = (event.target as Element).closest("a");
      if (!link || link.hash === "" || link.hash !== location.hash) return;
      const { part } = this.routeOf(link.hash);
      if (part !== undefined) visit(document, part);
    });
  }

  private changed(): void {
    // What was said of the last action no longer fits: an undo, above all, would now take back more than it says.
    this.notice = {};
    if (!this.screen.patient) return this.answer();
    if (this.due !== "answer" && !this.composing()) requestAnimationFrame(() => this.catchUp());
    this.due = "answer";
  }

  /** In the same turn, so that the screen never shows an answer beside the result of another. */
  private answer(): void {
    this.screen.answer();
    this.draw();
  }

  draw(): void {
    if (this.composing()) {
      if (this.due === "nothing") this.due = "drawing";
      return;
    }
    this.due = "nothing";
    render(this.screen.draw({ ...this.stage, notice: this.notice }), this.root);
    this.announce(this.screen.say());
  }

  private catchUp(): void {
    if (this.composing()) return;
    if (this.due === "answer") this.answer();
    else if (this.due === "drawing") this.draw();
  }

  get model(): FormModel {
    return this.screen.model;
  }

  get profile(): ProfileScreen | undefined {
    return this.screen instanceof ProfileScreen ? this.screen : undefined;
  }

  /** Draws what is due first: the field may have come with the last answer. */
  goTo(path: string): void {
    this.folds.reveal(path);
    this.catchUp();
    jumpTo(document, path);
  }

  focus(id: string): void {
    focusElement(document, id);
  }

  notify(notice: Notice): void {
    this.catchUp();
    this.notice = notice;
    this.draw();
  }

  ask(): void {
    this.answer();
    visit(document, "question-heading");
  }

  /** The screen's heading, where whoever cannot see it begins to read. */
  private focusHeading(): void {
    const heading = this.root.querySelector<HTMLElement>("h1");
    if (heading) focusQuietly(heading);
  }

  private readonly page: PageActions = {
    save: () => this.save(),
    open: (file) => void this.open(file),
    clear: () => {
      this.before = this.answers.snapshot();
      this.answers.clear();
      this.notify({ cleared: true });
      this.focus("undo-clear");
    },
    undoClear: () => {
      if (this.before) this.answers.restore(this.before);
    },
  };

  private stage: Omit<PageStage, "notice"> = {
    money: "yuan",
    act: {
      ...itemActions(this),
      typeIn: (unit) => {
        this.stage = { ...this.stage, money: unit };
        this.draw();
      },
      jump: (path) => {
        // The screen of all measures shows one question at a time; the others stand on a screen of their own.
        this.folds.reveal(path);
        if (!jumpTo(document, path)) location.hash = LINKS.questions(idOf(path));
      },
    },
    profile: profileActions(this),
    page: this.page,
    links: LINKS,
    folds: this.folds,
    locked: false,
  };

  private save(): void {
    if (!(this.screen instanceof MeasureScreen)) return;
    const receipt = this.screen.receipt();
    const name = `huiqi-${this.screen.measure.id}-${receipt.assessment.date}.json`;
    // The same bytes as `huiqi receipt --json` prints.
    saveText(name, canonical(receipt) + "\n");
    this.notify({ file: { message: pageText.receipt.saved(name) } });
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
}
