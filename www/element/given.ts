// What an embedder hands in: an application as a whole, or its parts. A part counts before the whole.

import type { Application } from "huiqi";
import { share } from "../model/index.js";

/** The parts of an application that can be handed in by themselves. */
export type Part = "date" | "facts" | "materials" | "verified";

export const PARTS: readonly Part[] = ["date", "facts", "materials", "verified"];

export type Given = { application?: Application } & Partial<Pick<Application, Part>>;

/**
 * What is given anew, or `undefined` where it is what was given before: a framework hands in an equal object each time that
 * it draws, and what a person has told meanwhile must outlive that.
 */
export function renewed<Key extends keyof Given>(given: Given, key: Key, value: Given[Key]): Given | undefined {
  if (value === undefined || value === null) {
    if (!(key in given)) return undefined;
    const { [key]: _, ...rest } = given;
    return rest as Given;
  }
  return share(given[key], copy(value)) === given[key] ? undefined : { ...given, [key]: copy(value) };
}

/** The embedder may go on changing what it has handed in; and what is no JSON is left to the engine to object to. */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as unknown as T;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copied: Record<string, unknown> = {};
  for (const key of Object.keys(value)) copied[key] = copy((value as Record<string, unknown>)[key]);
  return copied as unknown as T;
}

/** The application that comes of it for a measure. */
export function applicationOf(given: Given, measure: string): Application {
  const { application, ...parts } = given;
  return { facts: {}, ...application, ...parts, measure };
}

/** An application with another part, or without it. */
export function withPart<Key extends Part>(application: Application, key: Key, value: Application[Key]): Application {
  const next: Application = { ...application, [key]: value };
  if (value === undefined) delete next[key];
  return next;
}
