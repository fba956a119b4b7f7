// One question and its control. Every question can be answered 不清楚, which leaves its key out.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { live } from "lit/directives/live.js";
import type { Note, Problem } from "huiqi";
import type { Answer, Question } from "../../model/index.js";
import { idOf } from "../format.js";
import { text } from "../text.zh.js";
import type { Asking } from "../view.js";
import { clause } from "./clause.js";
import { notesHere } from "./note.js";
import { problemsOf, reading, sumOf, typeSum } from "./sum.js";
import { tag } from "./tags.js";

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
  /** Verified, and not to be changed here. */
  locked: boolean;
  /** Told otherwise than it was verified. */
  corrected: boolean;
  says: Says;
}

/** What assistive technology is told of a control. */
export interface Says {
  /** Ids of help, reading and problems. */
  describedBy: string | typeof nothing;
  /** Id of the problems, where one is an error. */
  wrong: string | typeof nothing;
  invalid: "true" | typeof nothing;
}

export function question(view: Asking, of: Question, path: string, notes?: readonly Note[]): TemplateResult {
  const id = idOf(path);
  const isMoney = of.kind === "money";
  const problems = problemsOf(view, path);
  const verified = view.verified.has(path);
  const corrected = view.model.corrected.indexOf(path) >= 0;
  const asked: Asked = {
    view, question: of, path, id, corrected,
    answer: view.model.answer(path),
    // What is verified and wrong could be mended by nobody.
    locked: verified && view.locked && !problems.some(isError),
    says: saysOf(id, problems, [of.help && "help", isMoney && "unit", isMoney && "reading", corrected && "corrected"]),
  };
  const control = isRadio(of) ? radioGroup(asked) : of.kind === "choice" ? selectField(asked) : typedField(asked);
  return html`
    <div class="question ${asked.says.invalid === "true" ? "question-wrong" : ""}" id=${id} part="question">
      ${control}
      ${corrected ? html`<p class="help" id="${id}-corrected">${text.field.corrected}</p>` : nothing}
      ${problemList(problems, id)}
      ${notesHere(notes)}
    </div>`;
}

function isRadio(of: Question): boolean {
  return of.kind === "boolean" || (of.kind === "choice" && of.choices.length < MOST_RADIOS);
}

const isError = ({ severity }: Problem): boolean => severity === "error";

/** `parts`: what else describes the control, by the end of its id. */
export function saysOf(id: string, problems: readonly Problem[], parts: (string | false | undefined)[] = []): Says {
  const wrong = problems.some(isError);
  const ids = parts.concat(problems.length > 0 && "problem").filter(Boolean).map((part) => `${id}-${part}`);
  return {
    describedBy: ids.join(" ") || nothing,
    wrong: wrong ? id + "-problem" : nothing,
    invalid: wrong ? "true" : nothing,
  };
}

