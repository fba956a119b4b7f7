// The screen of a measure's report, made to be printed.

import type { TemplateResult } from "lit/html.js";
import { Report } from "../report/report.js";
import { measureHref, reportHref } from "../route.js";
import { text } from "../text.zh.js";
import type { Lent, Screen } from "./screen.js";

export class ReportScreen implements Screen {
  private readonly report: Report;
  readonly skip: [string, string];

  constructor(private readonly lent: Lent, measure: string) {
    this.report = new Report(lent.huiqi, lent.answers, measure, measureHref(measure), lent.draw);
    this.skip = [reportHref(measure), text.skipToText];
  }

  get title(): string {
    return text.report(this.report.measure.title);
  }

  template(): TemplateResult {
    return this.report.template();
  }

  goTo(): void {
    const heading = this.lent.root.querySelector<HTMLElement>(".report h1");
    if (heading === null) return;
    heading.tabIndex = -1;
    heading.focus();
  }
}
