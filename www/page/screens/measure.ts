// The screen of one measure: its form, and the tools around it, each in a slot of the element.

import { html, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import type { Application, Assessment, Form, Huiqi, Measure } from "huiqi";
import { clauseLabel, type Answers, type FormDetail, type HuiqiForm } from "huiqi/element";
import { Chart } from "../chart/chart.js";
import type { Door } from "../door.js";
import { saveFile } from "../files.js";
import { imports } from "../imports.js";
import { Later } from "../later.js";
import { prefer, preferences, type Preferences } from "../preferences.js";
import { Receipts } from "../receipts.js";
import { HOME, MEASURE_LINKS, measureHref, reportHref } from "../route.js";
import { text } from "../text.zh.js";
import type { Tools } from "../tools.js";
import { crumbs, partLinks, type Link } from "../views/frame.js";
import { onRequest } from "../views/on-request.js";
import type { Lent, Screen } from "./screen.js";

export class MeasureScreen implements Screen, Tools {
  readonly measure: Measure;
  readonly form: Form;
  private readonly count: number;
  /** What the form has said last. */
  private told: FormDetail | undefined;
  private readonly receipts = new Receipts(() => this);
  private readonly chart: Chart;
  private readonly imports: readonly Door[];
  /** What stands below the form: it may come after that. */
  private readonly below: Later<() => TemplateResult>;

  constructor(private readonly lent: Lent, id: string) {
    const { huiqi } = lent;
    this.measure = huiqi.measure(id);
    this.form = huiqi.form(id);
    this.chart = new Chart(() => this);
    this.imports = imports(() => this);
    this.below = new Later(() => import("../keep/below.js").then(({ below }) => below(() => this, lent.keeper, reportHref(id))), lent.draw);
    this.count = huiqi.measures().length;
  }

  get title(): string {
    return this.measure.title;
  }

  get skip(): [string, string] {
    return this.isAsked
      ? [measureHref(this.measure.id, "form"), text.skipToForm]
      : [measureHref(this.measure.id, "clauses"), text.skipToText];
  }

  template(): TemplateResult {
    const { huiqi, answers } = this.lent;
    const { id } = this.measure;
    return html`
      ${crumbs([HOME, text.crumbs.all(this.count)])}
      ${keyed(id, html`<huiqi-form theme="auto" href=${MEASURE_LINKS} questions=${preferences().questions} calculate=${preferences().calculate} money=${preferences().money} ?care=${this.lent.care.isOn}
        .answers=${answers} measure=${id} .engine=${huiqi}
        @huiqi-ready=${this.heard} @huiqi-change=${this.heard} @huiqi-questions=${this.preferred} @huiqi-money=${this.preferred}>
        <div slot="head">${this.intro()}</div>
        <div slot="questions">${this.imports.map((door) => door.template())}</div>
        <div slot="award">${this.told === undefined ? "" : this.chart.template()}</div>
        <div slot="keep">${this.isAsked ? this.kept() : ""}</div>
      </huiqi-form>`)}`;
  }

  // As functions of their own, so that a tool may take them apart.

  readonly goTo = (part: string): void => {
    // What stands in the form's slots is the page's own.
    const own = Array.from(this.element.querySelectorAll<HTMLElement>("[id]")).filter(({ id }) => id === part)[0];
    if (own === undefined) return this.element.goTo(part);
    own.scrollIntoView({ block: "start" });
    own.tabIndex = -1;
    own.focus({ preventScroll: true });
  };

  // What the screen lends its tools.

  get huiqi(): Huiqi {
    return this.lent.huiqi;
  }

  get answers(): Answers {
    return this.lent.answers;
  }

  get application(): Application {
    return this.said.application;
  }

  get care(): boolean {
    return this.lent.care.isOn;
  }

  get assessment(): Assessment {
    return this.said.assessment;
  }

  readonly draw = (): void => this.lent.draw();

  readonly announce = (sentence: string): void => this.lent.announce(sentence);

  readonly replace = (application: Application): boolean => this.element.replace(application);

  readonly save = saveFile;

  /** Until the form has spoken, what it is going to say of nothing. */
  private get said(): FormDetail {
    const application = { measure: this.measure.id, facts: {} };
    return this.told || (this.told = { application, assessment: this.huiqi.assess(application) });
  }

  /** The element, drawn or not. */
  private get element(): HuiqiForm {
    return this.lent.root.querySelector("huiqi-form") as HuiqiForm;
  }

  /** Whether there is anything to ask: the date alone is no form. */
  private get isAsked(): boolean {
    return Object.keys(this.form.properties || {}).length > 0;
  }

  private readonly heard = ({ detail }: CustomEvent<FormDetail>): void => {
    this.told = detail;
    this.draw();
  };

  private readonly preferred = ({ detail }: CustomEvent<Partial<Preferences>>): void => prefer(detail);

  private kept(): TemplateResult {
    const { value } = this.below;
    return html`${value === undefined ? this.waiting() : value()}${this.receipts.template()}`;
  }

  private waiting(): TemplateResult {
    return html`<p class="loading" role="status">${this.below.failed ? text.partFailed : text.partLoading}</p>`;
  }

  private intro(): TemplateResult {
    const { measure } = this;
    return html`
      <div class="intro">
        <p class="eyebrow">${clauseLabel(String(measure.article))} · ${text.kind[measure.kind]}</p>
        <h1>${measure.title}</h1>
        <p class="lead">${measure.summary}</p>
        ${this.isAsked ? html`<p class="privacy">${text.privacy}</p>${onRequest(this.draw)}` : ""}
        ${partLinks(this.parts())}
      </div>`;
  }

  private parts(): Link[] {
    const { measure, isAsked } = this;
    const parts: [string, string, boolean][] = [
      ["form", text.nav.form, isAsked],
      ["clauses", text.nav.guidance, !isAsked],
      ["result", text.nav.result, isAsked],
      ["conditions", text.nav.conditions, measure.conditions.length > 0 || measure.items !== undefined],
      ["materials", text.nav.materials, measure.materials.length > 0],
      ["timeline", text.nav.timeline, measure.steps.length > 0],
      ["contacts", text.nav.contacts, measure.contacts.length > 0],
      ["keep", text.nav.receipt, isAsked],
      ["clauses", text.nav.clauses, isAsked],
    ];
    return parts.filter(([, , there]) => there).map(([id, label]): Link => [measureHref(measure.id, id), label]);
  }
}
