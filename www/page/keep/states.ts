// States of the answers, compared.

import { canonical } from "huiqi";
import type { Snapshot } from "huiqi/element";

/** Whether nothing was told. The day alone is no answer: the page puts in today. */
export function isEmpty({ told, unsure }: Snapshot): boolean {
  const papers = Object.keys(told.papers).some((measure) => Object.keys(told.papers[measure] || {}).length > 0);
  return Object.keys(told.facts).length === 0 && !papers && unsure.length === 0;
}

/** Whether two states say the same. */
export function sameAnswers(one: Snapshot, other: Snapshot): boolean {
  if (one === other || one.told === other.told) return true;
  return canonical(one.told) === canonical(other.told) && canonical(one.unsure) === canonical(other.unsure);
}
