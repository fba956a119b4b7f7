// What one sees of invoices: each with what it states and disagrees with, and what those of one contract come to.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { clauseLabel, day, isQuestion, yuan } from "huiqi/element";
import { isNegative } from "../decimal.js";
import { isSameName, type Filed } from "./filing.js";
import type { Applicant, InvoiceActions, Judged, Outcome } from "./invoices.js";
import type { FileFault } from "./reader.js";
import type { Subject } from "./subject.js";
import { text } from "./text.zh.js";

export interface InvoicesView {
  subject: Subject;
  items: readonly unknown[];
  filed: readonly Filed[];
  /** Those whose number another one has too. */
  repeated: readonly Filed[];
  judged: readonly Judged[];
  faults: readonly { file: string; fault: FileFault }[];
  outcome: Outcome | undefined;
  applicant: Applicant;
}

export function body(view: InvoicesView, act: InvoiceActions): TemplateResult {
  return html`<p class="help">${text.lead(view.subject.list.itemLabel)}</p>
    <p class="tool-notice">${text.unverified}</p>
    <div class="tool-field">
      <label class="button button-quiet file-button">
        <input class="visually-hidden" id="invoices-files" type="file" multiple accept=".xml,.zip"
          @change=${(event: Event) => chooseFiles(event.currentTarget as HTMLInputElement, act)}>
        <span>${text.files}</span>
      </label>
    </div>
    ${view.faults.map(({ file, fault }) => html`<p class="tool-notice is-wrong">${text.fault(file, text.faults[fault])}</p>`)}
    ${view.filed.length === 0 ? nothing : html`
      ${open(view, act)}
      <h3>${text.heading(view.filed.length)}</h3>
      <ul class="invoices-list">${view.filed.map((one, at) => invoice(one, at, view, act))}</ul>
      ${view.judged.length === 0 ? nothing : html`<section aria-labelledby="invoices-sums">
        <h3 id="invoices-sums">${text.sums(view.subject.list.itemLabel)}</h3>
        <ul class="invoices-list">${view.judged.map((judged) => together(judged, view))}</ul>
      </section>`}
      ${taking(view, act)}`}
    ${outcome(view.outcome, act)}`;
}

function chooseFiles(input: HTMLInputElement, act: InvoiceActions): void {
  const files = Array.from(input.files || []);
  input.value = "";
  if (files.length > 0) act.files(files);
}

/** What has to be told before anything can be compared. */
function open({ applicant, items, subject }: InvoicesView, act: InvoiceActions): TemplateResult {
  const link = (part: string, words: string): TemplateResult =>
    html`<p class="tool-notice"><button class="link" type="button" @click=${() => act.goTo(part)}>${words}</button></p>`;
  return html`${applicant.name === "" ? link("/facts/applicant/name", text.noApplicant) : nothing}
    ${items.length === 0 ? link(subject.path, text.noItems(subject.list.itemLabel)) : nothing}`;
}

function invoice(one: Filed, at: number, view: InvoicesView, act: InvoiceActions): TemplateResult {
  const { number, date, kind, seller, buyer, sum, tax } = one.invoice;
  const row = (label: string, value: string): TemplateResult => html`<div><dt>${label}</dt><dd>${value === "" ? text.absent : value}</dd></div>`;
  return html`<li class="invoices-one">
    <h4>${text.number(number)} ${isNegative(sum) ? html`<span class="tag tag-unmet">${text.red}</span>` : nothing}</h4>
    <dl>
      ${row(text.kind, kind)}
      ${row(text.date, date === undefined ? "" : day(date))}
      ${row(text.seller, seller.name)}
      ${row(text.buyer, [buyer.name, buyer.code].filter((part) => part !== "").join(" "))}
      ${row(text.sum, yuan(sum))}
      ${row(text.tax, tax === undefined ? "" : yuan(tax))}
    </dl>
    <ul class="invoices-checks">${findings(one, view).map(([agrees, words]) => html`<li class=${agrees ? "is-met" : "is-wrong"}>${words}</li>`)}</ul>
    <div class="tool-field">
      <label class="label" for=${`invoices-item-${at}`}>${text.belongs(view.subject.list.itemLabel)}</label>
      <select class="control" id=${`invoices-item-${at}`} @change=${(event: Event) => {
        const { value } = event.currentTarget as HTMLSelectElement;
        act.file(at, value === "" ? undefined : Number(value));
      }}>
        <option value="" .selected=${one.item === undefined}>${text.nowhere}</option>
        ${view.items.map((_, index) => html`<option value=${index} .selected=${one.item === index}>${titleOf(view, index)}</option>`)}
      </select>
      ${one.suggested ? html`<p class="help">${text.suggested}</p>` : nothing}
    </div>
    <button class="button button-quiet" type="button" aria-label=${text.removeNumber(number)} @click=${() => act.remove(at)}>${text.remove}</button>
  </li>`;
}

