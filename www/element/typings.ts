// What TypeScript knows of the elements in a document: their classes by their tags, and what their events carry.

import type { QuestionsDetail } from "./asking-element.js";
import type { FormDetail, HuiqiForm } from "./form-element.js";
import type { ChooseDetail, HuiqiMatch, MatchDetail } from "./match-element.js";
import type { MoneyUnit } from "./view.js";

/** What `huiqi-error` carries: an engine that did not come, or its refusal (a `HuiqiError`) of what was handed in. */
export interface ErrorDetail {
  error: unknown;
}

/** What `huiqi-money` carries: what sums are typed in from now on. */
export interface MoneyDetail {
  money: MoneyUnit;
}

/** The events of `<huiqi-form>` that no other element has. */
export interface HuiqiFormEvents {
  "huiqi-ready": CustomEvent<FormDetail>;
  "huiqi-change": CustomEvent<FormDetail>;
  "huiqi-money": CustomEvent<MoneyDetail>;
  "huiqi-questions": CustomEvent<QuestionsDetail>;
  "huiqi-error": CustomEvent<ErrorDetail>;
}

/** The events of `<huiqi-match>` that no other element has. */
export interface HuiqiMatchEvents {
  "huiqi-ready": CustomEvent<MatchDetail>;
  "huiqi-match": CustomEvent<MatchDetail>;
  "huiqi-choose": CustomEvent<ChooseDetail>;
  "huiqi-money": CustomEvent<MoneyDetail>;
  "huiqi-questions": CustomEvent<QuestionsDetail>;
  "huiqi-error": CustomEvent<ErrorDetail>;
}

/** What has no property: attributes that every element here observes. */
interface Attributes {
  theme?: "light" | "dark" | "auto";
  stylesheet?: string;
}

type Shared = "engine" | "hooks" | "answers" | "facts" | "verified" | "date" | "questions" | "allowCorrection" | "care" | "money";

/** What a template may set of `<huiqi-form>`. */
export type HuiqiFormProperties = Attributes &
  Partial<Pick<HuiqiForm, Shared | "measure" | "name" | "disabled" | "application" | "materials">>;

/** What a template may set of `<huiqi-match>`. */
export type HuiqiMatchProperties = Attributes & { for?: string } &
  Partial<Pick<HuiqiMatch, Shared | "profile" | "href" | "htmlFor">>;

/** Listening, with the event's type by its name. */
interface Listening<Events> {
  <Name extends keyof Events>(
    type: Name,
    listener: (event: Events[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare module "./form-element.js" {
  interface HuiqiForm {
    addEventListener: Listening<HTMLElementEventMap & HuiqiFormEvents>;
    removeEventListener: Listening<HTMLElementEventMap & HuiqiFormEvents>;
  }
}

declare module "./match-element.js" {
  interface HuiqiMatch {
    addEventListener: Listening<HTMLElementEventMap & HuiqiMatchEvents>;
    removeEventListener: Listening<HTMLElementEventMap & HuiqiMatchEvents>;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "huiqi-form": HuiqiForm;
    "huiqi-match": HuiqiMatch;
  }
}
