// Answers that have come from elsewhere, by a link or a file: what they come to now beside what they came to then. Nothing of
// one's own changes before one says so.

import { HuiqiError, type Application, type Assessment, type Huiqi, type PackRef } from "huiqi";
import type { Snapshot, Told } from "huiqi/element";
import type { Applications } from "../applications.js";
import { outcomeOf, type Coded, type Outcome } from "./code.js";
import type { Draft, Scenario } from "./draft.js";

/** Answers as they came. */
export interface Arrived {
  from: "link" | "file";
  /** The measure that they are of; none: of all. */
  measure?: string;
  state: Snapshot;
  /** The pack that they were told under, and what they came to then, by measure. */
  pack?: PackRef;
  then: Record<string, Outcome>;
  scenarios: readonly Scenario[];
}

/** What one measure came to then, and comes to now. */
export interface ThenAndNow {
  measure: string;
  title: string;
  then: Outcome | undefined;
  /** None where the present pack has no such measure. */
  now: Outcome | undefined;
  differs: boolean;
}

/** What the present pack says of what has come. */
export interface Judged {
  arrived: Arrived;
  pack: "same" | "version" | "digest" | "untold";
  rows: ThenAndNow[];
  /** What the present pack does not know, or objects to: the engine's own sentences. */
  objections: string[];
  /** Whether these answers can be taken: there is a measure that they are of. */
  usable: boolean;
}

export function ofCode(content: Coded): Arrived {
  if ("told" in content) {
    return { from: "link", state: marked(content.told, content.unsure), pack: content.pack, then: content.results, scenarios: [] };
  }
  const { application, assessment: { pack, ...then }, unsure } = content;
  return ofApplication("link", application, { pack, then, unsure });
}

/** Of a receipt, or of an application alone. */
export function ofApplication(from: Arrived["from"], application: Application, known?: { pack: PackRef; then: Outcome; unsure?: readonly string[] | undefined }): Arrived {
  const { measure, date, facts, ...papers } = application;
  const told: Told = { ...(date === undefined ? {} : { date }), facts, papers: { [measure]: papers } };
  return {
    from, measure, state: marked(told, known && known.unsure), scenarios: [],
    ...(known === undefined ? { then: {} } : { pack: known.pack, then: { [measure]: known.then } }),
  };
}

export function ofDraft({ pack, state, scenarios }: Draft): Arrived {
  return { from: "file", state, pack, then: {}, scenarios };
}

function marked(told: Told, unsure: readonly string[] = []): Snapshot {
  return { told, unsure, corrected: [] };
}

/** Asks the present pack. */
export function judge(arrived: Arrived, huiqi: Huiqi, applications: Applications): Judged {
  const objections: string[] = [];
  const rows = measuresOf(arrived, huiqi).map((measure) => row(measure, arrived, huiqi, applications, objections));
  return {
    arrived,
    pack: packOf(arrived.pack, huiqi.pack),
    rows,
    objections,
    usable: arrived.measure === undefined || rows.some(({ now }) => now !== undefined),
  };
}

/** The measures whose results stand beside one another: those that were told, or the one. */
function measuresOf({ measure, then, state }: Arrived, huiqi: Huiqi): string[] {
  if (measure !== undefined) return [measure];
  const told = Object.keys(state.told.papers);
  const asked = huiqi.measures().map(({ id }) => id).filter((id) => then[id] !== undefined || told.indexOf(id) >= 0);
  return asked.concat(Object.keys(then).filter((id) => asked.indexOf(id) < 0));
}

function row(measure: string, { state, then, measure: one }: Arrived, huiqi: Huiqi, applications: Applications, objections: string[]): ThenAndNow {
  const before = then[measure];
  const known = huiqi.measures().filter(({ id, article }) => id === measure || String(article) === measure)[0];
  if (known === undefined) return { measure, title: measure, then: before, now: undefined, differs: true };
  const application = one === undefined ? applications.of(known.id, state.told) : whole(state.told, measure);
  const assessment = attempt(() => huiqi.assess(application), objections);
  // Of all measures at once only what was told of each is judged, not what is still open everywhere.
  if (assessment !== undefined && one !== undefined) objections.push(...assessment.problems.map(({ message }) => message));
  const now = assessment && outcomeOf(assessment);
  return { measure: known.id, title: known.title, then: before, now, differs: before !== undefined && !sameOutcome(before, now) };
}

/** All that was told, what no form knows too: for the engine to object to. */
function whole({ date, facts, papers }: Told, measure: string): Application {
  return { measure, ...(date === undefined ? {} : { date }), facts, ...papers[measure] };
}

function attempt(assess: () => Assessment, objections: string[]): Assessment | undefined {
  try {
    return assess();
  } catch (refusal) {
    if (!(refusal instanceof HuiqiError)) throw refusal;
    objections.push(refusal.message);
    return undefined;
  }
}

export function sameOutcome(one: Outcome | undefined, other: Outcome | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.verdict !== other.verdict) return false;
  if (one.award === null || other.award === null) return one.award === other.award;
  return one.award.low === other.award.low && one.award.high === other.award.high;
}

function packOf(then: PackRef | undefined, now: PackRef): Judged["pack"] {
  if (then === undefined) return "untold";
  if (then.id !== now.id || then.version !== now.version) return "version";
  return then.digest === now.digest ? "same" : "digest";
}
