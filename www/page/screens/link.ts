// The screen that a link with answers leads to. It shows what they come to; what one has told oneself stays as it is.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { Applications } from "../applications.js";
import { judge, ofCode, type Judged } from "../keep/arrival.js";
import { arrivalCard } from "../keep/arrival-card.js";
import { CodeError, decode, type CodeFault } from "../keep/code.js";
import { MOST_SCENARIOS } from "../keep/keeper.js";
import { receive } from "../keep/receive.js";
import { text } from "../keep/text.zh.js";
import { HOME, measureHref } from "../route.js";
import { text as pageText } from "../text.zh.js";
import type { Lent, Screen } from "./screen.js";

export class LinkScreen implements Screen {
  private judged: Judged | undefined;
  private fault: CodeFault | undefined;
  readonly title = pageText.link;
  readonly skip: [string, string];

  constructor(private readonly lent: Lent, code: string) {
    this.skip = [location.hash, pageText.skipToText];
    void this.read(code);
  }

  template(): TemplateResult {
    const { fault, judged } = this;
    return html`
      <div class="intro"><h1>${this.title}</h1></div>
      <div role="status">${fault === undefined ? nothing : html`<p class="lost" id="link-fault">${text.arrival.faults[fault]}</p>`}</div>
      ${judged !== undefined ? this.card(judged) : fault === undefined
        ? html`<p class="loading" role="status">${text.arrival.reading}</p>`
        : html`<p><a href=${HOME}>${text.arrival.home}</a></p>`}`;
  }

  goTo(): void {
    const heading = this.lent.root.querySelector<HTMLElement>("#arrival-heading");
    if (heading !== null) heading.focus();
  }

  private card(judged: Judged): TemplateResult {
    const { huiqi, keeper } = this.lent;
    const measure = judged.arrived.measure === undefined ? undefined : (judged.rows[0] || {}).measure;
    return arrivalCard(judged, huiqi.pack.version, keeper.scenarios.length >= MOST_SCENARIOS, {
      ...receive(judged, huiqi, keeper, (part) => leave(measure, part)),
      leave: () => leave(measure),
    });
  }

  private async read(code: string): Promise<void> {
    const { huiqi, draw } = this.lent;
    try {
      this.judged = judge(ofCode(await decode(code)), huiqi, new Applications(huiqi));
    } catch (fault) {
      if (!(fault instanceof CodeError)) throw fault;
      this.fault = fault.fault;
    }
    draw();
  }
}

/** To the measure that the answers are of. The link does not stay in the history: going back would open it again. */
function leave(measure: string | undefined, part?: string): void {
  location.replace(measure === undefined ? HOME : measureHref(measure, part));
}
