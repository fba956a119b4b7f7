// The tool: which amount is looked at, its curve, and the same in words and as a table. A curve takes some hundred assessments,
// so it is computed a moment after the last answer, bit by bit, only where it can be seen, and given up at the next answer.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Application } from "huiqi";
import { bounds, labelOf, readForm, yuan, type Field } from "huiqi/element";
import type { Tools } from "../tools.js";
import { axesOf, curveOf, matters, type Assess, type Axis, type Curve, type Point } from "./curve.js";
import { drawing } from "./drawing.js";
import { text } from "./text.zh.js";

/** How long after an answer, in ms: whoever is typing is not disturbed. */
const PAUSE = 400;
/** How long, in ms, the person may wait for the page meanwhile. */
const SLICE = 10;

/** Something else was told. */
class Outdated extends Error {}

export class Chart {
  private readonly fields: Field[];
  private axes: Axis[] = [];
  private chosen: string | undefined;
  private curve: Curve | undefined;
  private of: unknown;
  private timer: number | undefined;
  /** The person is near enough to see it. */
  private seen = false;
  private place: Element | undefined;
  private busy = false;

  constructor(private readonly tools: () => Tools) {
    this.fields = readForm(tools().form);
  }

  template(): TemplateResult {
    this.renewLater();
    return html`<div class="chart-place" id="chart">${this.curve === undefined ? nothing : this.drawn(this.curve)}</div>`;
  }

  /** A curve of what was told before is not shown: a figure beside it would be another. */
  private drawn(curve: Curve): TemplateResult {
    const isStale = this.tools().application !== this.of || this.busy;
    const summary = this.summary(curve);
    return html`
      <section class="chart-box" aria-labelledby="chart-heading">
        <h3 id="chart-heading">${text.heading}</h3>
        ${isStale ? html`<p class="help">${text.renewing}</p>` : nothing}
        <div class=${isStale ? "is-stale" : ""}>${this.shown(curve, summary)}</div>
        <p class="help">${text.estimate}</p>
      </section>`;
  }

  /** In 关怀模式 a sentence in place of small letters. */
  private shown(curve: Curve, summary: string): TemplateResult {
    return html`
        ${this.choice(curve)}
        ${this.tools().care ? html`<p>${summary}</p>` : drawing(curve, summary)}
        ${this.remarks(curve)}
        <details class="chart-table">
          <summary>${text.table}</summary>
          ${table(curve)}
        </details>`;
  }

  /** An application that is still the same has the same curve. */
  private renewLater(): void {
    const { application, assessment } = this.tools();
    if (application === this.of || assessment.award === null) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.watch();
      if (this.seen) void this.renew();
    }, this.curve === undefined ? 0 : PAUSE);
  }

  /** Of what is drawn anew at another place, the place is watched anew. */
  private watch(): void {
    const place = document.getElementById("chart");
    if (place === null || place === this.place) return;
    this.place = place;
    new IntersectionObserver((entries) => {
      this.seen = entries.some(({ isIntersecting }) => isIntersecting);
      if (this.seen && this.tools().application !== this.of) void this.renew();
    }, { rootMargin: "200px" }).observe(place);
  }

  private async renew(): Promise<void> {
    const { application, draw } = this.tools();
    this.of = application;
    this.busy = true;
    try {
      const assess = this.assessing(application);
      const axes: Axis[] = [];
      for (const axis of axesOf(this.fields, application.facts)) if (await matters(application, axis, assess)) axes.push(axis);
      const axis = axes.filter(({ path }) => path === this.chosen)[0] || axes[0];
      const curve = axis && await curveOf(application, axis, assess);
      Object.assign(this, { axes, curve, busy: false });
      draw();
    } catch (fault) {
      if (!(fault instanceof Outdated)) throw fault;
    }
  }

  /** Asks the engine, and lets the person go on after each slice of time. */
  private assessing(application: Application): Assess {
    const { huiqi } = this.tools();
    let began = performance.now();
    return async (told) => {
      if (performance.now() - began > SLICE) {
        await new Promise((resolve) => setTimeout(resolve));
        if (this.tools().application !== application) throw new Outdated();
        began = performance.now();
      }
      return huiqi.assess(told);
    };
  }

  private choice({ axis }: Curve): TemplateResult | typeof nothing {
    if (this.axes.length < 2) return html`<p class="help">${axis.label}</p>`;
    const choose = ({ target }: Event): void => {
      this.chosen = (target as HTMLSelectElement).value;
      void this.renew();
    };
    return html`
      <label class="chart-choice">${text.axis}
        <select class="control" id="chart-axis" @change=${choose}>
          ${this.axes.map(({ path, label }) => html`<option value=${path} ?selected=${path === axis.path}>${label}</option>`)}
        </select>
      </label>`;
  }

  private remarks({ axis, here, points }: Curve): TemplateResult[] {
    const along = axis.along.map((path) => (labelOf(this.fields, path) || { field: path }).field);
    const open = points.some(({ low, high }) => low !== high);
    return [
      along.length > 0 ? text.along(along.join("、")) : "",
      here === undefined ? text.untold : "",
      // In 关怀模式 nothing is drawn that could be lighter.
      open && !this.tools().care ? text.band : "",
    ].filter((words) => words !== "").map((words) => html`<p class="help">${words}</p>`);
  }

  /** The drawing in a sentence. */
  private summary({ axis, threshold, cap, here, points }: Curve): string {
    const parts: string[] = [];
    const last = points[points.length - 1] as Point;
    if (threshold !== undefined) parts.push(text.summaryThreshold(whole(threshold)));
    if (cap !== undefined) parts.push(text.summaryCap(whole(cap), yuan(last.high)));
    if (here !== undefined) parts.push(text.summaryHere(whole(here.x), bounds(here.low, here.high)));
    return text.summary(axis.label, parts);
  }
}

function whole(sum: number): string {
  return yuan(String(sum));
}

/** Few rows: the ends, the breaks, where one is, and every fourth point between. */
function table({ points, threshold, cap, here }: Curve): TemplateResult {
  const kept = points.concat(here || []).filter(({ x }, index) => index % 4 === 0 || x === threshold || x === cap || (here && x === here.x));
  const rows = kept.filter(({ x }, index) => kept.map((other) => other.x).indexOf(x) === index).sort((one, other) => one.x - other.x);
  return html`
    <table class="table">
      <thead><tr><th scope="col">${text.amount}</th><th scope="col">${text.award}</th><th scope="col"></th></tr></thead>
      <tbody>${rows.map(({ x, low, high }) => html`
        <tr>
          <td>${whole(x)}</td><td>${bounds(low, high)}</td>
          <td>${[x === threshold && text.threshold, x === cap && text.cap, here && x === here.x && text.here].filter(Boolean).join("、")}</td>
        </tr>`)}
      </tbody>
    </table>`;
}
