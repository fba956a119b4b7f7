// The small words that say how something stands. Colour never says it alone.

import { html, type TemplateResult } from "lit/html.js";
import type { Condition, Item, Verdict } from "huiqi";
import { text } from "../text.zh.js";

type Tone = "met" | "unmet" | "open" | "office" | "plain";

const MARKS: Record<Tone, string> = { met: "✓", unmet: "✕", open: "?", office: "…", plain: "" };

export function tag(tone: Tone, words: string): TemplateResult {
  return html`<span class="tag tag-${tone}"><span aria-hidden="true">${MARKS[tone]}</span> ${words}</span>`;
}

export function conditionTag(condition: Condition): TemplateResult {
  if (condition.status === "met") return tag("met", text.conditions.met);
  if (condition.status === "unmet") return tag("unmet", text.conditions.unmet);
  return condition.awaits === "office"
    ? tag("office", text.conditions.officeOpen)
    : tag("open", text.conditions.applicantOpen);
}

export function itemTag(item: Item): TemplateResult {
  const tones: Record<Item["status"], Tone> = { counted: "met", notCounted: "unmet", unknown: "open" };
  return tag(tones[item.status], text.item[item.status]);
}

/** `office`: nothing is left to tell, and the office has to decide. */
export function verdictTag(verdict: Verdict, office = false): TemplateResult {
  if (verdict === "undetermined" && office) return tag("office", text.awaitsOffice);
  const tones: Record<Verdict, Tone> = { eligible: "met", undetermined: "open", informational: "plain", ineligible: "unmet" };
  return tag(tones[verdict], text.verdictShort[verdict]);
}
