// Whether something that comes from outside (a draft, a file, a link) can be handed to a form. What it says, the engine judges.

import type { Application } from "huiqi";
import type { Snapshot } from "huiqi/element";

export function isState(value: unknown): value is Snapshot {
  if (!isObject(value) || !isTexts(value["unsure"]) || !isTexts(value["corrected"])) return false;
  return isTold(value["told"]);
}

export function isTold(told: unknown): boolean {
  if (!isObject(told) || !isObject(told["facts"]) || !isObject(told["papers"])) return false;
  if (told["date"] !== undefined && typeof told["date"] !== "string") return false;
  const papers = told["papers"];
  return Object.keys(papers).every((measure) => isPapers(papers[measure]));
}

export function isApplication(value: unknown): value is Application {
  if (!isObject(value) || typeof value["measure"] !== "string") return false;
  const { measure, date, facts, ...papers } = value;
  return isTold({ date, facts, papers: { [measure as string]: papers } });
}

export function isOutcome(value: unknown): boolean {
  if (!isObject(value) || typeof value["verdict"] !== "string") return false;
  const { award } = value;
  return award === null || (isObject(award) && typeof award["low"] === "string" && typeof award["high"] === "string");
}

function isPapers(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { materials, progress, verified } = value;
  return (materials === undefined || isObject(materials))
    && (progress === undefined || isObject(progress))
    && (verified === undefined || isTexts(verified));
}

export function isPack(value: unknown): boolean {
  return isObject(value) && isTexts([value["id"], value["version"], value["digest"]]);
}

export function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
