// Bringing a field into view, with the focus in it, as its label would.

import { idOf } from "./format.js";

// What stands first is what one came for, unless something else says `data-jump`.
const CONTROLS = "input, select, textarea, button";

/** Goes to the field of a pointer; where there is none, to the nearest thing around it. */
export function jumpTo(path: string): void {
  for (let at = path; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const element = document.getElementById(idOf(at));
    if (element) return show(element);
  }
}

export function focusElement(id: string): void {
  const element = document.getElementById(id);
  if (element) show(element);
}

function show(element: HTMLElement): void {
  const control = element.matches(CONTROLS)
    ? element
    : element.querySelector<HTMLElement>("[data-jump]") || element.querySelector<HTMLElement>(CONTROLS);
  // Its scroll margin keeps the field clear of the summary bar; scrolling is smooth where the person allows motion.
  element.scrollIntoView({ block: "start" });
  if (control) control.focus({ preventScroll: true });
}
