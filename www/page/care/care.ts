// 关怀模式: the way in and out, the size of its text, reading aloud. The person's choice is remembered; the host of the page
// may switch it on for a visit, by `?care` in the address or `data-care` where the page begins.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { prefer, preferences } from "../preferences.js";
import { Aloud } from "./aloud.js";
import { text } from "./text.zh.js";

/** Of the main text, in px: the state's guide asks for 18 to 30. */
const SIZES = [20, 24, 30];

export class Care {
  private readonly aloud: Aloud;
  /** Switched on by the host, and not yet switched by the person. */
  private asked: boolean;

  constructor(root: HTMLElement, private readonly draw: () => void) {
    this.asked = isAsked(root);
    this.aloud = new Aloud(root, draw);
    this.apply();
  }

  get isOn(): boolean {
    return this.asked || preferences().care;
  }

  /** The way in; inside, the way out and what else helps. */
  template(): TemplateResult {
    if (!this.isOn) {
      return html`<button type="button" class="button care-switch" id="care-enter" @click=${() => this.turn(true)}>${text.enter}</button>`;
    }
    return html`<button type="button" class="button care-switch" id="care-leave" @click=${() => this.turn(false)}>${text.leave}</button>`;
  }

  /** Below the head, while it is on. */
  tools(): TemplateResult | typeof nothing {
    if (!this.isOn) return nothing;
    return html`
      <section class="care-tools" aria-label=${text.tools}>
        <div role="group" aria-label=${text.size}>
          <span>${text.size}</span>
          ${SIZES.map((size) => html`<button type="button" class="button" aria-pressed=${this.size === size ? "true" : "false"}
            @click=${() => this.resize(size)}>${text.sizes[size]}</button>`)}
        </div>
        ${this.aloud.isPossible ? this.reading() : nothing}
      </section>`;
  }

  private reading(): TemplateResult {
    const { aloud } = this;
    const button = (id: string, words: string, act: () => void): TemplateResult =>
      html`<button type="button" class="button" id=${id} @click=${act}>${words}</button>`;
    return html`
      <div role="group" aria-label=${text.read}>
        ${aloud.state === "silent" ? button("read", text.read, () => aloud.read()) : nothing}
        ${aloud.state === "speaking" ? button("read-pause", text.pause, () => aloud.pause()) : nothing}
        ${aloud.state === "paused" ? button("read-resume", text.resume, () => aloud.resume()) : nothing}
        ${aloud.state === "silent" ? nothing : button("read-stop", text.stop, () => aloud.stop())}
        <span class="help">${text.readHelp}</span>
      </div>`;
  }

  private get size(): number {
    const { careSize } = preferences();
    return SIZES.indexOf(careSize) >= 0 ? careSize : SIZES[0] as number;
  }

  private turn(on: boolean): void {
    this.asked = false;
    if (!on) this.aloud.stop();
    prefer({ care: on });
    this.apply();
    this.draw();
    // The button that was pressed is another one now.
    requestAnimationFrame(() => {
      const other = document.getElementById(on ? "care-leave" : "care-enter");
      if (other !== null) other.focus();
    });
  }

  private resize(size: number): void {
    prefer({ careSize: size });
    this.apply();
    this.draw();
  }

  /** On the body, not the root: spaces stay as they are, so that large text has the room. */
  apply(): void {
    const { classList } = document.body;
    classList.toggle("care", this.isOn);
    for (const size of SIZES) classList.toggle(`care-${size}`, this.isOn && size === this.size);
  }
}

function isAsked(root: HTMLElement): boolean {
  const asked = new URLSearchParams(location.search).get("care");
  const told = asked === null ? root.dataset["care"] : asked;
  return told !== undefined && told !== "0" && told !== "false";
}
