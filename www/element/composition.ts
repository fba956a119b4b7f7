// An input method writes its half-typed syllables into the field. Drawing meanwhile would disturb it, and assessing would
// judge what nobody said.

/** Gives a function that tells whether a composition goes on inside `root`; `ended` is called after each. */
export function watchComposition(root: EventTarget, ended: () => void): () => boolean {
  let composing = false;
  root.addEventListener("compositionstart", () => { composing = true; }, true);
  // In the capture phase, so that the field's own listener, which tells its text, already finds it ended.
  root.addEventListener("compositionend", () => { composing = false; }, true);
  root.addEventListener("compositionend", ended);
  return () => composing;
}
