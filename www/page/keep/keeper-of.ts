// The page's keeper, with the browser around it.

import type { Huiqi } from "huiqi";
import type { Answers } from "huiqi/element";
import { packRef } from "./code.js";
import { Drafts, localStore } from "./draft.js";
import { Keeper } from "./keeper.js";

/** `changed` is called when what it says has changed, `forget` when everything is to go. The answers have the day of the visit. */
export function keeperOf(huiqi: Huiqi, answers: Answers, changed: () => void, forget: () => void): Keeper {
  const pack = packRef(huiqi.pack);
  const keeper = new Keeper(answers, new Drafts(localStore(), pack, answers.told.date || ""), pack, changed, forget);
  // Phones end a page that is out of sight without a further word.
  window.addEventListener("pagehide", () => keeper.flush());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keeper.flush();
  });
  return keeper;
}
