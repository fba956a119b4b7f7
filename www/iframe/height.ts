// Says how tall the content is, whenever that changes.

/** What an element says when there is something else to see. */
const NEWS = ["huiqi-ready", "huiqi-error", "huiqi-change", "huiqi-match"];

/**
 * Calls `tell` with the height of `content` in CSS pixels at each change, from the first thing on that an element in it has
 * to say: a frame that shrank to one line while it loads would pull up the page around.
 */
export function watchHeight(content: HTMLElement, tell: (height: number) => void): void {
  let last = 0;
  let watching = false;
  const look = (): void => {
    // Rounded up, since half a pixel too few brings a scroll bar.
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    tell(height);
  };
  const watch = (): void => {
    if (watching) return;
    watching = true;
    // Not `document.documentElement`: it is never less tall than the frame, so a frame would only grow.
    if (typeof ResizeObserver === "function") new ResizeObserver(look).observe(content);
    else setInterval(look, 250);
  };
  // Once it is drawn; and not left to the observer, which rests in a frame that is out of sight.
  for (const type of NEWS) {
    content.addEventListener(type, () => setTimeout(() => {
      watch();
      look();
    }));
  }
}
