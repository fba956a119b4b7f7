// Where a note belongs: it names clauses, and so does what a screen shows. Of several places of one clause it belongs to the
// one that it speaks of most.

import type { Note } from "../engine/contract.js";

/** What may have notes: its clauses, as they are written in one line, and its words. */
export interface NotePlace {
  clause?: string | undefined;
  words: string;
}

/** Where a note's own question ends. */
const QUESTION = /^[^？?]*/;

/** The notes of each of some places, in their order; each note stands at one of them at most. */
export function notesAt(notes: readonly Note[], places: readonly NotePlace[]): Note[][] {
  const found: Note[][] = places.map(() => []);
  for (const note of notes) {
    const own = addresses(note.clause);
    const [question = ""] = QUESTION.exec(note.text) || [];
    let best = -1;
    let most = -1;
    places.forEach(({ clause = "", words }, index) => {
      if (!addresses(clause).some((address) => own.indexOf(address) >= 0)) return;
      const count = inCommon(words, question);
      if (count <= most) return;
      best = index;
      most = count;
    });
    const at = found[best];
    if (at !== undefined) at.push(note);
  }
  return found;
}

function addresses(clause: string): string[] {
  return clause.split(",").map((address) => address.trim()).filter((address) => address !== "");
}

/** How many pairs of letters of one text stand in the other. */
function inCommon(words: string, text: string): number {
  let count = 0;
  for (let at = 0; at + 2 <= words.length; at += 1) if (text.indexOf(words.slice(at, at + 2)) >= 0) count += 1;
  return count;
}
