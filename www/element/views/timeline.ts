// The procedure as a line of steps, with the days that are known and a place to tell those that have come.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { live } from "lit/directives/live.js";
import type { EventRule, Step } from "huiqi";
import { join, timelineOf, type StepView } from "../../model/index.js";
import { day, idOf } from "../format.js";
import { text } from "../text.zh.js";
import type { View } from "../view.js";
import { card } from "./card.js";
import { clause } from "./clause.js";
import { problemList } from "./question.js";
import { tag } from "./tags.js";

export function timeline(view: View): TemplateResult | typeof nothing {
  if (view.assessment.timeline.length === 0) return nothing;
  return card(view, "timeline", text.timeline.heading, () => html`
      <p class="help">${text.timeline.help}</p>
      <ol class="timeline">${timelineOf(view.assessment, view.measure.steps).map((each) => stepRow(view, each))}</ol>`);
}

function stepRow(view: View, { step, event }: StepView): TemplateResult {
  return html`
    <li class="step step-${stateOf(step)} ${step.optional ? "step-optional" : ""}">
      <h3 class="step-name">${step.name} ${step.optional ? tag("plain", text.timeline.optional) : nothing}</h3>
      <p class="step-actor">${step.actor}</p>
      <p class="step-days">${days(step, event)}</p>
      <div class="step-inputs">
        ${event === undefined ? nothing : dayField(view, event.id, event.name)}
        ${dayField(view, step.id, text.timeline.done)}
      </div>
      ${clause(view.words, step.clause)}
    </li>`;
}

function stateOf(step: Step): "done" | "running" | "waiting" {
  return step.done !== undefined ? "done" : step.starts !== undefined ? "running" : "waiting";
}

/** What is known of the days; nothing is guessed that the engine leaves out. */
function days(step: Step, event?: EventRule): TemplateResult {
  const period = [begins(step, event), limit(step)].filter((part) => part !== "").join(text.format.clauseSeparator);
  const due = step.due === undefined ? nothing : html`${text.format.clauseSeparator}<strong>${text.timeline.due(day(step.due))}</strong>`;
  const done = step.done === undefined ? nothing
    : html`${period === "" ? nothing : text.format.clauseSeparator}${text.timeline.completed(day(step.done))}`;
  return html`${period}${due}${done}`;
}

function begins(step: Step, event?: EventRule): string {
  if (step.starts !== undefined) return text.timeline.starts(day(step.starts));
  if (step.done !== undefined || step.limit === undefined) return "";
  return event === undefined ? text.timeline.waits : text.timeline.waitsEvent(event.name);
}

function limit(step: Step): string {
  if (step.limit === undefined) return "";
  const words = text.timeline.limit(step.limit);
  return step.inPrinciple ? text.timeline.limitInPrinciple(words) : words;
}

function dayField(view: View, key: string, label: string): TemplateResult {
  const { model } = view;
  const path = join("/progress", key);
  const id = idOf(path);
  const problems = view.problems[path] || [];
  return html`
    <div class="step-field" id=${id}>
      <label class="label-small" part="label" for="${id}-control">${label}</label>
      <input class="control control-date" id="${id}-control" part="control" type="date" min="1900-01-01" max="2199-12-31"
        aria-describedby=${problems.length > 0 ? id + "-problem" : nothing}
        aria-invalid=${problems.some((problem) => problem.severity === "error") ? "true" : nothing}
        .value=${live(model.text(path))}
        @input=${(event: Event) => model.tellProgress(key, (event.target as HTMLInputElement).value)}>
      ${problemList(problems, id)}
    </div>`;
}
