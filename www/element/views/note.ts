// Notes where they bite: beside what they speak of, one line each until it is opened.

import { html, type TemplateResult } from "lit/html.js";
import type { Note } from "huiqi";
import { notesAt, type Field } from "../../model/index.js";
import { text } from "../text.zh.js";
import type { Asking } from "../view.js";

/** A note begins with the question that it answers; where it does, the question stands out. */
export function noteText(words: string): TemplateResult {
  const [question, answer] = parted(words);
  return html`<p class="note-text"><strong>${question}</strong>${answer}</p>`;
}

/** The notes of each of some fields that stand together. */
export function notesOf({ notes }: Asking, fields: readonly Field[]): Note[][] {
  return notesAt(notes, fields.map((field) => ({ clause: field.kind === "group" ? "" : field.clause, words: field.label })));
}

export function notesHere(notes: readonly Note[] = []): TemplateResult[] {
  return notes.map((note) => {
    const [question, answer] = parted(note.text);
    return html`<details class="note-here"><summary>${question || text.notes.heading}</summary><p class="note-text">${answer}</p></details>`;
  });
}

function parted(words: string): [string, string] {
  const end = words.indexOf(text.notes.questionMark) + 1;
  return [words.slice(0, end), words.slice(end)];
}
