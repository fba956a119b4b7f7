// A tool that is folded until it is wanted, and loaded when it is first unfolded.

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Tools } from "./tools.js";

/** What is loaded: it draws what stands inside. */
export interface Inside {
  template(): TemplateResult;
}

export interface DoorWords {
  heading: string;
  loading: string;
  failed: string;
}

export class Door {
  private open = false;
  private inside: Inside | undefined;
  private failed = false;

  /** `id`: of the card, where a link leads. */
  constructor(
    private readonly tools: () => Tools,
    private readonly id: string,
    private readonly words: DoorWords,
    private readonly load: () => Promise<Inside>,
  ) {}

  template(): TemplateResult {
    const toggle = (event: Event): void => void this.toggle((event.currentTarget as HTMLDetailsElement).open);
    return html`<details class="card tool" id=${this.id} ?open=${this.open} @toggle=${toggle}>
      <summary><h2>${this.words.heading}</h2></summary>
      ${this.open ? this.content() : nothing}
    </details>`;
  }

  private content(): TemplateResult {
    if (this.inside !== undefined) return this.inside.template();
    return html`<p role="status">${this.failed ? this.words.failed : this.words.loading}</p>`;
  }

  private async toggle(open: boolean): Promise<void> {
    if (open === this.open) return;
    this.open = open;
    this.failed = false;
    this.tools().draw();
    if (!open || this.inside !== undefined) return;
    try {
      this.inside = await this.load();
    } catch {
      this.failed = true;
    }
    this.tools().draw();
  }
}

/** Moves the focus once what is due is drawn: the button that was pressed may be gone. */
export function focusSoon(id: string): void {
  void Promise.resolve().then(() => {
    const element = document.getElementById(id);
    if (element !== null) element.focus();
  });
}
