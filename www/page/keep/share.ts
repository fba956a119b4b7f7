// Sending answers as a link: copied, or handed to the system's own way of sharing.

import { encode, outcomeOf, packRef, type Coded, type Outcome } from "./code.js";
import type { KeepTools } from "./keep.js";
import { linkHref } from "./link.js";

/** A link longer than this is cut off by some chats. */
export const LONG = 2000;

/** The link that carries what is told: of the measure on the screen, or of all of them. */
export async function linkOf(tools: KeepTools): Promise<string> {
  return location.href.replace(/#.*$/, "") + linkHref(await encode(codedOf(tools)));
}

function codedOf({ application, assessment, answers, huiqi }: KeepTools): Coded {
  const pack = packRef(huiqi.pack);
  const { told, unsure } = answers;
  const marks = unsure.length > 0 ? { unsure } : {};
  if (application !== undefined && assessment !== undefined) {
    return { application, assessment: { ...outcomeOf(assessment), pack }, ...marks };
  }
  const results: Record<string, Outcome> = {};
  const { date, facts } = told;
  for (const match of huiqi.match(date === undefined ? { facts } : { date, facts }).matches) {
    // Guidance has the same result for everybody.
    if (match.verdict !== "informational") results[match.measure.id] = outcomeOf(match);
  }
  return { told, pack, results, ...marks };
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
