// Sums: what a field shows, in which unit it was typed, and what it is in the other one. What is told is yuan in either.

import { html, nothing, type TemplateResult } from "lit/html.js";
import { live } from "lit/directives/live.js";
import type { Problem } from "huiqi";
import { grouped, type Field } from "../../model/index.js";
import { inTenThousands, yuan } from "../format.js";
import { text } from "../text.zh.js";
import type { Asking, MoneyUnit } from "../view.js";

/** A sum as its field shows it. */
export interface Sum {
  /** To the letter, as it was typed. */
  text: string;
  unit: MoneyUnit;
}

/** What was typed keeps its unit; an empty field has the one that is chosen now. */
export function sumOf({ model, money }: Asking, path: string): Sum {
  const told = model.text(path);
  const typed = model.inTenThousands(path);
  if (typed !== undefined) return { text: typed, unit: "ten-thousand" };
  return { text: told, unit: told === "" ? money : "yuan" };
}

/** Takes what was typed as it is meant. */
export function typeSum(view: Asking, path: string, typed: string): void {
  if (sumOf(view, path).unit === "yuan") view.model.type(path, typed);
  else view.model.typeTenThousands(path, typed);
}

/** The engine speaks of yuan; whoever types 万元 is told what to type there. */
export function problemsOf({ problems, model }: Asking, path: string): readonly Problem[] {
  const all = problems[path] || [];
  return model.inTenThousands(path) === undefined ? all : all.map((problem) => (
    problem.code === "money.format" ? { ...problem, message: text.money.wrong } : problem));
}

/** The sum as read, so that a nought too many is seen. */
export function reading({ model }: Asking, path: string, { text: typed, unit }: Sum): string {
  if (unit === "yuan") return readSum(typed);
  if (typed === "") return text.money.inTenThousands;
  const told = model.text(path);
  return grouped(told) === undefined ? "" : "= " + yuan(told);
}

/** A sum in yuan that was typed, as it is written; nothing for what is none. */
export function readSum(typed: string): string {
  const short = inTenThousands(typed);
  return grouped(typed) === undefined ? "" : yuan(typed) + (short ? ` = ${short}` : "");
}

/** In which unit sums are typed from now on; nothing where no sum is asked. */
export function moneySwitch(view: Asking, fields: readonly Field[]): TemplateResult | typeof nothing {
  if (!fields.some(asksSum)) return nothing;
  const units: MoneyUnit[] = ["yuan", "ten-thousand"];
  return html`
    <fieldset class="money" role="radiogroup" part="money">
      <legend class="label-small" part="label">${text.money.label}</legend>
      <div class="options">${units.map((unit) => html`
        <label class="option" part="option">
          <input type="radio" name="money" .checked=${live(unit === view.money)} @change=${() => view.act.typeIn(unit)}>
          <span>${text.money.units[unit]}</span>
        </label>`)}</div>
    </fieldset>`;
}

function asksSum(field: Field): boolean {
  return field.kind === "group" || field.kind === "list" ? field.fields.some(asksSum) : field.kind === "money";
}
