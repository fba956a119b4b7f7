// One style sheet for the shadow roots of all elements. Made by script: a strict Content-Security-Policy lets neither
// `<style>` nor style attributes pass, but nothing speaks against a sheet that is constructed.

import { sheet as besideThisModule } from "../engine/files/module.js";
import css from "./styles/element.css";

let sheet: CSSStyleSheet | undefined;

/**
 * Gives a shadow root its style. Where style sheets cannot be constructed (Safari before 16.4), it is a file beside the
 * module, or at `address`.
 */
export function dress(root: ShadowRoot, address: string | null): void {
  if (!("adoptedStyleSheets" in root)) return link(root, address || besideThisModule().href);
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  (root as ShadowRoot).adoptedStyleSheets = [sheet];
}

function link(root: ShadowRoot, address: string): void {
  const present = root.querySelector<HTMLLinkElement>("link");
  const element = present || document.createElement("link");
  element.rel = "stylesheet";
  element.href = address;
  if (present === null) root.insertBefore(element, root.firstChild);
}
