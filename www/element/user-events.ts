// What a native control says of itself: `input` with each answer, `change` once it is given. What the controls inside a
// shadow root say is theirs alone; the element speaks in their place, once for each thing that a person does.

/** All that a person answers with. */
const ACTS = ["click", "input", "change", "submit", "compositionend"];

export class UserEvents {
  /** A letter is being typed just now. */
  typing = false;
  private uncommitted = false;
  private depth = 0;

  /** `catchUp`: whatever is still to be made of the answers, before they are said to be given. */
  constructor(private readonly host: HTMLElement, private readonly shadow: ShadowRoot, private readonly catchUp: () => void) {
    this.watch(ACTS, (step) => { this.depth += step; });
    // Typing goes on until the field says `change`; a choice or a button is an answer at once.
    this.watch(["input", "compositionend"], (step) => { this.typing = step > 0; });
    this.hear(["input", "change"], (event) => event.stopPropagation());
    this.hear(["change"], () => {
      if (this.uncommitted) this.commit();
    });
  }

  /** Somebody is doing something inside just now. */
  get acting(): boolean {
    return this.depth > 0;
  }

  /** To be called whenever a person has changed an answer. */
  answered(): void {
    this.uncommitted = true;
    this.host.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    if (!this.typing) this.commit();
  }

  private commit(): void {
    this.catchUp();
    this.uncommitted = false;
    this.host.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Tells before (1) and after (-1) all that the event does inside. */
  private watch(types: string[], tell: (step: 1 | -1) => void): void {
    this.hear(types, () => tell(1), true);
    this.hear(types, () => tell(-1));
  }

  /** What an embedder has put into a slot is none of the element's answers, and speaks for itself. */
  private hear(types: string[], listener: (event: Event) => void, capture = false): void {
    for (const type of types) {
      this.shadow.addEventListener(type, (event) => {
        if (this.shadow.contains(event.target as Node)) listener(event);
      }, capture);
    }
  }
}
