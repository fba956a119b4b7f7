// Sending answers as a link: copied, or handed to the system's own way of sharing.

import type { Huiqi } from "huiqi";
import type { Tools } from "../tools.js";
import { encode, outcomeOf, packRef } from "./code.js";
import { linkHref } from "./link.js";

/** A link longer than this is cut off by some chats. */
export const LONG = 2000;

/** The link that carries what is told of the measure on the screen. */
export async function linkOf({ application, assessment, huiqi }: Pick<Tools, "application" | "assessment"> & { huiqi: Huiqi }): Promise<string> {
  const code = await encode({ application, assessment: { ...outcomeOf(assessment), pack: packRef(huiqi.pack) } });
  return location.href.replace(/#.*$/, "") + linkHref(code);
}

/** Puts a text on the clipboard; says whether the browser has let it. */
export async function copy(words: string): Promise<boolean> {
  try {
    // Only a page over HTTPS has a clipboard.
    if (navigator.clipboard === undefined) return copyField(words);
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return copyField(words);
  }
}

/** The old way, for pages over HTTP and for browsers that ask before they let a page copy. */
function copyField(words: string): boolean {
  const field = document.createElement("textarea");
  field.value = words;
  field.className = "visually-hidden";
  const focused = document.activeElement;
  document.body.appendChild(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    // Refused.
  }
  document.body.removeChild(field);
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}

export function canShare(): boolean {
  return typeof navigator.share === "function";
}

/** Who closes the system's sheet has not failed at anything. */
export async function share(title: string, url: string): Promise<void> {
  try {
    await navigator.share({ title, url });
  } catch {
    // Closed, or refused.
  }
}
