// Bringing a place of the page into view, with the focus in it.

import { idOf } from "./format.js";

// What stands first is what one came for, unless something else says `data-jump`.
const CONTROLS = "input, select, textarea, button";

/**
 * Goes to the field of a pointer, as its label would; where there is none, to the nearest thing around it. Says whether there
 * was any.
 */
export function jumpTo(path: string): boolean {
  for (let at = path; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const element = document.getElementById(idOf(at));
    if (!element) continue;
    show(element, controlOf(element));
    return true;
  }
  return false;
}

export function focusElement(id: string): void {
  const element = document.getElementById(id);
  if (element) show(element, controlOf(element));
}

/** Goes to a part of the screen that an address names: to a field's control, else to the part itself. */
export function visit(id: string): void {
  const element = document.getElementById(id);
  if (!element) return;
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  show(element, /^at-/.test(id) ? controlOf(element) : element);
}

/** The screen's heading, where whoever cannot see it begins to read. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>("h1");
  if (heading) focusQuietly(heading);
}

function controlOf(element: HTMLElement): HTMLElement {
  if (element.matches(CONTROLS)) return element;
  return element.querySelector<HTMLElement>("[data-jump]") || element.querySelector<HTMLElement>(CONTROLS) || element;
}

function show(element: HTMLElement, target: HTMLElement): void {
  // Its scroll margin keeps the field clear of the summary bar; scrolling is smooth where the person allows motion.
  element.scrollIntoView({ block: "start" });
  focusQuietly(target);
}

function focusQuietly(target: HTMLElement): void {
  // A heading or a section takes no focus by itself.
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
