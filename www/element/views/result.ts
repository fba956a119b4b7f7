// The answer at a glance: verdict, figure with what is still open inside it, steps, and what to tell next.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Change, Missing } from "huiqi";
import { checklistOf, indexProblems, labelOf, nextQuestion, upperBound, type Figure } from "../../model/index.js";
import { bounds, figureOpen, figureText, idOf, inTenThousands, shortly, yuan } from "../format.js";
import { text } from "../text.zh.js";
import { TRIAL, type Asking, type View } from "../view.js";
import { fold } from "./fold.js";

/** How many missing facts are listed before the rest folds away. */
const MISSING_AT_ONCE = 4;
const MISSING_WITH_CARE = 1;

/** The strip that stays in sight on a phone while one fills in the form. */
export function summaryBar(view: View): TemplateResult {
  const { figure } = view;
  return html`
    <div class="bar" part="bar" data-verdict=${view.assessment.verdict}>
      <a class="bar-result" href=${view.links.measure(view.measure.id, "result")}>
        <span class="bar-verdict">${verdictText(view)}</span>
        <span class="bar-figure bar-figure-${figure.kind}">${figureText(figure, figure.kind === "range" ? shortly : yuan)}</span>
        ${view.tried !== undefined ? html`<span class="bar-estimate">${text.trial.heading}${view.tried.label}</span>`
          : figure.kind === "none" ? nothing : html`<span class="bar-estimate">${text.estimate}</span>`}
      </a>
      ${openButton(view, "bar-open", false)}
    </div>`;
}

export function result(view: View): TemplateResult {
  return html`
    <section class="result" id="result" part="card result" aria-labelledby="result-heading" data-verdict=${view.assessment.verdict}>
      ${trial(view)}
      <h2 class="verdict" id="result-heading">${verdictText(view)}</h2>
      <p class="advice">${advice(view)}</p>
      ${figureBox(view)}
      ${steps(view)}
      <slot name="award"></slot>
      ${problemSummary(view)}
      ${missing(view)}
      ${changes(view, text.changes.meet, (change) => change.meets !== undefined)}
      ${changes(view, text.changes.raise, (change) => change.meets === undefined)}
    </section>`;
}

export function verdictText({ assessment, figure }: Pick<View, "assessment" | "figure">): string {
  return assessment.verdict === "undetermined" && figure.awaitsOffice
    ? text.awaitsOffice
    : text.verdict[assessment.verdict];
}

function advice(view: View): string {
  const { assessment, figure } = view;
  if (assessment.ready) return text.advice.ready;
  if (assessment.verdict === "ineligible") return text.advice.ineligible;
  if (assessment.verdict === "eligible") return adviceForEligible(view);
  if (assessment.verdict === "informational") return text.advice.guidance;
  if (!figure.awaitsOffice) return assessment.award ? text.advice.open : text.advice.openVerdict;
  return assessment.measure.kind === "deferred" ? text.advice.elsewhere : text.advice.office;
}

function adviceForEligible({ assessment }: View): string {
  if (assessment.problems.some((problem) => problem.severity === "error")) return text.advice.mend;
  const { needed, provided, undecided } = checklistOf(assessment);
  if (needed > provided) return text.advice.materials(needed - provided);
  return undecided > 0 ? text.advice.undecided : text.advice.notYet;
}

function figureBox(view: View): TemplateResult | typeof nothing {
  const { figure } = view;
  if (view.assessment.verdict === "informational") return nothing;
  if (figure.kind === "none") return html`<div class="figure figure-none"><p>${text.figure.none}</p></div>`;
  const label = figure.kind === "final" ? text.figure.final : text.figure.range;
  return html`
    <div class="figure figure-${figure.kind}">
      <p class="figure-label">${label}</p>
      <p class="figure-sum">${sum(figure)}</p>
      ${openButton(view, "figure-open", true)}
      <p class="estimate">${text.estimate}</p>
    </div>`;
}

/** A sum stands alone only when it is the last word; bounds stand as two sums with a word between them. */
export function sum(figure: Figure): TemplateResult {
  const selected = figure.ifSelected ? html`<span class="figure-if">${text.figure.ifSelected}</span> ` : nothing;
  if (figure.low === figure.high) return html`${selected}${oneSum(figure.low)}`;
  const upper = upperBound(figure.low, figure.high);
  return html`${selected}${oneSum(figure.low)} <span class="figure-to">${text.figure.to}</span> ${
    upper === undefined ? html`<span class="sum">${text.figure.unlimited}</span>` : oneSum(upper)}`;
}

function oneSum(amount: string): TemplateResult {
  const short = inTenThousands(amount);
  return html`<span class="sum">${yuan(amount)}${short ? html` <small>${text.format.item(short)}</small>` : nothing}</span>`;
}

