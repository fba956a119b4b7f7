// What one may do where all measures are looked at; the same on the page as in an element.

import type { ProfileState } from "./profile-state.js";
import type { ProfileActions } from "./view.js";

/** Who shows the measures. */
export interface ProfileOwner {
  /** What is shown; none while something else is. */
  readonly profile: ProfileState | undefined;
  /** Draws: nothing was answered. */
  draw(): void;
  /** Asks the engine anew, draws, and goes to the question that stands now. */
  ask(): void;
}

export function profileActions(owner: ProfileOwner): ProfileActions {
  const change = (how: (profile: ProfileState) => void): void => {
    if (owner.profile === undefined) return;
    how(owner.profile);
    owner.draw();
  };
  const move = (how: (profile: ProfileState) => void): void => {
    if (owner.profile === undefined) return;
    how(owner.profile);
    owner.ask();
  };
  return {
    nextQuestion: () => move(({ interview, model }) => {
      const { current } = interview;
      interview.next();
      if (current !== undefined && model.answer(current.path).state === "open") model.tellUnsure(current.path);
    }),
    lastQuestion: () => move(({ interview }) => interview.back()),
    ask: (question) => move(({ interview }) => interview.ask(question)),
    look: (query) => change((profile) => profile.look(query)),
    sort: (order) => change((profile) => profile.sort(order)),
  };
}
