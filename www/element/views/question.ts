// One question and its control. Every question can be answered 不清楚, which leaves its key out.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { live } from "lit/directives/live.js";
import type { Problem } from "huiqi";
import { grouped, type Answer, type Question } from "../../model/index.js";
import { idOf, inTenThousands, yuan } from "../format.js";
import { text } from "../text.zh.js";
import type { Asking } from "../view.js";
import { clause } from "./clause.js";

/** More choices than this make a list to open instead of buttons to see at once. */
const MOST_RADIOS = 7;

/** The keyboard that a phone shows. */
const INPUT_MODES: Partial<Record<Question["kind"], string>> = { money: "decimal", integer: "numeric" };

/** What a control needs to know of its question. */
interface Asked {
  view: Asking;
  question: Question;
  path: string;
  id: string;
  answer: Answer;
  /** Ids of help, reading and problem, for assistive technology. */
  describedBy: string | typeof nothing;
  invalid: boolean;
}

export function question(view: Asking, of: Question, path: string): TemplateResult {
  const id = idOf(path);
  const problems = view.problems[path] || [];
  const asked: Asked = {
    view, question: of, path, id,
    answer: view.model.answer(path),
    describedBy: describedBy(id, of, problems) || nothing,
    invalid: problems.some((problem) => problem.severity === "error"),
  };
  const control = isRadio(of) ? radioGroup(asked) : of.kind === "choice" ? selectField(asked) : typedField(asked);
  return html`
    <div class="question ${asked.invalid ? "question-wrong" : ""}" id=${id}>
      ${control}
      ${problemList(problems, id)}
    </div>`;
}

function isRadio(of: Question): boolean {
  return of.kind === "boolean" || (of.kind === "choice" && of.choices.length < MOST_RADIOS);
}

function describedBy(id: string, of: Question, problems: Problem[]): string {
  return [of.help ? id + "-help" : "", of.kind === "money" ? id + "-reading" : "", problems.length > 0 ? id + "-problem" : ""]
    .filter((part) => part !== "").join(" ");
}

/** Problems beside the field that they point to. */
export function problemList(problems: Problem[], id: string): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  return html`
    <div class="problems" id="${id}-problem">
      ${problems.map((problem) => html`
        <p class="problem problem-${problem.severity}">
          <span class="problem-mark">${text.problems[problem.severity]}</span>${problem.message}
        </p>`)}
    </div>`;
}

function why({ view, question: of }: Asked): TemplateResult | typeof nothing {
  return of.clause === undefined ? nothing : html`<div class="why">${clause(view.words, of.clause, text.field.why)}</div>`;
}

function help({ question: of, id }: Asked): TemplateResult | typeof nothing {
  return of.help === undefined ? nothing : html`<p class="help" id="${id}-help">${of.help}</p>`;
}

/** What stands behind the label: that the answer is verified, or that a submission can do without. */
function marks({ view, path, question: of }: Asked): TemplateResult | typeof nothing {
  const verified = view.model.application.verified || [];
  if (verified.indexOf(path) >= 0) return html`<span class="tag tag-met">${text.field.verified}</span>`;
  return of.required ? nothing : html`<span class="optional">${text.field.optional}</span>`;
}

/** An answer to choose: what it says, whether it is the present one, and how to give it. */
interface Option {
  label: string;
  checked: boolean;
  choose(): void;
  /** 不清楚 and 没有 stand apart from what the question offers. */
  aside?: true;
}

function options(asked: Asked): Option[] {
  const { question: of, answer, path, view: { model } } = asked;
  const told: Option[] = of.kind === "boolean"
    ? [true, false].map((value) => ({
      label: value ? text.field.yes : text.field.no,
      checked: answer.state === "told" && answer.value === value,
      choose: () => model.tell(path, value),
    }))
    : of.choices.map(({ value, label }) => ({
      label,
      checked: answer.state === "told" && answer.value === value,
      choose: () => model.tell(path, value),
    }));
  return told.concat(asideOptions(asked));
}

