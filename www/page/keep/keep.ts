// The card that keeps and sends: the draft in this browser, the answers as a file and as a link, the deadlines, the report.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Assessment } from "huiqi";
import type { Snapshot } from "huiqi/element";
import { Applications } from "../applications.js";
import type { Tools } from "../tools.js";
import { judge, ofApplication, ofDraft, type Arrived, type Judged } from "./arrival.js";
import { arrivalCard } from "./arrival-card.js";
import { text as bannerText } from "./banner.zh.js";
import { outcomeOf } from "./code.js";
import { expiry, KEPT_DAYS, readDraft, writeDraft } from "./draft.js";
import { MOST_SCENARIOS, type Keeper } from "./keeper.js";
import { receive } from "./receive.js";
import { canShare, copy, linkOf, LONG, share } from "./share.js";
import { showCard } from "./show.js";
import { isApplication, isObject, isOutcome, isPack } from "./shape.js";
import { chosenFile } from "../files.js";
import { text } from "./text.zh.js";

/** The engine's own limit for a receipt. */
const MOST_BYTES = 16 * 1024 * 1024;

/** What the card needs of the screen that it stands on: with a measure, or over all of them. */
export type KeepTools = Pick<Tools, "huiqi" | "answers" | "draw" | "goTo" | "save">
  & Partial<Pick<Tools, "measure" | "application" | "assessment">>;

export class Keep {
  private link: { url: string; copied: boolean; of: Snapshot } | undefined;
  private said: { words: string; wrong?: boolean } | undefined;
  private judged: Judged | undefined;

  /** `reportHref`: where the report of the measure on the screen is. */
  constructor(private readonly tools: () => KeepTools, private readonly keeper: Keeper, private readonly reportHref?: string) {}

  template(): TemplateResult {
    return html`
      ${this.judged === undefined ? nothing : this.arrived(this.judged)}
      <section class="card" id="keep" aria-labelledby="keep-heading">
        <h2 id="keep-heading" tabindex="-1">${text.keep.heading}</h2>
        ${this.draftPart()}
        ${this.filePart()}
        ${this.linkPart()}
        ${this.papersPart()}
      </section>`;
  }

  private draftPart(): TemplateResult {
    const { keeper } = this;
    return html`
      <h3>${text.keep.draft}</h3>
      <p id="draft-state">${this.draftState()}</p>
      ${keeper.possible ? html`
        <label class="check">
          <input type="checkbox" id="keep-nothing" .checked=${keeper.refused}
            @change=${(event: Event) => keeper.refuse((event.target as HTMLInputElement).checked)}>
          <span>${text.keep.keepNothing}</span>
        </label>` : nothing}
      <p class="help">${text.keep.clearHelp}</p>
      <div class="buttons">
        <button type="button" class="button button-quiet" id="clear-all" @click=${() => this.clearAll()}>${text.keep.clear}</button>
      </div>
      <div role="status">${keeper.isCleared ? html`<p class="file-notice" id="cleared">${text.keep.cleared}</p>` : nothing}</div>`;
  }

  private draftState(): string {
    const { keeper } = this;
    if (!keeper.possible) return text.keep.impossible;
    if (keeper.refused) return text.keep.refused;
    if (keeper.saved === undefined) return text.keep.notYet(KEPT_DAYS);
    return text.keep.saved(bannerText.moment(new Date(keeper.saved)), bannerText.moment(new Date(expiry(keeper.saved))));
  }

  private clearAll(): void {
    this.link = undefined;
    this.said = undefined;
    this.judged = undefined;
    this.keeper.clearAll();
  }

  private filePart(): TemplateResult {
    const open = chosenFile((file) => void this.open(file));
    return html`
      <h3>${text.keep.file}</h3>
      <p class="help">${text.keep.fileHelp}</p>
      <div class="buttons">
        <button type="button" class="button button-quiet" id="save-answers" @click=${() => this.save()}>${text.keep.save}</button>
        <label class="button button-quiet file-button">
          <input type="file" class="visually-hidden" id="open-answers" accept=".json,application/json" @change=${open}>
          <span>${text.keep.open}</span>
        </label>
      </div>
      <div role="status">${this.said === undefined ? nothing
        : html`<p class="file-notice ${this.said.wrong ? "is-wrong" : ""}" id="keep-notice">${this.said.words}</p>`}</div>`;
  }

