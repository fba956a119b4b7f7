// How wide a form is, as classes of its container: `wide` has room for the result beside the form, `widest` for more of it;
// 关怀模式 has one column at any width.
// A portal may put a form into a narrow column of a wide window, and container queries are younger than the oldest kernels.

/** In sizes of text. */
const WIDE = 60;
const WIDEST = 80;

/** Keeps the classes true; gives a function that ends it. */
export function watchWidth(container: HTMLElement): () => void {
  const measure = (): void => {
    const sizes = container.clientWidth / parseFloat(getComputedStyle(container).fontSize);
    const single = container.classList.contains("care");
    container.classList.toggle("wide", sizes >= WIDE && !single);
    container.classList.toggle("widest", sizes >= WIDEST && !single);
  };
  // At once, so that the first picture is the right one.
  measure();
  let frame = 0;
  // Not in the observer's own turn: a class changes the height, and the browser would report a loop to the page's `onerror`.
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  });
  observer.observe(container);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}
