// What the elements have in common: a shadow root with the one style sheet, an engine, and a picture that is drawn once for
// all that changed in one turn, never in the middle of a composition.

import { html, render, type TemplateResult } from "lit/html.js";
import { HuiqiError, type Huiqi } from "huiqi";
import { announcer } from "./announce.js";
import { watchComposition } from "./composition.js";
import { sharedEngine } from "./engine.js";
import { focusElement, visit } from "./focus.js";
import { Folds } from "./folds.js";
import { dress } from "./sheets.js";
import { text } from "./text.zh.js";
import { watchWidth } from "./width.js";

/** Importing this where there is no document, on a server, does no harm. */
const Base: typeof HTMLElement = typeof HTMLElement === "function" ? HTMLElement : (class {} as unknown as typeof HTMLElement);

const FOCUSABLE = "input:not(:disabled), select:not(:disabled), button:not(:disabled), a[href]";

/** Attributes that every element observes. */
export const HOST_ATTRIBUTES = ["theme", "stylesheet"];

export abstract class HuiqiElement extends Base {
  protected readonly shadow: ShadowRoot;
  protected readonly container: HTMLElement;
  protected huiqi: Huiqi | undefined;
  protected readonly folds = new Folds(() => this.drawSoon());
  private readonly announce: (sentence: string) => void;
  private readonly composing: () => boolean;
  private readonly darkness: MediaQueryList;
  private source: Huiqi | PromiseLike<Huiqi> | undefined;
  /** Why nothing can be shown, as it is said in its place. */
  protected failure: string | undefined;
  private due = false;
  /** The part that somebody has asked for and that is not drawn yet. */
  private awaited = "";
  private unwatch: (() => void)[] = [];

