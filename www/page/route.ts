// Where one is, as the address says it after its `#`: it works from a static file, under any path and in a web view.
//
// `#/` all measures · `#/questions` every question · `#/m/data-purchase` one measure · a further part names a place on the
// screen: `#/m/data-purchase/materials`, or a clause: `#/m/data-purchase/12.2.3`.

import { clauseId } from "../element/format.js";
import type { Library } from "../element/library.js";
import type { Links } from "../element/view.js";

export interface Route {
  screen: "home" | "questions" | "measure";
  /** Of a measure's screen: its id. */
  measure?: string;
  /** Id of the element to go to. */
  part?: string;
  /** The address names nothing here. */
  unknown?: true;
}

export const HOME = "#/";
export const QUESTIONS = "#/questions";

/** The parts of the screen of all measures that have an address. */
const HOME_PARTS = ["question", "total", "measures"];

export function homeHref(part: string): string {
  return HOME + part;
}

export const LINKS: Links = {
  measure: (id, part) => "#/m/" + id + (part === undefined ? "" : "/" + part),
  questions: (part) => QUESTIONS + (part === undefined ? "" : "/" + part),
};

/** Reads an address; what it does not know leads to all measures. */
export function readRoute(hash: string, library: Library): Route {
  const [first = "", second = "", part] = hash.replace(/^#\/?/, "").split("/");
  if (first === "m") return measureRoute(library, second, part);
  if (first === "questions") return second === "" ? { screen: "questions" } : { screen: "questions", part: second };
  if (first === "") return { screen: "home" };
  return HOME_PARTS.indexOf(first) >= 0 ? { screen: "home", part: first } : { screen: "home", unknown: true };
}

function measureRoute(library: Library, name: string, part: string | undefined): Route {
  const found = library.find(name);
  if (found === undefined) return { screen: "home", unknown: true };
  if (part === undefined || part === "") return { screen: "measure", measure: found.id };
  return { screen: "measure", measure: found.id, part: /^[0-9]/.test(part) ? clauseId(part) : part };
}
