// Adding, copying and removing items of a list, with the focus where one goes on; the same on the page as in an element.

import { join, type Answers, type FormModel, type Snapshot } from "../model/index.js";
import type { Folds } from "./folds.js";
import type { Actions, Notice } from "./view.js";

/** Who shows the form. */
export interface FormOwner {
  readonly answers: Answers;
  readonly model: FormModel;
  readonly folds: Folds;
  /** Says what came of the last action, and draws. */
  notify(notice: Notice): void;
  /** Draws what is due, and brings a field into view with the focus in it. */
  goTo(path: string): void;
  /** The same for the element of an id. */
  focus(id: string): void;
}

export function itemActions(owner: FormOwner): Pick<Actions, "addItem" | "copyItem" | "removeItem" | "undoRemoval"> {
  let removed: { before: Snapshot; list: string } | undefined;
  return {
    addItem: (list) => owner.goTo(join(list, owner.model.addItem(list))),
    copyItem: (list, index) => owner.goTo(join(list, owner.model.copyItem(list, index))),
    removeItem: (list, index, title) => {
      removed = { before: owner.answers.snapshot(), list };
      owner.model.removeItem(list, index);
      owner.folds.open(list, undefined);
      owner.notify({ removed: { list, title } });
      owner.focus("undo-removal");
    },
    undoRemoval: () => {
      if (removed === undefined) return;
      const { before, list } = removed;
      removed = undefined;
      owner.answers.restore(before);
      owner.goTo(list);
    },
  };
}
