// What a screen shows of a match of all measures: which question next, how many of each verdict, what the sum is.

import type { Match, Matches, Missing, Verdict } from "../engine/contract.js";
import { figureOf, type Figure } from "./derive.js";

/** The questions over all measures, the best first; without those that only a checklist waits for. */
export function questionsOf({ questions = [] }: Matches): Missing[] {
  return questions.filter((one) => one.decides !== "checklist");
}

/** How many measures still wait for a question. */
export function waitingFor({ matches }: Matches, path: string): number {
  return matches.filter((match) => match.missing.some((one) => one.path === path)).length;
}

/** How many measures have each verdict. */
export function tally(matches: readonly Match[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { eligible: 0, undetermined: 0, informational: 0, ineligible: 0 };
  for (const { verdict } of matches) counts[verdict] += 1;
  return counts;
}

/** Matches of one verdict that stand together. */
export interface MatchGroup {
  verdict: Verdict;
  matches: Match[];
}

/** The matches in the engine's groups, without the empty ones. */
export function groupsOf(matches: readonly Match[]): MatchGroup[] {
  const groups: MatchGroup[] = [];
  for (const match of matches) {
    const last = groups[groups.length - 1];
    if (last !== undefined && last.verdict === match.verdict) last.matches.push(match);
    else groups.push({ verdict: match.verdict, matches: [match] });
  }
  return groups;
}

/** The total as a figure; `none` while no measure takes part in it. It is a range as long as it is one, or a problem is open. */
export function totalFigure({ total }: Matches): Figure {
  const award = { ...total, exact: total.low === total.high, basis: "entitlement" as const, clause: "", steps: [] };
  return figureOf({ verdict: "eligible", award: total.measures.length > 0 ? award : null, missing: [] });
}

/** Eligible measures whose sum stands outside the total, since an authority has to select the applicant first. */
export function selections(matches: readonly Match[]): Match[] {
  return matches.filter(({ verdict, award }) => verdict === "eligible" && award !== null && award.basis === "selection");
}
