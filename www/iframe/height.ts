// Says how tall the content is, whenever that changes.

/** Calls `tell` with the height of `content` in CSS pixels, now and at each change. */
export function watchHeight(content: HTMLElement, tell: (height: number) => void): void {
  let last = 0;
  const look = (): void => {
    // The body's margin belongs to it; rounded up, since half a pixel too few brings a scroll bar.
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    tell(height);
  };
  // Not `document.documentElement`: it is never less tall than the frame, so a frame would only grow.
  if (typeof ResizeObserver === "function") new ResizeObserver(look).observe(content);
  else setInterval(look, 250);
  look();
}
