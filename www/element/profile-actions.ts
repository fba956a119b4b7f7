// What one may do where all measures are looked at; the same on the page as in an element.

import { interviewActions } from "./interview-actions.js";
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
  return {
    ...interviewActions(() => owner.profile, () => owner.ask()),
    look: (query) => change((profile) => profile.look(query)),
    sort: (order) => change((profile) => profile.sort(order)),
  };
}
