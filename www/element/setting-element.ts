// How a person has an element: what an embedder sets as attributes, and the person may change.

import { HOST_ATTRIBUTES, HuiqiElement } from "./host.js";
import type { MoneyUnit } from "./view.js";

/** What the event `huiqi-questions` carries. */
export interface QuestionsDetail {
  questions: "next" | "all";
}

/** Attributes that every element with settings observes. */
export const SETTING_ATTRIBUTES = [...HOST_ATTRIBUTES, "calculate", "care", "money", "questions"];

/**
 * What a person may set.
 *
 * @attr {"live" | "request"} calculate - Whether each answer is judged at once, or all of them when the person presses 计算.
 * @attr {boolean} care - 关怀模式: large text, large targets, one column, less at once.
 * @attr {"yuan" | "ten-thousand"} money - What sums are typed in: yuan, or 万元. The person may change it; what is told is yuan.
 * @attr {"next" | "all"} questions - One question at a time, or all of them; the person may change it.
 * @fires {CustomEvent<MoneyDetail>} huiqi-money - The person types sums in another unit from now on.
 * @fires {CustomEvent<QuestionsDetail>} huiqi-questions - The person wants one question at a time, or all of them.
 */
export abstract class SettingElement extends HuiqiElement {
  /**
   * `live`: each answer is judged at once, and the result announced. `request`: nothing is announced or judged before the person
   * presses 计算, or somebody asks for what depends on it (`value`, `validity`, the next question).
   */
  get calculate(): "live" | "request" {
    return this.getAttribute("calculate") === "request" ? "request" : "live";
  }

  set calculate(calculate: "live" | "request") {
    this.setAttribute("calculate", calculate);
  }

  /** Frameworks that know no property of that name write what is false as a word. */
  protected has(attribute: string): boolean {
    const value = this.getAttribute(attribute);
    return value !== null && value !== "false";
  }

  protected get onRequest(): boolean {
    return this.calculate === "request";
  }

  /** 关怀模式, for whoever sees or touches with effort: large text and targets, one column, less at once. */
  get care(): boolean {
    return this.has("care");
  }

  set care(care: boolean) {
    this.toggleAttribute("care", Boolean(care));
  }

  /**
   * What sums are typed in from now on: `yuan`, or `ten-thousand` for 万元. What was typed keeps its own unit, and the engine
   * is told yuan. The person may change it.
   */
  get money(): MoneyUnit {
    return this.getAttribute("money") === "ten-thousand" ? "ten-thousand" : "yuan";
  }

  set money(unit: MoneyUnit) {
    this.setAttribute("money", unit);
  }

  /** `next`: one question at a time, the one first that settles most. `all`: every question. The person may change it. */
  get questions(): "next" | "all" {
    const told = this.getAttribute("questions");
    return told === "next" || told === "all" ? told : this.usual;
  }

  set questions(questions: "next" | "all") {
    this.setAttribute("questions", questions);
  }

  /** Where neither is asked for. */
  protected abstract readonly usual: "next" | "all";

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === "care") this.container.classList.toggle("care", this.care);
    if (old !== value && SETTING_ATTRIBUTES.indexOf(name) >= 0) this.drawSoon();
  }

  protected typeIn(unit: MoneyUnit): void {
    this.money = unit;
    this.emit("huiqi-money", { money: unit });
  }

  protected showQuestions(questions: "next" | "all"): void {
    if (questions === this.questions) return;
    this.questions = questions;
    this.emit("huiqi-questions", { questions } as QuestionsDetail);
  }
}
