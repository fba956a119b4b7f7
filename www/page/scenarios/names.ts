// What scenarios are called until somebody calls them otherwise.

import type { Scenario } from "../keep/draft.js";
import { text } from "./text.zh.js";

const LETTERS = "ABCDEFGH";

/** `方案 A`, or the next letter that no scenario has. */
export function nextName(scenarios: readonly Scenario[]): string {
  const free = LETTERS.split("").filter((letter) => scenarios.every(({ name }) => name !== text.name(letter)))[0];
  return text.name(free || LETTERS.charAt(0));
}