/** What can be said of one invoice by itself: whether it agrees, and in words. */
function findings(one: Filed, { applicant, repeated, filed }: InvoicesView): [boolean, string][] {
  const { buyer, number, sum, adds } = one.invoice;
  const found: [boolean, string][] = [];
  if (applicant.name !== "") found.push(isSameName(buyer.name, applicant.name) ? [true, text.sameBuyer] : [false, text.otherBuyer(buyer.name, applicant.name)]);
  if (applicant.code !== "" && buyer.code !== "") {
    found.push(buyer.code === applicant.code ? [true, text.sameCode] : [false, text.otherCode(buyer.code, applicant.code)]);
  }
  if (repeated.indexOf(one) >= 0) {
    const others = filed.filter((other) => other !== one && other.invoice.number === number).map(({ file }) => file);
    found.push([false, text.repeated(others)]);
  }
  if (!/^[0-9]{20}$/.test(number)) found.push([false, text.shortNumber]);
  if (!adds) found.push([false, text.doesNotAdd]);
  if (isNegative(sum)) found.push([false, text.redMeans]);
  return found;
}

/** The item with its number, and the name and sum that are told of it. */
function titleOf({ subject: { list }, items }: InvoicesView, index: number): string {
  const told = items[index] as Record<string, unknown>;
  const first = (kind: string): string => {
    const field = list.fields.filter((one) => isQuestion(one) && one.kind === kind)[0];
    const value = field && told[field.name];
    return typeof value === "string" ? value : "";
  };
  const sum = first("money");
  return text.item(list.itemLabel, index + 1, first("text"), sum === "" ? "" : yuan(sum));
}

function together({ bundle, checks }: Judged, view: InvoicesView): TemplateResult {
  return html`<li class="invoices-one">
    <h4>${titleOf(view, bundle.item)}</h4>
    <p>${text.together(bundle.filed.length, yuan(bundle.sum))}</p>
    ${bundle.negative ? html`<p class="tool-notice is-wrong">${text.negative}</p>` : nothing}
    <ul class="invoices-checks">${checks.map((check) => html`<li class=${{ met: "is-met", unmet: "is-wrong", unknown: "" }[check.status]}>
      ${text.check(text.checks[check.id] || check.text, clauseLabel(check.clause), text.status[check.status])}${check.status === "unmet" && check.remedy ? html` ${check.remedy}` : nothing}
    </li>`)}</ul>
  </li>`;
}

function taking({ judged, repeated, filed, subject }: InvoicesView, act: InvoiceActions): TemplateResult {
  const ready = judged.filter(({ bundle }) => !bundle.negative).length;
  const left = filed.filter(({ item }) => item === undefined).length;
  return html`
    ${left > 0 ? html`<p class="help">${text.left(left)}</p>` : nothing}
    ${repeated.length > 0 ? html`<p class="tool-notice is-wrong">${text.removeFirst}</p>` : nothing}
    <div class="buttons">
      ${ready > 0 && repeated.length === 0
        ? html`<button class="button button-main" type="button" @click=${act.take}>${text.take(ready, subject.list.itemLabel)}</button>` : nothing}
      <button class="button button-quiet" type="button" @click=${act.clear}>${text.clear}</button>
    </div>`;
}

function outcome(said: Outcome | undefined, act: InvoiceActions): TemplateResult | typeof nothing {
  if (said === undefined) return nothing;
  return html`<div class="tool-notice" id="invoices-outcome" tabindex="-1">
    <p>${said.sentence}</p>
    ${said.undo ? html`<div class="buttons">
      <button class="button button-quiet" type="button" @click=${act.undo}>${text.undo}</button>
      <button class="button button-quiet" type="button" @click=${() => act.goTo("materials")}>${text.show}</button>
    </div>` : nothing}
  </div>`;
}