/** Problems beside the field that they point to. */
export function problemList(problems: readonly Problem[], id: string): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  return html`
    <div class="problems" id="${id}-problem" part="problems">
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
  if (view.verified.has(path)) return tag("met", text.field.verified);
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
  const choices: { value: unknown; label: string }[] = of.kind === "boolean"
    ? [{ value: true, label: text.field.yes }, { value: false, label: text.field.no }]
    : of.choices;
  return choices.map(({ value, label }): Option => ({
    label,
    checked: answer.state === "told" && answer.value === value,
    choose: () => model.tell(path, value),
  })).concat(asideOptions(asked));
}

function asideOptions({ question: of, answer, path, locked, view: { model } }: Asked): Option[] {
  const none: Option[] = of.none === undefined ? [] : [{
    label: of.none, checked: answer.state === "none", aside: true, choose: () => model.tellNone(path),
  }];
  return locked ? none : none.concat({
    label: text.field.unsure, checked: answer.state === "unsure", aside: true, choose: () => model.tellUnsure(path),
  });
}

function radioGroup(asked: Asked): TemplateResult {
  const { id, question: of, locked, says } = asked;
  return html`
    <fieldset role="radiogroup" ?disabled=${locked} aria-describedby=${says.describedBy}
      aria-required=${of.required} aria-invalid=${says.invalid} aria-errormessage=${says.wrong}>
      <legend class="label" part="label">${of.label} ${marks(asked)}</legend>
      ${why(asked)}
      ${help(asked)}
      <div class="options">
        ${options(asked).map((option) => optionField(option, html`
          <input type="radio" name=${id} .checked=${live(option.checked)} @change=${option.choose}>`))}
      </div>
    </fieldset>`;
}

function optionField({ label, aside }: Option, control: TemplateResult): TemplateResult {
  return html`<label class="option ${aside ? "option-aside" : ""}" part="option">${control}<span>${label}</span></label>`;
}

function selectField(asked: Asked): TemplateResult {
  const { id, path, answer, locked, says, question: of, view: { model } } = asked;
  const all = options(asked);
  const choose = (event: Event): void => {
    const chosen = all[(event.target as HTMLSelectElement).selectedIndex - 1];
    if (chosen) chosen.choose();
    else model.takeBack(path);
  };
  return html`
    ${labelOf(asked)}
    <select class="control" id="${id}-control" part="control" ?disabled=${locked} aria-describedby=${says.describedBy}
      aria-required=${of.required} aria-invalid=${says.invalid} aria-errormessage=${says.wrong} @change=${choose}>
      <option .selected=${live(answer.state === "open")}>${text.field.choose}</option>
      ${all.map((option) => html`<option .selected=${live(option.checked)}>${option.label}</option>`)}
    </select>`;
}

function labelOf(asked: Asked): TemplateResult {
  return html`
    <label class="label" part="label" for="${asked.id}-control">${asked.question.label} ${marks(asked)}</label>
    ${why(asked)}
    ${help(asked)}`;
}

/** A line of text, a sum or a day: what is typed is kept to the letter, and the engine judges it. */
function typedField(asked: Asked): TemplateResult {
  const { id, path, locked, says, question: of, view } = asked;
  const { model } = view;
  const isDay = of.kind === "date";
  const sum = of.kind === "money" && sumOf(view, path);
  const shown = (): string => (sum ? sumOf(view, path).text : model.text(path));
  const commit = (event: Event): void => {
    // Half a word of an input method is no answer; its end comes as an event of its own.
    if ((event as InputEvent).isComposing) return;
    const typed = (event.target as HTMLInputElement).value;
    if (typed === shown()) return;
    if (sum) typeSum(view, path, typed);
    else if (of.kind === "integer") model.typeInteger(path, typed);
    else model.type(path, typed);
  };
  return html`
    ${labelOf(asked)}
    <div class="typed">
      <div class="typed-line">
        <input class="control control-${of.kind}" id="${id}-control" part="control" type=${isDay ? "date" : "text"}
          inputmode=${INPUT_MODES[of.kind] || nothing} ?readonly=${locked}
          max=${isDay ? latestDay(asked) : nothing} min=${isDay ? "1900-01-01" : nothing}
          autocomplete="off" spellcheck="false" aria-describedby=${says.describedBy}
          aria-required=${of.required} aria-invalid=${says.invalid} aria-errormessage=${says.wrong}
          .value=${live(shown())} @input=${commit} @compositionend=${commit}>
        ${sum ? html`<span class="unit" id="${id}-unit">${text.money.units[sum.unit]}</span>` : nothing}
      </div>
      ${sum ? html`<p class="reading" id="${id}-reading">${reading(view, path, sum)}</p>` : nothing}
      ${of.stated ? nothing : html`<div class="options options-beside">
        ${asideOptions(asked).map((option) => optionField(option, html`
          <input type="checkbox" ?disabled=${locked} .checked=${live(option.checked)}
            @change=${() => (option.checked ? model.takeBack(path) : option.choose())}>`))}
      </div>`}
    </div>`;
}

/** The picker's last day; what is typed beyond it is the engine's to report. */
function latestDay({ question: of, view }: Asked): string {
  return of.past ? view.date : "2199-12-31";
}
