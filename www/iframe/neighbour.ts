// The page around: whoever framed this one and said so in the address. Every message goes to that origin alone, and only
// what comes from that window and that origin is listened to.

import type { Receipt } from "huiqi";
import { isReply, type FromFrame, type Reply } from "./messages.js";
import { text } from "./text.zh.js";

export class Neighbour {
  private readonly waiting: Record<number, (reply: Reply) => void> = {};
  private submissions = 0;

  constructor(private readonly window: Window, private readonly origin: string) {
    addEventListener("message", (event) => {
      if (event.source !== this.window || event.origin !== this.origin || !isReply(event.data)) return;
      const answered = this.waiting[event.data.number];
      delete this.waiting[event.data.number];
      if (answered !== undefined) answered(event.data);
    });
  }

  say(message: FromFrame): void {
    this.window.postMessage(message, this.origin);
  }

  /** Hands a receipt over; gives the sentence that the page around answers, or fails with it. */
  submit(receipt: Receipt): Promise<string> {
    const number = (this.submissions += 1);
    return new Promise((resolve, reject) => {
      this.waiting[number] = ({ failed, message }) => {
        if (failed) reject(new Error(message || text.notSubmitted));
        else resolve(message);
      };
      this.say({ huiqi: "submit", number, receipt });
    });
  }
}

/** The page around; `undefined` where this page is not framed, or not told by whom. */
export function neighbour(origin: string | undefined): Neighbour | undefined {
  return parent === window || origin === undefined ? undefined : new Neighbour(parent, origin);
}
