// Receipts as files: nothing goes through a server, in neither direction.

import { HuiqiError, type Application, type Huiqi, type Receipt, type Verification } from "huiqi";
import { pageText } from "../element/text.zh.js";
import type { FileNotice } from "../element/view.js";

/** The engine's own limit for a receipt. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Hands a text to the browser as a download. */
export function saveText(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the address only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

export interface Opened {
  notice: FileNotice;
  /** The answers to put into the form, where the file had some for this measure. */
  application?: Application;
}

/** Reads a receipt (or a bare application), has the engine check it, and says what came of it. */
export async function openReceipt(file: File, huiqi: Huiqi, measure: string): Promise<Opened> {
  if (file.size > MOST_BYTES) return failed(pageText.receipt.tooLarge);
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    return failed(pageText.receipt.unreadable);
  }
  if (typeof content !== "object" || content === null) return failed(pageText.receipt.unreadable);
  try {
    return "assessment" in content
      ? check(content as Receipt, huiqi, measure)
      : accept(content as Application, huiqi, measure, { message: pageText.receipt.loadedOnly });
  } catch (refusal) {
    if (refusal instanceof HuiqiError) return failed(pageText.receipt.refused(refusal.message));
    throw refusal;
  }
}

function check(receipt: Receipt, huiqi: Huiqi, measure: string): Opened {
  const verification = huiqi.verify(receipt);
  return accept(receipt.application, huiqi, measure, { message: verdictOn(verification), verification });
}

function verdictOn({ valid, pack, differences }: Verification): string {
  if (valid) return pageText.receipt.valid;
  if (pack === "differs") return pageText.receipt.otherPack;
  return pageText.receipt.differs(differences.length);
}

/** The engine's own reading decides whether the application is one, and of which measure. */
function accept(application: Application, huiqi: Huiqi, measure: string, notice: FileNotice): Opened {
  const understood = huiqi.receipt(application).application;
  if (understood.measure !== measure) return failed(pageText.receipt.otherMeasure);
  return { notice, application: { ...application, measure } };
}

function failed(message: string): Opened {
  return { notice: { message, failed: true } };
}
