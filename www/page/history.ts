// Going between screens: the address after `#` changes, the screen follows, and who comes back finds the place left.

/** Tells of each new address, with the height to scroll to: of an entry seen before where it was left, of a new one none. */
export function watchAddress(follow: (hash: string, scroll: number | undefined) => void): void {
  // The browser would scroll before the screen is drawn.
  if ("scrollRestoration" in history) history.scrollRestoration = "manual";
  const heights: number[] = [];
  let entry = 0;
  history.replaceState({ entry }, "");
  window.addEventListener("hashchange", () => {
    heights[entry] = window.pageYOffset;
    const seen = (history.state as { entry: number } | null) || undefined;
    entry = seen === undefined ? heights.length : seen.entry;
    if (seen === undefined) history.replaceState({ entry }, "");
    follow(location.hash, seen === undefined ? undefined : heights[entry]);
  });
}
