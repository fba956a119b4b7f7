// A part of the page that is loaded once the screen stands, and drawn when it has come.

export class Later<T> {
  private state: { value: T } | "waiting" | "failed" | undefined;

  constructor(private readonly load: () => Promise<T>, private readonly come: () => void) {}

  /** The part; `undefined` while it is on its way. Asking for it is what loads it. */
  get value(): T | undefined {
    if (this.state === undefined) this.begin();
    return typeof this.state === "object" ? this.state.value : undefined;
  }

  /** Whether it has not come: the network is gone, or the page is newer than what is open. */
  get failed(): boolean {
    return this.state === "failed";
  }

  private begin(): void {
    this.state = "waiting";
    this.load().then((value) => this.end({ value }), () => this.end("failed"));
  }

  private end(state: { value: T } | "failed"): void {
    this.state = state;
    this.come();
  }
}
