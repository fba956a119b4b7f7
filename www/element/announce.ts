// Results said aloud, politely: one sentence, at most once a second, and only when it has changed.

const PAUSE = 1000;

/** Gives a function that puts a sentence into a `role="status"` element. */
export function announcer(element: HTMLElement): (sentence: string) => void {
  let waiting: string | undefined;
  let timer: number | undefined;
  let said = "";
  const speak = (): void => {
    timer = undefined;
    if (waiting === undefined || waiting === said) return;
    said = waiting;
    element.textContent = said;
  };
  return (sentence) => {
    waiting = sentence;
    // The last sentence wins: what was true in the meantime is of no use to anybody.
    if (timer === undefined) timer = window.setTimeout(speak, PAUSE);
  };
}
