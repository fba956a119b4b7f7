// Going to a card of the page's own, which stands outside the elements: into view, with the focus on its heading.

/** After what was asked to be drawn has been. */
export function showCard(id: string): void {
  void Promise.resolve().then(() => {
    const heading = document.getElementById(id + "-heading");
    if (heading === null) return;
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  });
}