  private linkPart(): TemplateResult {
    const { link } = this;
    const shown = link !== undefined && link.of === this.tools().answers.snapshot() ? link : undefined;
    return html`
      <h3>${text.keep.link}</h3>
      <p class="help">${text.keep.linkHelp}</p>
      <div class="buttons">
        <button type="button" class="button button-quiet" id="copy-link" @click=${() => void this.copy()}>${text.keep.copy}</button>
        ${canShare() ? html`<button type="button" class="button button-quiet" id="share-link" @click=${() => void this.share()}>${text.keep.share}</button>` : nothing}
      </div>
      <div role="status">${shown === undefined ? nothing : html`
        <p class="file-notice" id="link-notice">${shown.copied ? text.keep.copied(shown.url.length) : text.keep.notCopied(shown.url.length)}
          ${shown.url.length > LONG ? text.keep.long : nothing}</p>`}</div>
      ${shown === undefined ? nothing : html`
        <label class="link-field">${text.keep.address}
          <input class="control" id="link-address" type="text" readonly .value=${shown.url}
            @focus=${(event: Event) => (event.target as HTMLInputElement).select()}>
        </label>`}`;
  }

  private papersPart(): TemplateResult | typeof nothing {
    const { assessment } = this.tools();
    if (assessment === undefined) return nothing;
    return html`
      ${assessment.timeline.length === 0 ? nothing : html`
        <h3>${text.keep.deadlines}</h3>
        <p class="help">${text.keep.deadlinesHelp}</p>
        <div class="buttons">
          <button type="button" class="button button-quiet" id="save-deadlines" @click=${() => this.saveDeadlines()}>${text.keep.saveDeadlines}</button>
        </div>`}
      <h3>${text.keep.report}</h3>
      <p class="help">${text.keep.reportHelp}</p>
      <div class="buttons"><a class="button button-main" id="open-report" href=${this.reportHref || nothing}>${text.keep.openReport}</a></div>`;
  }

  private say(words: string, wrong = false): void {
    this.said = { words, wrong };
    this.tools().draw();
  }

  private save(): void {
    const tools = this.tools();
    const { huiqi, answers } = tools;
    const { id, version, digest } = huiqi.pack;
    const name = `huiqi-answers-${answers.told.date || huiqi.pack.version}.json`;
    const draft = { pack: { id, version, digest }, saved: Date.now(), today: "", state: answers.snapshot(), scenarios: this.keeper.scenarios };
    tools.save(name, writeDraft(draft) + "\n", "application/json");
    this.say(text.keep.savedAs(name));
  }

  private async open(file: File): Promise<void> {
    this.judged = undefined;
    if (file.size > MOST_BYTES) return this.say(text.keep.tooLarge, true);
    const arrived = arrivedIn(await file.text());
    if (arrived === undefined) return this.say(text.keep.unreadable, true);
    const tools = this.tools();
    this.said = undefined;
    this.judged = judge(arrived, tools.huiqi, new Applications(tools.huiqi));
    tools.draw();
    showCard("arrival");
  }

  private arrived(judged: Judged): TemplateResult {
    const tools = this.tools();
    const done = (part?: string): void => {
      this.judged = undefined;
      tools.draw();
      if (part === undefined && tools.measure !== undefined) tools.goTo("result");
      else showCard(tools.measure === undefined ? "keep" : part || "keep");
    };
    return arrivalCard(judged, tools.huiqi.pack.version, this.keeper.scenarios.length >= MOST_SCENARIOS, {
      ...receive(judged, tools.huiqi, this.keeper, done),
      leave: () => done("keep"),
    });
  }

  private async copy(): Promise<void> {
    const tools = this.tools();
    const of = tools.answers.snapshot();
    const url = await linkOf(tools);
    this.link = { url, copied: await copy(url), of };
    tools.draw();
  }

  private async share(): Promise<void> {
    const tools = this.tools();
    await share(text.keep.linkTitle(tools.measure === undefined ? tools.huiqi.pack.title : tools.measure.title), await linkOf(tools));
  }

  private saveDeadlines(): void {
    const tools = this.tools();
    const { huiqi, application, measure, assessment } = tools;
    if (application === undefined || measure === undefined || assessment === undefined) return;
    tools.save(`huiqi-${measure.id}-${assessment.date}.ics`, huiqi.deadlines(application), "text/calendar");
  }
}

/** The answers of a file: one of ours, a receipt, or an application alone. */
function arrivedIn(content: string): Arrived | undefined {
  const draft = readDraft(content);
  if (draft !== undefined) return ofDraft(draft);
  const value = parsed(content);
  if (isApplication(value)) return ofApplication("file", value);
  if (!isObject(value)) return undefined;
  const { application, assessment } = value;
  if (!isApplication(application) || !isObject(assessment) || !isOutcome(assessment) || !isPack(assessment["pack"])) return undefined;
  const { pack, ...then } = assessment as unknown as Assessment;
  return ofApplication("file", application, { pack, then: outcomeOf(then) });
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
