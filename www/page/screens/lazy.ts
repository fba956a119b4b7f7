// A screen that is loaded when its address is first asked for: most visits never come to it.

import { html, type TemplateResult } from "lit/html.js";
import { text } from "../text.zh.js";
import type { Lent, Screen } from "./screen.js";

export class LazyScreen implements Screen {
  private screen: Screen | undefined;
  private failed = false;

  /** `skip`: where the link goes that leads past the head. */
  constructor(private readonly lent: Lent, readonly title: string, readonly skip: [string, string], load: () => Promise<Screen>) {
    load().then((screen) => this.come(screen), () => {
      this.failed = true;
      lent.draw();
    });
  }

  template(): TemplateResult {
    if (this.screen !== undefined) return this.screen.template();
    return html`
      <div class="intro"><h1>${this.title}</h1></div>
      <p class="loading" role="status">${this.failed ? text.partFailed : text.partLoading}</p>`;
  }

  goTo(part: string): void {
    if (this.screen !== undefined) this.screen.goTo(part);
  }

  private come(screen: Screen): void {
    // Who cannot see the screen was at the heading that goes now.
    const { root } = this.lent;
    const waiting = root.querySelector("h1");
    const focused = waiting !== null && waiting === document.activeElement;
    this.screen = screen;
    this.lent.draw();
    if (focused) void Promise.resolve().then(() => screen.goTo(""));
  }
}
