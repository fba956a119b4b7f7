// The engine as its users see it: plain values in, plain values out, `HuiqiError` on refusal.

import type {
  Application, Assessment, Form, Matches, Measure, MeasureSummary, PackInfo, Profile, Receipt, Verification,
} from "./contract.js";
import { Line, type Core, type Verb } from "./core.js";
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
   * The answer to an application as far as it is told, new and the caller's own.
   *
   * Where the answer before it is handed back as `last`, those of its objects and lists that are still the same stand in
   * this one too: whoever shows answers sees by `===` what need not be drawn again. Such answers are to be left as they
   * are. Only they are remembered, and only the last few; anything else as `last` does no harm.
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

/** An engine whose core is in a worker: the same verbs, each a promise; several may be under way at once. */
export type AsyncHuiqi = {
  readonly [Key in Exclude<keyof Huiqi, "pack">]: (...told: Parameters<Huiqi[Key]>) => Promise<ReturnType<Huiqi[Key]>>;
} & {
  readonly pack: PackInfo;
  /** Ends the worker. What is under way, and whatever is asked afterwards, fails with `load.worker`. */
  terminate(): void;
};

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
export function openEngine(core: Core, contents?: Contents): Huiqi {
  const line = new Line(core);
  const ask: Ask = (...asked) => line.ask(...asked);
  return engineOf(ask, ask("open", opening(contents)) as Opened) as Huiqi;
}

/** As `openEngine`, over an instance that answers in promises. */
export async function openAsyncEngine(ask: Ask, contents?: Contents): Promise<Omit<AsyncHuiqi, "terminate">> {
  return engineOf(ask, await ask("open", opening(contents)) as Opened) as Omit<AsyncHuiqi, "terminate">;
}

/** How a core is asked, see `Line.ask`. */
type Ask = (verb: Verb, values: readonly unknown[], limits?: Limits, last?: object) => unknown;

const opening = ({ pack, catalogue }: Contents = {}): unknown[] => [written(pack), written(catalogue)];

/** The verbs, whether what is asked answers at once or in a promise: the caller knows which. */
function engineOf(ask: Ask, { pack, application, receipt }: Opened) {
  return {
    pack,
    measures: () => ask("measures", []),
    measure: (id: unknown) => ask("measure", [id]),
    form: (id: unknown) => ask("form", [id]),
    assess: (told: unknown, last?: object) => ask("assess", [told, today()], application, last),
    match: (told: unknown) => ask("match", [told, today()], application),
    deadlines: (told: unknown) => ask("deadlines", [told, today()], application),
    receipt: (told: unknown) => ask("receipt", [told, today()], application),
    verify: (told: unknown) => ask("verify", [told], receipt),
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