  constructor() {
    super();
    this.shadow = this.attachShadow({ mode: "open" });
    this.container = document.createElement("div");
    this.container.setAttribute("part", "base");
    const status = document.createElement("p");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    this.shadow.appendChild(this.container);
    this.shadow.appendChild(status);
    this.announce = announcer(status);
    this.composing = watchComposition(this.shadow, () => this.drawDue());
    this.darkness = matchMedia("(prefers-color-scheme: dark)");
    // A label of the embedder's hands its click on, which then is of nothing inside, and where the label is.
    this.addEventListener("click", (event) => {
      if (event.composedPath()[0] === this && !this.isUnder(event)) this.focus();
    });
    this.shadow.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
      // What an embedder puts into a slot is heard here, too, and goes where it likes.
      if (link !== null && this.shadow.contains(link)) this.follow(link, event as MouseEvent);
    });
  }

  // `delegatesFocus` would do so, too, but also at a click on the label of another: Chromium and WebKit then scroll to the
  // first control between the pressing of the button and its release, and no answer is given.
  /** Gives the focus to the first control. */
  override focus(options?: FocusOptions): void {
    const all = Array.from(this.shadow.querySelectorAll<HTMLElement>(FOCUSABLE));
    const shown = all[all.findIndex((one) => one.getClientRects().length > 0)];
    if (shown !== undefined) shown.focus(options);
  }

  private isUnder({ clientX, clientY }: MouseEvent): boolean {
    const { left, right, top, bottom } = this.getBoundingClientRect();
    return left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
  }

  /**
   * The engine, or a promise of one. Left alone, one engine is loaded for all elements of the page when the first of them
   * is put into the document.
   */
  get engine(): Huiqi | PromiseLike<Huiqi> | undefined {
    return this.source;
  }

  set engine(source: Huiqi | PromiseLike<Huiqi> | undefined) {
    if (source === this.source) return;
    this.source = source;
    this.huiqi = undefined;
    this.failure = undefined;
    if (source === undefined || source === null) this.beginSoon();
    else if ("then" in source) this.wait(source);
    else this.open(source);
    this.drawSoon();
  }

  connectedCallback(): void {
    dress(this.shadow, this.getAttribute("stylesheet"));
    this.unwatch = [watchWidth(this.container), this.folds.watchPrint(() => this.drawDue())];
    this.darkness.addListener(this.shade);
    this.shade();
    this.beginSoon();
    this.drawSoon();
  }

  disconnectedCallback(): void {
    for (const end of this.unwatch) end();
    this.darkness.removeListener(this.shade);
  }

  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    if (name === "theme") this.shade();
    if (name === "stylesheet" && this.isConnected) dress(this.shadow, value);
  }

  /** Properties that were set before the element was defined stand in the way of its own; they are set anew. */
  protected takeOver(...names: string[]): void {
    const own = this as unknown as Record<string, unknown>;
    for (const name of names) {
      if (!Object.prototype.hasOwnProperty.call(this, name)) continue;
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
  }

  /** The engine has come. */
  protected abstract opened(huiqi: Huiqi): void;

  protected abstract template(): TemplateResult;

  /** The result as one sentence, to be said aloud; none: nothing to say. */
  protected abstract sentence(): string;

  /** After each drawing. */
  protected drawn(): void {}

  protected emit(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  protected drawSoon(): void {
    if (this.due) return;
    this.due = true;
    void Promise.resolve().then(() => this.drawDue());
  }

  protected drawDue(): void {
    if (!this.due || this.composing()) return;
    this.due = false;
    // Nobody sees it, and it draws itself when it comes back.
    if (!this.isConnected) return;
    render(this.failure === undefined ? this.huiqi === undefined ? loading() : this.template() : refusal(this.failure), this.container);
    if (this.huiqi === undefined || this.failure !== undefined) return;
    const sentence = this.sentence();
    if (sentence !== "") this.announce(sentence);
    this.drawn();
    const part = this.awaited;
    this.awaited = "";
    if (part !== "") this.bring(part);
  }

  /**
   * Brings a part into view, with the focus in it, once it is drawn. `part` is a path of the application
   * (`/facts/applicant/name`, `/date`), the id of a part (`result`, `materials`) or the address of a clause (`12.2.3`).
   */
  goTo(part: string): void {
    this.awaited = part;
    this.folds.reveal(part);
    // What is due is drawn first: the field may have come with the last answer.
    this.drawSoon();
    this.drawDue();
  }

  /** Says whether there is such a part. */
  protected bring(part: string): boolean {
    return visit(this.shadow, part);
  }

  protected goToId(id: string): boolean {
    this.drawDue();
    return focusElement(this.shadow, id);
  }

  /** Runs what may be refused; a refusal is told to the embedder, and shown where nothing else can be. */
  protected attempt(action: () => void): boolean {
    try {
      action();
      return true;
    } catch (error) {
      this.refuse(error);
      return false;
    }
  }

  protected refuse(error: unknown): void {
    this.emit("huiqi-error", { error });
  }

  private beginSoon(): void {
    // In a turn of its own: an embedder that makes the element by script hands its engine in right after.
    void Promise.resolve().then(() => {
      if (this.source !== undefined || !this.isConnected) return;
      const promise = sharedEngine();
      this.source = promise;
      this.wait(promise);
    });
  }

  private wait(source: PromiseLike<Huiqi>): void {
    source.then(
      (huiqi) => { if (this.source === source) this.open(huiqi); },
      (error: unknown) => { if (this.source === source) this.fail(error); },
    );
  }

  private open(huiqi: Huiqi): void {
    this.huiqi = huiqi;
    this.opened(huiqi);
    this.drawSoon();
  }

  /** Does what brings the element's content anew; what fails in it is shown in its place. */
  protected renew(action: () => void): void {
    this.failure = undefined;
    try {
      action();
    } catch (error) {
      this.fail(error);
    }
    this.drawSoon();
  }

  /** Says in the content's place why there is none: `sentence`, to the person; `error`, to the embedder. */
  protected fail(error: unknown, sentence = error instanceof HuiqiError ? error.message : text.element.loadFailed): void {
    this.failure = sentence;
    // So that the element, put into the document again, tries again.
    if (this.huiqi === undefined) this.source = undefined;
    this.refuse(error);
    this.drawSoon();
  }

  /** A link to a part leads to a part of this element: the address is the embedder's. */
  protected follow(link: HTMLAnchorElement, event: MouseEvent): void {
    const [first, ...id] = link.getAttribute("href") || "";
    if (first !== "#") return;
    event.preventDefault();
    this.goTo(id.join(""));
  }

  private readonly shade = (): void => {
    const theme = this.getAttribute("theme");
    this.container.classList.toggle("dark", theme === "dark" || (theme === "auto" && this.darkness.matches));
  };
}

function loading(): TemplateResult {
  return html`<p class="loading" role="status">${text.element.loading}</p>`;
}

function refusal(sentence: string): TemplateResult {
  return html`<p class="loading" role="alert">${sentence}</p>`;
}
