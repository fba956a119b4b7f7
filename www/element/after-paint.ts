// What may wait until the browser has painted, so that a letter stands there as soon as it is typed.

/** Gives a function that has the action done once, after the next picture, however often it is called until then. */
export function afterPaint(action: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    // A frame's callbacks come before it is painted, a timer that they set after that.
    requestAnimationFrame(() => setTimeout(() => {
      due = false;
      action();
    }));
  };
}
