// Saving the receipt, opening one, and what checking it came to.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Difference } from "huiqi";
import { pageText } from "../../element/text.zh.js";
import type { FileNotice, View } from "../../element/view.js";
import type { PageActions } from "../screens/screen.js";

export function receipt({ notice }: View, act: PageActions): TemplateResult {
  const open = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files && input.files[0];
    if (file) act.open(file);
    // So that the same file, mended, can be opened again.
    input.value = "";
  };
  return html`
    <section class="card" id="receipt" aria-labelledby="receipt-heading">
      <h2 id="receipt-heading">${pageText.receipt.heading}</h2>
      <p class="help">${pageText.receipt.help}</p>
      <div class="buttons">
        <button type="button" class="button button-main" id="save-receipt" @click=${act.save}>${pageText.receipt.save}</button>
        <label class="button button-quiet file-button">
          <input type="file" class="visually-hidden" id="open-receipt" accept=".json,application/json" @change=${open}>
          <span>${pageText.receipt.open}</span>
        </label>
      </div>
      <div role="status">${notice.file === undefined ? nothing : fileNotice(notice.file)}</div>
    </section>`;
}

function fileNotice(notice: FileNotice): TemplateResult {
  const differences = notice.verification ? notice.verification.differences : [];
  return html`
    <p class="file-notice ${notice.failed ? "is-wrong" : ""}" id="file-notice">${notice.message}</p>
    ${differences.length === 0 ? nothing : html`<ul class="differences">${differences.map(difference)}</ul>`}`;
}

function difference({ path, claimed, computed }: Difference): TemplateResult {
  return html`
    <li>
      <code>${path}</code>
      <p>${pageText.receipt.claimed}：${valueText(claimed)}</p>
      <p>${pageText.receipt.computed}：${valueText(computed)}</p>
    </li>`;
}

function valueText(value: unknown): string {
  if (value === undefined) return pageText.receipt.absent;
  return typeof value === "string" ? value : JSON.stringify(value);
}
