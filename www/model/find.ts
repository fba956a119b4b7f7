// Finding measures by their words, by what they give and by who may apply; and saying where the words were found.

import type { Clause, MeasureKind } from "../engine/contract.js";

/** What a search looks at. */
export interface Findable {
  id: string;
  kind: MeasureKind;
  /** Values of the fact `applicant.kind`; none: nobody applies. */
  applicants: readonly string[];
  /** Number and title, as the list shows them. */
  heading: string;
  summary: string;
  clauses: readonly Clause[];
}

/** What is looked for. An empty text asks for nothing. */
export interface Query {
  words: string;
  kind: string;
  applicant: string;
}

export interface Found {
  id: string;
  /** The clause that has words which neither heading nor summary has, cut to their surroundings. */
  because?: Clause;
}

/** The measures that have all words and are of the asked kind, in the order given. */
export function find(all: readonly Findable[], query: Query): Found[] {
  const words = wordsOf(query.words);
  const found: Found[] = [];
  for (const one of all) {
    if (query.kind !== "" && one.kind !== query.kind) continue;
    if (query.applicant !== "" && one.applicants.indexOf(query.applicant) < 0) continue;
    const hit = search(one, words);
    if (hit !== undefined) found.push(hit);
  }
  return found;
}

/** The words of a search, as they are compared. */
export function wordsOf(query: string): string[] {
  return fold(query).split(/[\s,，、;；]+/).filter((word) => word !== "");
}

function search({ id, heading, summary, clauses }: Findable, words: string[]): Found | undefined {
  const shown = fold(heading + "\n" + summary);
  const elsewhere = words.filter((word) => shown.indexOf(word) < 0);
  if (elsewhere.length === 0) return { id };
  const having = elsewhere.map((word) => clauses.filter((clause) => fold(clause.text).indexOf(word) >= 0)[0]);
  const [first] = having;
  if (first === undefined || having.some((clause) => clause === undefined)) return undefined;
  return { id, because: { address: first.address, text: around(first.text, elsewhere[0] as string) } };
}

/** How much of a clause is shown on either side of a word. */
const AROUND = 24;

function around(text: string, word: string): string {
  const at = fold(text).indexOf(word);
  const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, at + word.length + AROUND)];
  return (from > 0 ? "…" : "") + text.slice(from, to).replace(/\s+/g, " ").trim() + (to < text.length ? "…" : "");
}

/** A piece of a text, and whether it is one of the words looked for. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** A text in pieces, so that a screen can mark the words. */
export function marked(text: string, words: readonly string[]): Piece[] {
  const folded = fold(text);
  const pieces: Piece[] = [];
  let from = 0;
  while (from < text.length) {
    const next = nearest(folded, words, from);
    if (next === undefined) break;
    if (next.at > from) pieces.push({ text: text.slice(from, next.at), hit: false });
    from = next.at + next.word.length;
    pieces.push({ text: text.slice(next.at, from), hit: true });
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false });
  return pieces;
}

function nearest(folded: string, words: readonly string[], from: number): { at: number; word: string } | undefined {
  return words.map((word) => ({ at: folded.indexOf(word, from), word }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at || other.word.length - one.word.length)[0];
}

/** A text as it is compared: neither case nor full width counts. Each character keeps its place, so that hits can be marked. */
function fold(text: string): string {
  return text.split("").map((character) => {
    const plain = character.normalize("NFKC").toLowerCase();
    return plain.length === 1 ? plain : character;
  }).join("");
}
