// The engine as its users see it: plain values in, plain values out, `HuiqiError` on refusal.

import type {
  Application, Assessment, Form, Matches, Measure, MeasureSummary, PackInfo, Profile, Receipt, Verification,
} from "./contract.js";
import { today } from "./day.js";
import { asError } from "./error.js";

/** One pack and its verbs. */
export interface Huiqi {
  readonly pack: PackInfo;
  /** The measures of the pack, in the order of the text. */
  measures(): MeasureSummary[];
  /** All of a measure that does not depend on an application: clauses, materials, steps, contacts, notes. */
  measure(id: string): Measure;
  /** The facts of a measure as JSON Schema 2020-12, with what a form needs under `x-huiqi`. */
  form(id: string): Form;
  /** The answer to an application as far as it is told. */
  assess(application: Application): Assessment;
  /** Every measure for one applicant, and what its awards come to. */
  match(profile: Profile): Matches;
  /** The days of the procedure as an iCalendar file (RFC 5545, `text/calendar`). */
  deadlines(application: Application): string;
  /** What is submitted or kept: the application, its assessment and a digest over both. */
  receipt(application: Application): Receipt;
  /** Computes a receipt anew and lists what differs. */
  verify(receipt: Receipt): Verification;
}

/** What the WASM offers: the same verbs, and the day, since the core reads no clock. */
export interface Engine {
  pack(): unknown;
  measures(): unknown;
  measure(id: string): unknown;
  form(id: string): unknown;
  assess(application: unknown, today: string): unknown;
  match(profile: unknown, today: string): unknown;
  deadlines(application: unknown, today: string): unknown;
  receipt(application: unknown, today: string): unknown;
  verify(receipt: unknown): unknown;
}

/** Gives an engine the shape of the contract. */
export function open(engine: Engine): Huiqi {
  return {
    pack: call(() => engine.pack()),
    measures: () => call(() => engine.measures()),
    measure: (id) => call(() => engine.measure(id)),
    form: (id) => call(() => engine.form(id)),
    assess: (application) => call(() => engine.assess(application, today())),
    match: (profile) => call(() => engine.match(profile, today())),
    deadlines: (application) => call(() => engine.deadlines(application, today())),
    receipt: (application) => call(() => engine.receipt(application, today())),
    verify: (receipt) => call(() => engine.verify(receipt)),
  };
}

/** The one place where an answer crosses the border: as an object or as JSON text, whichever the build found faster. */
function call<T>(verb: () => unknown): T {
  let answer: unknown;
  try {
    answer = verb();
  } catch (thrown) {
    throw asError(thrown);
  }
  return (typeof answer === "string" ? JSON.parse(answer) : answer) as T;
}
