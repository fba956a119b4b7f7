// What folds away. Its content is drawn when it is open for the first time: fifty items have a lot of it.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Asking } from "../view.js";

/** `summary` stands always, `content` once it is open; `otherwise`: whether it is before the person has touched it. */
export function fold(
  { folds }: Asking, key: string, className: string, summary: unknown, content: () => unknown, otherwise = false,
): TemplateResult {
  const open = folds.isOpen(key, otherwise);
  // The browser tells it of what was drawn open, too.
  const toggle = (event: Event): void => {
    const now = (event.currentTarget as HTMLDetailsElement).open;
    if (now !== folds.isOpen(key, otherwise)) folds.set(key, now);
  };
  return html`
    <details class=${className} ?open=${open} @toggle=${toggle}>
      <summary>${summary}</summary>
      ${open ? content() : nothing}
    </details>`;
}
