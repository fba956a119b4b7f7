// What stands below a form and below all measures, loaded after it: scenarios, and keeping and sending.

import { html, type TemplateResult } from "lit/html.js";
import { Scenarios } from "../scenarios/scenarios.js";
import type { Tools } from "../tools.js";
import { Keep, type KeepTools } from "./keep.js";
import type { Keeper } from "./keeper.js";

/** Gives what draws it. `reportHref`: where the report of the measure is. */
export function below(tools: () => Tools, keeper: Keeper, reportHref: string): () => TemplateResult {
  const scenarios = new Scenarios(tools, keeper);
  const keep = new Keep(tools, keeper, reportHref);
  return () => html`${scenarios.template()}${keep.template()}`;
}

/** The same over all measures, where there is nothing to compare yet. */
export function belowAll(tools: () => KeepTools, keeper: Keeper): () => TemplateResult {
  const keep = new Keep(tools, keeper);
  return () => keep.template();
}
