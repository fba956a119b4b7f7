// Whom to ask, how the text is read, which documents govern, and the text itself.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { clauseId, clauseLabel } from "../format.js";
import { text } from "../text.zh.js";
import type { View } from "../view.js";
import { address } from "./address.js";
import { card } from "./card.js";
import { clause } from "./clause.js";
import { noteText } from "./note.js";

export function contacts(view: View): TemplateResult | typeof nothing {
  const { contacts: all } = view.assessment;
  if (all.length === 0) return nothing;
  return card(view, "contacts", text.contacts.heading, () => html`
      <ul class="contacts">
        ${all.map((contact) => html`
          <li>
            <span class="contact-unit">${contact.unit}${contact.about === undefined ? nothing : `（${contact.about}）`}</span>
            <a class="phone" href="tel:${contact.phone.replace(/[^0-9+]/g, "")}"
              aria-label=${text.contacts.call(contact.unit, contact.phone)}>${contact.phone}</a>
            ${clause(view.words, contact.clause)}
          </li>`)}
      </ul>`, false);
}

export function notes(view: View): TemplateResult | typeof nothing {
  const { notes: all } = view.assessment;
  if (all.length === 0) return nothing;
  return card(view, "notes", text.notes.heading, () => html`
      <p class="help">${text.notes.help}</p>
      <ul class="notes">
        ${all.map((note) => html`
          <li>
            ${noteText(note.text)}
            ${clause(view.words, note.clause)}
          </li>`)}
      </ul>`);
}

export function references(view: View): TemplateResult | typeof nothing {
  const { references: all } = view.assessment;
  if (all.length === 0) return nothing;
  return card(view, "references", text.references.heading, () => html`
      <ul class="references">
        ${all.map((reference) => html`
          <li>
            <p>${reference.title}${reference.number === undefined ? nothing : `（${reference.number}）`}</p>
            <p class="help">${reference.role}</p>
            ${clause(view.words, reference.clause)}
          </li>`)}
      </ul>`);
}

/** The text itself. `open`: where there is nothing else, it is what one came for. */
export function clauses(view: View, open = false): TemplateResult {
  const { measure } = view;
  return card(view, "clauses", open ? text.guidance.heading : text.clauses.heading, () => (open || view.care ? wordsOf(view) : html`
      <details class="more">
        <summary>${clauseLabel(String(measure.article))} ${measure.title}</summary>
        ${wordsOf(view)}
      </details>`), view.care && !open);
}

function wordsOf(view: View): TemplateResult {
  return html`
    <dl class="clauses">
      ${view.measure.clauses.map(({ address: place, text: words }) => html`
        <dt id=${clauseId(place)}>${clauseLabel(place)} ${address(view, place, clauseLabel(place))}</dt>
        <dd>${words}</dd>`)}
    </dl>`;
}
