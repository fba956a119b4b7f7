// A clause address that opens to the clause's own words.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { clauseAddresses, clauseLabel } from "../format.js";
import type { Words } from "../library.js";
import { text } from "../text.zh.js";

/** The address; at a click the words, letter for letter. On a phone a `short` word may stand in for a long address. */
export function clause(wordsOf: Words, addresses: string, short?: string): TemplateResult {
  const known = clauseAddresses(addresses).map((address) => ({ address, words: wordsOf(address) }));
  const label = known.map(({ address }) => clauseLabel(address)).join(text.format.listSeparator);
  if (known.every(({ words }) => words === undefined)) return html`<span class="clause-label">${label}</span>`;
  return html`
    <details class="clause">
      <summary>
        ${short === undefined ? nothing : html`<span class="clause-short" aria-hidden="true">${short}</span>`}
        <span class="clause-label">${label}</span>
      </summary>
      ${known.map(({ address, words }) => words === undefined ? nothing : html`
        <blockquote class="clause-words">
          <p>${words}</p>
          <footer>${clauseLabel(address)}</footer>
        </blockquote>`)}
    </details>`;
}
