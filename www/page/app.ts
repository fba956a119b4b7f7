// Holds the page together: one set of answers for all screens, and the screen that the address names.

import { html, render } from "lit/html.js";
import type { Huiqi, MeasureSummary } from "huiqi";
import { Answers, dayOf } from "huiqi/element";
import { Care } from "./care/care.js";
import { watchAddress } from "./history.js";
import { keeperBanner } from "./keep/banner.js";
import { keeperOf } from "./keep/keeper-of.js";
import type { Keeper } from "./keep/keeper.js";
import { forgetPreferences } from "./preferences.js";
import { findMeasure, readRoute, reportHref, type Route } from "./route.js";
import { HomeScreen } from "./screens/home.js";
import { LazyScreen } from "./screens/lazy.js";
import { MeasureScreen } from "./screens/measure.js";
import type { Lent, Screen } from "./screens/screen.js";
import { text } from "./text.zh.js";
import { frame } from "./views/frame.js";

export class App {
  private readonly answers: Answers;
  private readonly measures: MeasureSummary[];
  private kept: HomeScreen | undefined;
  private readonly keeper: Keeper;
  private readonly care: Care;
  private readonly lent: Lent;
  private screen: Screen;
  private due = false;

  /** `first`: the measure that an address without a `#` opens; none: all of them. */
  constructor(private readonly huiqi: Huiqi, private readonly first: string | undefined, private readonly root: HTMLElement, status: HTMLElement) {
    this.measures = huiqi.measures();
    this.answers = new Answers({ date: dayOf(huiqi), facts: {}, papers: {} });
    const draw = (): void => this.drawSoon();
    this.care = new Care(root, draw);
    this.keeper = keeperOf(huiqi, this.answers, draw, () => this.forget());
    this.keeper.start();
    this.lent = { huiqi, root, draw, care: this.care, keeper: this.keeper, answers: this.answers, announce: (sentence) => { status.textContent = sentence; } };
    this.screen = this.screenOf(this.routeOf(location.hash));
  }

  start(): void {
    this.root.addEventListener("click", (event) => this.revisit(event));
    watchAddress((hash, scroll) => this.follow(hash, scroll));
    this.show(this.routeOf(location.hash));
  }

  private forget(): void {
    forgetPreferences();
    this.care.apply();
  }

  /** Made when it is first shown: it asks the engine about every measure. */
  private get home(): HomeScreen {
    return this.kept || (this.kept = new HomeScreen(this.lent, (hash) => this.moved(hash)));
  }

  private routeOf(hash: string): Route {
    const measure = hash === "" && this.first !== undefined ? findMeasure(this.measures, this.first) : undefined;
    return measure === undefined ? readRoute(hash, this.measures) : { screen: "measure", measure: measure.id };
  }

  private screenOf(route: Route): Screen {
    const { lent } = this;
    const { screen, measure, code } = route;
    if (screen === "link" && code !== undefined) return this.linkScreen(code);
    if (measure === undefined) {
      this.home.enter(route);
      return this.home;
    }
    if (screen === "report") return this.reportScreen(measure);
    const shown = this.screen instanceof MeasureScreen && this.screen.measure.id === measure;
    return shown ? this.screen : new MeasureScreen(lent, measure);
  }

  private linkScreen(code: string): Screen {
    return new LazyScreen(this.lent, text.link, [location.hash, text.skipToText],
      () => import("./screens/link.js").then(({ LinkScreen }) => new LinkScreen(this.lent, code)));
  }

  private reportScreen(measure: string): Screen {
    const { title } = this.measures.filter(({ id }) => id === measure)[0] as MeasureSummary;
    return new LazyScreen(this.lent, text.report(title), [reportHref(measure), text.skipToText],
      () => import("./screens/report.js").then(({ ReportScreen }) => new ReportScreen(this.lent, measure)));
  }

  /** Another address: another screen, or another part of the one that is shown. */
  private follow(hash: string, scroll: number | undefined): void {
    const route = this.routeOf(hash);
    const { title } = this.screen;
    this.screen = this.screenOf(route);
    this.show(scroll === undefined ? route : { ...route, part: undefined });
    if (scroll === undefined && route.part !== undefined) return;
    // The element has drawn itself by then: that was put off to the end of this turn before this is.
    void Promise.resolve().then(() => {
      if (this.screen.title !== title) this.focusHeading();
      window.scrollTo(0, scroll || 0);
    });
  }

  /** The person has gone on inside an element: the address follows, and nothing moves. */
  private moved(hash: string): void {
    history.replaceState(history.state, "", hash);
    this.screen = this.screenOf(this.routeOf(hash));
    this.show({ screen: "home" });
  }

  private show({ part }: Route): void {
    this.draw();
    document.title = text.title(this.screen.title);
    if (part !== undefined) this.screen.goTo(part);
  }

  /** A link to where one is already changes no address, but goes there all the same. */
  private revisit(event: Event): void {
    const link = (event.composedPath()[0] as Element).closest("a");
    if (!link || link.hash === "" || link.hash !== location.hash) return;
    const { part } = this.routeOf(link.hash);
    if (part !== undefined) this.screen.goTo(part);
  }

  private drawSoon(): void {
    if (this.due) return;
    this.due = true;
    void Promise.resolve().then(() => {
      if (this.due) this.draw();
    });
  }

  private draw(): void {
    this.due = false;
    const { screen, huiqi, keeper } = this;
    render(frame(huiqi.pack, screen.skip, this.care, html`${keeperBanner(keeper)}${screen.template()}`), this.root);
  }

  /** The screen's heading, where whoever cannot see it begins to read. */
  private focusHeading(): void {
    const heading = this.root.querySelector<HTMLElement>("h1");
    if (heading === null) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}
