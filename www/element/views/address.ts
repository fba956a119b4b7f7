// The address of a part, to copy and to send: shown where whoever embeds the element has given it addresses.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { text } from "../text.zh.js";
import type { View } from "../view.js";

export function address({ links, measure }: View, part: string, label: string): TemplateResult | typeof nothing {
  return links.address === undefined ? nothing
    : html`<a class="address" href=${links.address(measure.id, part)} aria-label=${text.address(label)}>${"#"}</a>`;
}
