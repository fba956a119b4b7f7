// Whether the result follows each answer, or waits until it is asked for.

import { html, type TemplateResult } from "lit/html.js";
import { prefer, preferences } from "../preferences.js";
import { text } from "../text.zh.js";

export function onRequest(draw: () => void): TemplateResult {
  const choose = (event: Event): void => {
    prefer({ calculate: (event.target as HTMLInputElement).checked ? "request" : "live" });
    draw();
  };
  return html`
    <label class="check">
      <input type="checkbox" id="on-request" .checked=${preferences().calculate === "request"} @change=${choose}>
      <span>${text.onRequest}</span>
    </label>`;
}