function asideOptions({ question: of, answer, path, view: { model } }: Asked): Option[] {
  const none: Option[] = of.none === undefined ? [] : [{
    label: of.none, checked: answer.state === "none", aside: true, choose: () => model.tellNone(path),
  }];
  return none.concat({
    label: text.field.unsure, checked: answer.state === "unsure", aside: true, choose: () => model.tellUnsure(path),
  });
}

function radioGroup(asked: Asked): TemplateResult {
  const { id, question: of } = asked;
  return html`
    <fieldset aria-describedby=${asked.describedBy}>
      <legend class="label">${of.label} ${marks(asked)}</legend>
      ${why(asked)}
      ${help(asked)}
      <div class="options">
        ${options(asked).map((option) => html`
          <label class="option ${option.aside ? "option-aside" : ""}">
            <input type="radio" name=${id} .checked=${live(option.checked)} @change=${option.choose}>
            <span>${option.label}</span>
          </label>`)}
      </div>
    </fieldset>`;
}

function selectField(asked: Asked): TemplateResult {
  const { id, path, answer, view: { model } } = asked;
  const all = options(asked);
  const choose = (event: Event): void => {
    const chosen = all[(event.target as HTMLSelectElement).selectedIndex - 1];
    if (chosen) chosen.choose();
    else model.takeBack(path);
  };
  return html`
    <label class="label" for="${id}-control">${asked.question.label} ${marks(asked)}</label>
    ${why(asked)}
    ${help(asked)}
    <select class="control" id="${id}-control" aria-describedby=${asked.describedBy}
      aria-invalid=${asked.invalid ? "true" : nothing} @change=${choose}>
      <option .selected=${live(answer.state === "open")}>${text.field.choose}</option>
      ${all.map((option) => html`<option .selected=${live(option.checked)}>${option.label}</option>`)}
    </select>`;
}

/** A line of text, a sum or a day: what is typed is kept to the letter, and the engine judges it. */
function typedField(asked: Asked): TemplateResult {
  const { id, path, question: of, view: { model } } = asked;
  const commit = (event: Event): void => {
    // Half a word of an input method is no answer; its end comes as an event of its own.
    if ((event as InputEvent).isComposing) return;
    const typed = (event.target as HTMLInputElement).value;
    if (typed === model.text(path)) return;
    if (of.kind === "integer") model.typeInteger(path, typed);
    else model.type(path, typed);
  };
  return html`
    <label class="label" for="${id}-control">${of.label} ${marks(asked)}</label>
    ${why(asked)}
    ${help(asked)}
    <div class="typed">
      <div class="typed-line">
        <input class="control control-${of.kind}" id="${id}-control" type=${of.kind === "date" ? "date" : "text"}
          inputmode=${INPUT_MODES[of.kind] || nothing}
          max=${of.kind === "date" ? latestDay(asked) : nothing} min=${of.kind === "date" ? "1900-01-01" : nothing}
          autocomplete="off" spellcheck="false"
          aria-describedby=${asked.describedBy} aria-invalid=${asked.invalid ? "true" : nothing}
          .value=${live(model.text(path))} @input=${commit} @compositionend=${commit}>
        ${of.kind === "money" ? html`<span class="unit" aria-hidden="true">${text.field.yuan}</span>` : nothing}
      </div>
      ${of.kind === "money" ? reading(asked) : nothing}
      <div class="options options-beside">
        ${asideOptions(asked).map((option) => html`
          <label class="option option-aside">
            <input type="checkbox" .checked=${live(option.checked)}
              @change=${() => (option.checked ? model.takeBack(path) : option.choose())}>
            <span>${option.label}</span>
          </label>`)}
      </div>
    </div>`;
}

/** The picker's last day; what is typed beyond it is the engine's to report. */
function latestDay({ question: of, view }: Asked): string {
  return of.past ? view.date : "2199-12-31";
}

/** The sum as read, so that a nought too many is seen. */
function reading({ id, path, view: { model } }: Asked): TemplateResult {
  const typed = model.text(path);
  const short = inTenThousands(typed);
  const read = grouped(typed) === undefined ? "" : yuan(typed) + (short ? ` = ${short}` : "");
  return html`<p class="reading" id="${id}-reading">${read}</p>`;
}
