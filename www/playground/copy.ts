// Copying, also where the clipboard is closed to scripts: a page without TLS, an old kernel.

import { text } from "./text.zh.js";

/** Copies an element's text; gives the sentence to say about it. */
export async function copy(element: HTMLElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(element.textContent || "");
    return text.copied;
  } catch {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    if (selection === null) return text.copyFailed;
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand("copy") ? text.copied : text.copyFailed;
  }
}
