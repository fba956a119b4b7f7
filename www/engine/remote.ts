// The page's end of an engine whose core is in a worker. It writes what is asked and reads what is answered, as `Line` does
// where the core is near.

import { AnswerReader } from "./answer.js";
import { write, type Verb } from "./core.js";
import { HuiqiError, type Refusal } from "./error.js";
import type { Asked, Greeting, Reply, Start } from "./protocol.js";
import { ValueWriter, type Limits } from "./value.js";

/** Somebody who waits for a reply. */
interface Waiting {
  resolve(answer: unknown): void;
  reject(fault: unknown): void;
  last: object | undefined;
}

/** Seconds that a worker has until it greets: its small file must have come by then, on whatever line. */
const PATIENCE = 60;

const STRANGER = "it is not huiqi's";

export class Remote {
  private readonly reader = new AnswerReader();
  /** In the order of asking, which is that of the replies. */
  private readonly waiting: Waiting[] = [];
  private over: unknown;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `died` makes an error of why the worker cannot go on: the browser's words, or what is said here. */
  constructor(private readonly worker: Worker, private readonly died: (why: string | undefined) => unknown) {
    worker.onmessage = ({ data }) => this.meet(data);
    worker.onerror = ({ message }) => this.end(died(message));
  }

  start(start: Start): Promise<unknown> {
    this.timer = setTimeout(() => this.end(this.died(`${STRANGER}: it has not greeted within ${PATIENCE} s`)), PATIENCE * 1000);
    return this.post({ start, build: HUIQI_BUILD });
  }

  /** See `Line.ask`. */
  async ask(verb: Verb, values: readonly unknown[], limits?: Limits, last?: object): Promise<unknown> {
    // Written before this returns: the caller may change what is told right afterwards, as with a core that is near.
    return this.post({ verb, asked: write(new ValueWriter(), values, limits).slice() }, last);
  }

  /** Ends the worker: whoever waits, and whoever asks from now on, hears why. */
  end(why: unknown): void {
    this.over = this.over || why;
    clearTimeout(this.timer);
    this.worker.terminate();
    for (const { reject } of this.waiting.splice(0)) reject(why);
  }

  private post(asked: Asked, last?: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.over) throw this.over;
      this.worker.postMessage(asked, "asked" in asked ? [asked.asked.buffer] : []);
      this.waiting.push({ resolve, reject, last });
    });
  }

  /** Hears the first message: whoever is not huiqi's worker says something else, or nothing ever. */
  private meet(first: Greeting | Reply | null | undefined): void {
    const isOurs = typeof first === "object" && first !== null
      && ("refusal" in first || ("greeting" in first && first.greeting === "huiqi"));
    if (!isOurs) return this.end(this.died(STRANGER));
    clearTimeout(this.timer);
    this.worker.onmessage = ({ data }) => this.hear(data);
    if ("refusal" in first) this.hear(first);
  }

  private hear(reply: Reply): void {
    const waiting = this.waiting.shift();
    if (waiting === undefined) return;
    try {
      waiting.resolve(this.told(reply, waiting.last));
    } catch (thrown) {
      waiting.reject(thrown);
      // A refusal is an answer. After anything else core and reader are not to be trusted any more.
      if (!(thrown instanceof HuiqiError)) this.end(thrown);
    }
  }

  private told(reply: Reply, last: object | undefined): unknown {
    if ("started" in reply) return undefined;
    if ("refusal" in reply) throw new HuiqiError(reply.refusal);
    if ("fault" in reply) throw new Error(reply.fault);
    const { answer } = reply;
    const value = this.reader.read(answer, answer.refused ? undefined : last);
    if (answer.refused) throw new HuiqiError(value as Refusal);
    return value;
  }
}
