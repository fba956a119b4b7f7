// What the framed page and the page around it say to each other by `postMessage`: one object each, whose `huiqi` says what
// it is. Amounts are yuan, as in an assessment.

import type { Award, Receipt, Verdict } from "huiqi";

/** From the framed page. */
export type FromFrame =
  /** How tall the content is, in CSS pixels. */
  | { huiqi: "height"; height: number }
  /** There is another answer. Nothing that the person has entered is in it. */
  | { huiqi: "change"; measure: string; verdict: Verdict; award: Pick<Award, "low" | "high"> | null }
  /** The person has asked for the receipt to be submitted; a `reply` with the same number is waited for. */
  | { huiqi: "submit"; number: number; receipt: Receipt };

/** To the framed page: what came of a submission, in a sentence that the person reads. */
export interface Reply {
  huiqi: "reply";
  number: number;
  failed: boolean;
  message: string;
}

/** Whether a message's data is a reply, whoever sent it. */
export function isReply(data: unknown): data is Reply {
  const reply = data as Partial<Reply> | null;
  return typeof reply === "object" && reply !== null && reply.huiqi === "reply" && typeof reply.number === "number"
    && typeof reply.failed === "boolean" && typeof reply.message === "string";
}
