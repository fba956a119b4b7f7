// Where one is, as the address says it after its `#`: it works from a static file, under any path and in a web view.
//
// `#/a/…` answers that a link has brought · `#/m/data-purchase/report` the report of a measure.
//
// `#/` all measures · `#/questions` every question · `#/m/data-purchase` one measure · a further part names a place on the
// screen: `#/m/data-purchase/materials`, or a clause: `#/m/data-purchase/12.2.3`.

import type { MeasureSummary } from "huiqi";
import { codeIn } from "./keep/link.js";

export interface Route {
  screen: "home" | "questions" | "measure" | "report" | "link";
  /** Of a measure's screen and of its report: its id. */
  measure?: string;
  /** What a link has brought. */
  code?: string;
  /** The place to go to, as the element on the screen knows it. */
  part?: string;
  /** The address names nothing here. */
  unknown?: true;
}

export const HOME = "#/";
export const QUESTIONS = "#/questions";

/** Where links of the elements lead. */
export const MEASURE_LINKS = "#/m/{measure}/{part}";

/** The part of a measure's address that is a screen of its own. */
const REPORT = "report";

/** The parts of the screen of all measures that have an address. */
const HOME_PARTS = ["question", "total", "measures", "keep"];

export function homeHref(part: string): string {
  return HOME + part;
}

export function measureHref(id: string, part?: string): string {
  return "#/m/" + id + (part === undefined ? "" : "/" + part);
}

export function questionsHref(part: string): string {
  return QUESTIONS + "/" + part;
}

/** Where the report of a measure is. */
export function reportHref(id: string): string {
  return measureHref(id, REPORT);
}

/** Reads an address; what it does not know leads to all measures. A measure is known by its id and by its article. */
export function readRoute(hash: string, measures: readonly MeasureSummary[]): Route {
  const code = codeIn(hash);
  if (code !== undefined) return { screen: "link", code };
  const [first = "", second = "", part = ""] = hash.replace(/^#\/?/, "").split("/");
  if (first === "m") return measureRoute(findMeasure(measures, second), part);
  if (first === "questions") return second === "" ? { screen: "questions" } : { screen: "questions", part: second };
  if (first === "") return { screen: "home" };
  return HOME_PARTS.indexOf(first) >= 0 ? { screen: "home", part: first } : { screen: "home", unknown: true };
}

/** A measure by its id, or by the number of its article. */
export function findMeasure(measures: readonly MeasureSummary[], name: string): MeasureSummary | undefined {
  return measures.filter(({ id, article }) => id === name || String(article) === name)[0];
}

function measureRoute(found: MeasureSummary | undefined, part: string): Route {
  if (found === undefined) return { screen: "home", unknown: true };
  if (part === REPORT) return { screen: "report", measure: found.id };
  return part === "" ? { screen: "measure", measure: found.id } : { screen: "measure", measure: found.id, part };
}
