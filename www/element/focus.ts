// Bringing a place of a form into view, with the focus in it. The root is the document, or the shadow root of an element.

import { clauseId, idOf } from "./format.js";

/** Where ids are looked for. */
export type Root = Pick<Document, "getElementById"> | Pick<ShadowRoot, "getElementById">;

// What stands first is what one came for, unless something else says `data-jump`.
const CONTROLS = "input:not(:disabled), select:not(:disabled), button:not([aria-expanded]):not(:disabled)";

/**
 * Goes to the field of a pointer, as its label would; where there is none, to the nearest thing around it. Says whether there
 * was any.
 */
export function jumpTo(root: Root, path: string): boolean {
  const element = nearest(root, path);
  if (element) show(element, controlOf(element));
  return element !== undefined;
}

/** The control of a pointer's field, or of the nearest thing around it. */
export function anchorOf(root: Root, path: string): HTMLElement | undefined {
  const element = nearest(root, path);
  return element && controlOf(element);
}

function nearest(root: Root, path: string): HTMLElement | undefined {
  for (let at = path; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const element = root.getElementById(idOf(at));
    if (element) return element;
  }
  return undefined;
}

/** The same for the element of an id. Says whether there is one. */
export function focusElement(root: Root, id: string): boolean {
  const element = root.getElementById(id);
  if (element) show(element, controlOf(element));
  return element !== null;
}

/**
 * Goes to a part of the screen, by the path of an application, the address of a clause or an id: to a field's control, else
 * to the part itself. Says whether there is one.
 */
export function visit(root: Root, part: string): boolean {
  if (part.charAt(0) === "/") return jumpTo(root, part);
  const id = /^[0-9]/.test(part) ? clauseId(part) : part;
  const element = root.getElementById(id);
  if (!element) return false;
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  show(element, /^at-/.test(id) ? controlOf(element) : element);
  return true;
}

function controlOf(element: HTMLElement): HTMLElement {
  if (element.matches(CONTROLS)) return element;
  return element.querySelector<HTMLElement>("[data-jump]") || element.querySelector<HTMLElement>(CONTROLS)
    // Of a folded item there is no more than what opens it.
    || element.querySelector<HTMLElement>("button") || element;
}

function show(element: HTMLElement, target: HTMLElement): void {
  // Its scroll margin keeps the field clear of the summary bar; scrolling is smooth where the person allows motion.
  element.scrollIntoView({ block: "start" });
  focusQuietly(target);
}

/** Without scrolling: what takes no focus by itself, such as a heading, takes this one. */
export function focusQuietly(target: HTMLElement): void {
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
