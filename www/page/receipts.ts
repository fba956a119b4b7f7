// Receipts as files: saved in the engine's canonical form, and checked by the engine when they are opened.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { canonical, HuiqiError, type Application, type Difference, type Receipt, type Verification } from "huiqi";
import { chosenFile } from "./files.js";
import { text } from "./text.zh.js";
import type { Tools } from "./tools.js";

/** The engine's own limit for a receipt. */
const MOST_BYTES = 16 * 1024 * 1024;

/** What saving or opening a file came to. */
interface Notice {
  message: string;
  failed?: boolean;
  verification?: Verification;
  /** The answers that were there when it was said. */
  of?: unknown;
}

export class Receipts {
  private notice: Notice | undefined;

  constructor(private readonly tools: () => Tools) {}

  template(): TemplateResult {
    const open = chosenFile((file) => void this.open(file));
    return html`
      <section class="card" id="receipt" aria-labelledby="receipt-heading">
        <h2 id="receipt-heading">${text.receipt.heading}</h2>
        <p class="help">${text.receipt.help}</p>
        <div class="buttons">
          <button type="button" class="button button-main" id="save-receipt" @click=${() => this.save()}>${text.receipt.save}</button>
          <label class="button button-quiet file-button">
            <input type="file" class="visually-hidden" id="open-receipt" accept=".json,application/json" @change=${open}>
            <span>${text.receipt.open}</span>
          </label>
        </div>
        <div role="status">${this.said()}</div>
      </section>`;
  }

  /** What was said of the last file no longer fits once something else is told. */
  private said(): TemplateResult | typeof nothing {
    const { notice } = this;
    return notice === undefined || notice.of !== this.tools().answers.snapshot() ? nothing : said(notice);
  }

  private say(notice: Notice): void {
    const tools = this.tools();
    this.notice = { ...notice, of: tools.answers.snapshot() };
    tools.draw();
  }

  private save(): void {
    const tools = this.tools();
    const { huiqi, application, measure } = tools;
    const receipt = huiqi.receipt(application);
    const name = `huiqi-${measure.id}-${receipt.assessment.date}.json`;
    // The same bytes as `huiqi receipt --json` prints.
    tools.save(name, canonical(receipt) + "\n", "application/json");
    this.say({ message: text.receipt.saved(name) });
  }

  private async open(file: File): Promise<void> {
    if (file.size > MOST_BYTES) return this.say(failed(text.receipt.tooLarge));
    let content: unknown;
    try {
      content = JSON.parse(await file.text());
    } catch {
      return this.say(failed(text.receipt.unreadable));
    }
    if (typeof content !== "object" || content === null) return this.say(failed(text.receipt.unreadable));
    try {
      if ("assessment" in content) this.check(content as Receipt);
      else this.accept(content as Application, { message: text.receipt.loadedOnly });
    } catch (refusal) {
      if (!(refusal instanceof HuiqiError)) throw refusal;
      this.say(failed(text.receipt.refused(refusal.message)));
    }
  }

  private check(receipt: Receipt): void {
    const verification = this.tools().huiqi.verify(receipt);
    this.accept(receipt.application, { message: verdictOn(verification), verification });
  }

  /** The engine's own reading decides whether the application is one, and of which measure. */
  private accept(application: Application, notice: Notice): void {
    const tools = this.tools();
    const { huiqi, measure } = tools;
    if (huiqi.receipt(application).application.measure !== measure.id) return this.say(failed(text.receipt.otherMeasure));
    tools.replace({ ...application, measure: measure.id });
    this.say(notice);
  }
}

function verdictOn({ valid, pack, differences }: Verification): string {
  if (valid) return text.receipt.valid;
  if (pack === "differs") return text.receipt.otherPack;
  return text.receipt.differs(differences.length);
}

function failed(message: string): Notice {
  return { message, failed: true };
}

function said(notice: Notice): TemplateResult {
  const differences = notice.verification ? notice.verification.differences : [];
  return html`
    <p class="file-notice ${notice.failed ? "is-wrong" : ""}" id="file-notice">${notice.message}</p>
    ${differences.length === 0 ? nothing : html`<ul class="differences">${differences.map(difference)}</ul>`}`;
}

function difference({ path, claimed, computed }: Difference): TemplateResult {
  return html`
    <li>
      <code>${path}</code>
      <p>${text.receipt.claimed}：${valueText(claimed)}</p>
      <p>${text.receipt.computed}：${valueText(computed)}</p>
    </li>`;
}

function valueText(value: unknown): string {
  if (value === undefined) return text.receipt.absent;
  return typeof value === "string" ? value : JSON.stringify(value);
}
