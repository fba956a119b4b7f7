// Reading aloud, where the browser has a Chinese voice: what the person was at last, sentence by sentence, and never by itself.

/** Some browsers fall silent in the middle of a long text. */
const LONGEST = 120;

/** What belongs together, from the smallest on. */
const PARTS = ".question, .condition, .material, .step, .entry, .figure, li, details, .card, .result, section, .intro";

export type Voice = "silent" | "speaking" | "paused";

export class Aloud {
  state: Voice = "silent";
  private part: Element | undefined;
  private waiting: string[] = [];

  /** `changed` is told of each new state. */
  constructor(private readonly root: HTMLElement, private readonly changed: () => void) {
    // Of a press, too: what is pressed takes no focus in every browser.
    for (const type of ["focusin", "pointerdown"]) root.addEventListener(type, (event) => this.meet(event));
    if (synthesis() !== undefined && "addEventListener" in speechSynthesis) speechSynthesis.addEventListener("voiceschanged", changed);
  }

  /** Whether there is anybody to read. */
  get isPossible(): boolean {
    return voice() !== undefined;
  }

  read(): void {
    const speech = synthesis();
    if (speech === undefined) return;
    speech.cancel();
    this.waiting = sentencesOf(textOf(this.part && this.part.isConnected ? this.part : this.root.querySelector("main") || this.root));
    this.turn("speaking");
    this.next(speech);
  }

  pause(): void {
    speechSynthesis.pause();
    this.turn("paused");
  }

  resume(): void {
    speechSynthesis.resume();
    this.turn("speaking");
  }

  stop(): void {
    this.waiting = [];
    const speech = synthesis();
    if (speech !== undefined) speech.cancel();
    this.turn("silent");
  }

  private next(speech: SpeechSynthesis): void {
    const sentence = this.waiting.shift();
    if (sentence === undefined) return this.turn("silent");
    const utterance = new SpeechSynthesisUtterance(sentence);
    const found = voice();
    if (found !== undefined) utterance.voice = found;
    utterance.lang = "zh-CN";
    utterance.onend = () => {
      if (this.state !== "silent") this.next(speech);
    };
    utterance.onerror = () => this.stop();
    speech.speak(utterance);
  }

  private turn(state: Voice): void {
    if (state === this.state) return;
    this.state = state;
    this.changed();
  }

  /** The part that the person is at; the switches themselves are none. */
  private meet(event: Event): void {
    const at = event.composedPath()[0];
    if (!(at instanceof Element) || at.closest(".care-tools, .masthead") !== null) return;
    const part = at.closest(PARTS);
    if (part !== null) this.part = part;
  }
}

function synthesis(): SpeechSynthesis | undefined {
  return typeof speechSynthesis === "object" && typeof SpeechSynthesisUtterance === "function" ? speechSynthesis : undefined;
}

function voice(): SpeechSynthesisVoice | undefined {
  const speech = synthesis();
  return speech && speech.getVoices().filter(({ lang }) => /^zh\b|^cmn\b/i.test(lang))[0];
}

/** What can be seen of it, in the elements inside it too, and what is told in its fields. */
function textOf(part: Element): string {
  const inside = Array.from(part.querySelectorAll("huiqi-form, huiqi-match")).map(({ shadowRoot }) => shadowRoot && shadowRoot.querySelector("[part=base]"));
  const fields = Array.from(part.querySelectorAll<HTMLInputElement>("input.control")).map(({ value }) => value);
  return [(part as HTMLElement).innerText, ...inside.map((one) => (one ? (one as HTMLElement).innerText : "")), ...fields].join("\n");
}

function sentencesOf(words: string): string[] {
  const sentences = words.split(/\n+|[。；！？]/).map((one) => one.trim()).filter((one) => /[0-9A-Za-z\u4e00-\u9fff]/.test(one));
  return sentences.reduce<string[]>((all, one) => all.concat(one.match(new RegExp(`.{1,${LONGEST}}`, "g")) || []), []);
}
