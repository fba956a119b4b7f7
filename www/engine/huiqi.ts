// The engine as its users see it: plain values in, plain values out, `HuiqiError` on refusal.

import type {
  Application, Assessment, Form, Matches, Measure, MeasureSummary, PackInfo, Profile, Receipt, Verification,
} from "./contract.js";
import { Line, type Core } from "./core.js";
import { today } from "./day.js";
import type { Limits } from "./value.js";

/** One pack and its verbs. */
export interface Huiqi {
  readonly pack: PackInfo;
  /** The measures of the pack, in the order of the text. */
  measures(): MeasureSummary[];
  /** All of a measure that does not depend on an application: clauses, materials, steps, contacts, notes. */
  measure(id: string): Measure;
  /** The facts of a measure as JSON Schema 2020-12, with what a form needs under `x-huiqi`. */
  form(id: string): Form;
  /**
   * The answer to an application as far as it is told. It is new and the caller's own; but where `last`, an answer that
   * this engine gave before and that nobody has changed, is handed back, those of its objects and lists that are still
   * the same stand in the new answer too: whoever shows answers sees by `===` what need not be drawn again.
   */
  assess(application: Application, last?: Assessment): Assessment;
  /** Every measure for one applicant, and what its awards come to. */
  match(profile: Profile): Matches;
  /** The days of the procedure as an iCalendar file (RFC 5545, `text/calendar`). */
  deadlines(application: Application): string;
  /** What is submitted or kept: the application, its assessment and a digest over both. */
  receipt(application: Application): Receipt;
  /** Computes a receipt anew and lists what differs. */
  verify(receipt: Receipt): Verification;
}

/** What an engine speaks of: left out, the pack inside the core, in its own language. */
export interface Contents {
  /** A built pack to use in place of the one inside the core. */
  pack?: object;
  /**
   * A language for the pack: a built catalogue, such as `huiqi/catalogues/nmg-2026-8.en.json`. Clauses stay as the law
   * has them, and receipts in the pack's own language.
   */
  catalogue?: object;
}

/** What the core says of itself when it is opened. */
interface Opened {
  application: Limits;
  pack: PackInfo;
  receipt: Limits;
}

/**
 * Opens an engine over an instance of the core, which is then its own.
 *
 * @throws {HuiqiError} `pack.invalid` or `catalogue.invalid`.
 */
export function openEngine(core: Core, { pack, catalogue }: Contents = {}): Huiqi {
  const line = new Line(core);
  const opened = line.ask("open", [written(pack), written(catalogue)]) as Opened;
  const ask = <T>(...asked: Parameters<Line["ask"]>) => line.ask(...asked) as T;
  return {
    pack: opened.pack,
    measures: () => ask("measures", []),
    measure: (id) => ask("measure", [id]),
    form: (id) => ask("form", [id]),
    assess: (application, last) => ask("assess", [application, today()], opened.application, last),
    match: (profile) => ask("match", [profile, today()], opened.application),
    deadlines: (application) => ask("deadlines", [application, today()], opened.application),
    receipt: (application) => ask("receipt", [application, today()], opened.application),
    verify: (receipt) => ask("verify", [receipt], opened.receipt),
  };
}

/** A pack or catalogue as text. What JSON cannot write is none, and the engine says so of the empty text. */
function written(data: object | undefined): string | null {
  if (data === undefined) return null;
  try {
    return JSON.stringify(data) ?? "";
  } catch {
    return "";
  }
}
