// The procedure as a line of steps, with the days that are known and a place to tell those that have come.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { live } from "lit/directives/live.js";
import type { EventRule, Note, Step } from "huiqi";
import { join, notesAt, timelineOf, type StepView } from "../../model/index.js";
import { day, idOf } from "../format.js";
import { text } from "../text.zh.js";
import type { View } from "../view.js";
import { card } from "./card.js";
import { clause } from "./clause.js";
import { notesHere } from "./note.js";
import { problemList } from "./question.js";
import { tag } from "./tags.js";

export function timeline(view: View): TemplateResult | typeof nothing {
  const { timeline: all } = view.assessment;
  const [first] = all;
  if (first === undefined) return nothing;
  const steps = timelineOf(view.assessment, view.measure.steps);
  const notes = notesAt(view.notes, steps.map(({ step, event }) => ({ clause: step.clause, words: step.name + (event ? event.name : "") })));
  return card(view, "timeline", text.timeline.heading, () => html`
      <p class="help">${text.timeline.help}${text.timeline.today(day(view.today))}</p>
      ${first.done === undefined ? html`<p class="step step-day">${text.timeline.apply(day(view.date))}</p>` : nothing}
      <ol class="timeline">${steps.map((each, index) => stepRow(view, each, first.actor, notes[index]))}</ol>`);
}

/** `applicant`: who acts in the first step, which is the application. */
function stepRow(view: View, { step, event }: StepView, applicant: string, notes?: Note[]): TemplateResult {
  const state = stateOf(step, view);
  // A limit that binds the applicant is the one that is missed.
  const binds = step.actor === applicant && step.limit !== undefined && state !== "done";
  return html`
    <li class="step step-${state} ${step.optional ? "step-optional" : ""} ${binds ? "step-binds" : ""}"
      aria-current=${state === "running" ? "step" : nothing}>
      <h3 class="step-name">${step.name} ${step.optional ? tag("plain", text.timeline.optional) : nothing}
        ${state === "waiting" ? nothing : tag(state === "done" ? "met" : "open", text.timeline.state[state])}
        ${binds ? tag("plain", text.timeline.binds) : nothing}</h3>
      <p class="step-actor">${step.actor}</p>
      ${period(step, event)}
      ${state === "running" ? left(step, view.today) : nothing}
      <div class="step-inputs">
        ${event === undefined ? nothing : dayField(view, event.id, event.name)}
        ${dayField(view, step.id, text.timeline.done)}
      </div>
      ${clause(view.words, step.clause)}
      ${notesHere(notes)}
    </li>`;
}

/** Of an application that is only planned the days are known, but nothing has begun. */
function stateOf({ done, starts }: Step, { today, model }: View): "done" | "running" | "waiting" {
  if (done !== undefined) return "done";
  return starts !== undefined && starts <= today && Object.keys(model.application.progress || {}).length > 0 ? "running" : "waiting";
}

/** From its first day to its last, as far as they are known; nothing is guessed that the engine leaves out. */
function period(step: Step, event?: EventRule): TemplateResult | typeof nothing {
  const end = step.done !== undefined ? text.timeline.completed(day(step.done)) : step.due !== undefined && text.timeline.due(day(step.due));
  const parts = [begins(step, event), limit(step), end].filter(Boolean);
  return parts.length === 0 ? nothing : html`
    <p class="step-days">${parts.map((part, index) => html`${
      index > 0 ? html`<span class="step-line-between">${text.format.clauseSeparator}</span>` : nothing}<span>${part}</span>`)}</p>`;
}

/** How far the last day is from today, by the calendar. */
function left({ due }: Step, today: string): TemplateResult | typeof nothing {
  if (due === undefined) return nothing;
  const days = (Date.parse(due) - Date.parse(today)) / 86400000;
  return html`<p class="step-left">${days < 0 ? text.timeline.late(-days) : text.timeline.left(days)}</p>`;
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
