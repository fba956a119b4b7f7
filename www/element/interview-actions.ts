// What one may do where one question is asked at a time; the same for one measure as for all of them.

import type { FormModel, Interview } from "../model/index.js";
import type { InterviewActions } from "./view.js";

/** Whose questions are asked. */
export interface Interviewed {
  readonly interview: Interview;
  readonly model: FormModel;
}

/** `gone`: draws, and goes to the question that stands now. */
export function interviewActions(interviewed: () => Interviewed | undefined, gone: () => void): InterviewActions {
  const move = (how: (one: Interviewed) => void): void => {
    const one = interviewed();
    if (one === undefined) return;
    how(one);
    gone();
  };
  return {
    nextQuestion: () => move(({ interview, model }) => {
      const { current } = interview;
      interview.next();
      if (current !== undefined && model.answer(current.path).state === "open") model.tellUnsure(current.path);
    }),
    lastQuestion: () => move(({ interview }) => interview.back()),
    ask: (question) => move(({ interview }) => interview.ask(question)),
  };
}
