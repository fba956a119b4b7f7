// The application as text: what is written is read at once, and each fault can be jumped to.

import type { Problem } from "huiqi";
import { readJson, type Place, type Reading } from "./json.js";
import { text } from "./text.zh.js";

type Trouble = Pick<Problem, "path" | "message">;

export class Editor {
  private reading: Reading;
  /** What is wrong with what the text says; a text that says the same again has the same. */
  private problems: readonly Trouble[] = [];

  constructor(
    private readonly area: HTMLTextAreaElement,
    private readonly list: HTMLElement,
    private readonly state: HTMLElement,
    /** What was written, whenever it is an object. */
    told: (value: Record<string, unknown>) => void,
  ) {
    this.reading = readJson(area.value);
    area.addEventListener("input", () => {
      this.reading = readJson(area.value);
      if (this.reading.value !== undefined) told(this.reading.value);
      this.listTroubles();
    });
  }

  /** Whether somebody is writing: what is written then is not replaced. */
  get busy(): boolean {
    return document.activeElement === this.area;
  }

  show(value: unknown): void {
    const written = JSON.stringify(value, null, 2);
    if (written === this.area.value) return;
    this.area.value = written;
    this.reading = readJson(written);
    this.listTroubles();
  }

  report(problems: readonly Trouble[]): void {
    this.problems = problems;
    this.listTroubles();
  }

  /** Lists what is wrong: with the text, else with what it says. */
  private listTroubles(): void {
    const { reading: { faults, placeOf }, problems } = this;
    const entries = faults.length > 0
      ? faults.map((fault) => ({ place: fault as Place, words: text.faults[fault.kind] + (fault.name || "") }))
      : problems.map(({ path, message }) => ({ place: placeOf(path), words: message }));
    this.list.textContent = "";
    for (const { place, words } of entries) this.list.appendChild(this.entry(place, words));
    this.area.setAttribute("aria-invalid", String(entries.length > 0));
    this.state.textContent = entries.length === 0 ? text.noFaults : "";
  }

  private entry(place: Place, words: string): HTMLElement {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text.at(place.line, place.column) + words;
    button.addEventListener("click", () => this.jump(place));
    item.appendChild(button);
    return item;
  }

  private jump({ line, offset, length }: Place): void {
    this.area.focus();
    this.area.setSelectionRange(offset, offset + length);
    // Browsers do not bring a selection made by script into sight.
    const height = parseFloat(getComputedStyle(this.area).lineHeight);
    this.area.scrollTop = Math.max(0, (line - 3) * height);
  }
}