/** What keeps the figure open, as the way to the next question. */
function openButton(view: View, className: string, withNext: boolean): TemplateResult | typeof nothing {
  const { figure, assessment, model, act } = view;
  const open = figureOpen(figure);
  if (open === "") return nothing;
  const next = nextQuestion(assessment.missing, model.unsure);
  if (figure.open === 0 || next === undefined) return html`<p class="${className} is-office">${open}</p>`;
  return html`
    <button type="button" class=${className} @click=${() => act.jump(next.path)}>
      <span class="open-words">
        <strong>${open}</strong>
        ${withNext ? html`<span>${text.figure.next(pathLabel(view, next.path, next.label))}</span>` : nothing}
      </span>
      <span aria-hidden="true">${"›"}</span>
    </button>`;
}

/** The label of a fact, with the item that it belongs to, unless one is inside that item already. */
export function pathLabel(view: Asking, path: string, fallback: string, inside = ""): string {
  const label = labelOf(view.model.fields, path);
  if (label === undefined) return fallback;
  const told = inside !== "" && path.indexOf(inside + "/") === 0;
  return label.item && !told ? `${text.list.itemTitle(label.item.label, label.item.number)} · ${label.field}` : label.field;
}

function steps(view: View): TemplateResult | typeof nothing {
  const { award } = view.assessment;
  if (award === null || award.steps.length === 0) return nothing;
  const lines = (): TemplateResult => html`
    <dl class="steps">
      ${award.steps.map((step) => html`
        <div class="step-line">
          <dt>${step.label}</dt>
          <dd>${bounds(step.low, step.high)}</dd>
        </div>`)}
    </dl>`;
  return view.care ? fold(view, "steps", "more", text.figure.steps, lines) : html`<h3>${text.figure.steps}</h3>${lines()}`;
}

export function problemSummary(view: Asking): TemplateResult | typeof nothing {
  const { allProblems: problems } = view;
  if (problems.length === 0) return nothing;
  const paths = Object.keys(indexProblems(problems));
  return html`
    <div class="problem-summary">
      <h3>${text.problems.heading(problems.length)}</h3>
      <ul>
        ${paths.map((path) => (view.problems[path] || []).map((problem) => html`
          <li class="problem problem-${problem.severity}">
            <span class="problem-mark">${text.problems[problem.severity]}</span>
            <button type="button" class="link" @click=${() => view.act.jump(path)}>${
              problemPlace(view, path)}</button>${problem.message}
          </li>`))}
      </ul>
    </div>`;
}

function problemPlace(view: Asking, path: string): TemplateResult | string {
  const label = pathLabel(view, path, "");
  return label === "" ? html`<span class="visually-hidden">${path}</span>` : label + "：";
}

function missing(view: View): TemplateResult | typeof nothing {
  const { missing: all } = view.assessment;
  const first = view.care ? MISSING_WITH_CARE : MISSING_AT_ONCE;
  if (all.length === 0) return nothing;
  return html`
    <h3>${text.missing.heading}</h3>
    ${missingList(view, all.slice(0, first))}
    ${all.length <= first ? nothing : html`
      ${fold(view, "missing", "more", text.missing.more(all.length - first),
        () => missingList(view, all.slice(first)))}`}`;
}

function missingList(view: View, some: Missing[]): TemplateResult {
  return html`
    <ul class="missing">
      ${some.map((one) => html`
        <li>
          <button type="button" class="link" @click=${() => view.act.jump(one.path)}>${
            pathLabel(view, one.path, one.label)}</button>
          <span class="decides">${text.missing[one.decides]}</span>
        </li>`)}
    </ul>`;
}

/** What the person could change, as the engine has tried it out. */
function changes(view: View, heading: string, of: (change: Change) => boolean): TemplateResult | typeof nothing {
  const some = view.assessment.changes.filter(of);
  // One at a time, so that it is clear what comes of which.
  if (some.length === 0 || view.tried !== undefined) return nothing;
  return html`
    <h3>${heading}</h3>
    <ul class="changes">${some.map((change) => html`<li>${change.text}${tryButton(view, change)}</li>`)}</ul>`;
}

function tryButton(view: View, change: Change): TemplateResult | typeof nothing {
  const { trial } = view;
  // What is verified is not changed here.
  if (trial === undefined || (view.locked && view.verified.has(change.path))) return nothing;
  return html`
    <button type="button" class="link" aria-label="${text.trial.try}：${change.text}" @click=${() => trial.try(change)}>${text.trial.try}</button>`;
}

/** What is tried, and how to end it. */
function trial({ tried, trial: actions }: View): TemplateResult | typeof nothing {
  if (tried === undefined || actions === undefined) return nothing;
  return html`
    <div class="trial" id=${idOf(TRIAL)} part="trial">
      <p><strong>${text.trial.heading}</strong>${tried.text}</p>
      <p class="help">${text.trial.help}</p>
      <div class="buttons">
        <button type="button" class="button" part="button" @click=${actions.takeBack}>${text.trial.takeBack}</button>
        <button type="button" class="button button-main" part="button" @click=${actions.adopt}>${text.trial.adopt}</button>
      </div>
    </div>`;
}
