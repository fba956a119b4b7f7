// What a native control says of itself: `input` with each answer, `change` once it is given. What the controls inside a
// shadow root say is theirs alone; the element speaks in their place, once for each thing that a person does.

/** Gives a function to be called whenever a person has changed an answer. */
export function userEvents(host: HTMLElement, shadow: ShadowRoot): () => void {
  let typing = false;
  let uncommitted = false;
  const commit = (): void => {
    uncommitted = false;
    host.dispatchEvent(new Event("change", { bubbles: true }));
  };
  // Typing goes on until the field says `change`; a choice or a button is an answer at once.
  for (const type of ["input", "compositionend"]) {
    shadow.addEventListener(type, () => { typing = true; }, true);
    shadow.addEventListener(type, () => { typing = false; });
  }
  shadow.addEventListener("input", (event) => event.stopPropagation());
  shadow.addEventListener("change", (event) => {
    event.stopPropagation();
    if (uncommitted) commit();
  });
  return () => {
    uncommitted = true;
    host.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    if (!typing) commit();
  };
}
