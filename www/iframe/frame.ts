// The page of the iframe kit: a measure's form, or all measures, in the colour that the page around wants.
//
// It speaks to the page around only where the address names that page's origin, see parameters.ts.

import type { HuiqiForm, HuiqiMatch } from "huiqi/element";
import "huiqi/element";
import { watchHeight } from "./height.js";
import { neighbour, type Neighbour } from "./neighbour.js";
import { readParameters, type Parameters } from "./parameters.js";

function start(place: HTMLElement, parameters: Parameters): void {
  const { colour, measure } = parameters;
  if (colour !== undefined && CSS.supports("color", colour)) paint(colour);
  const around = neighbour(parameters.origin);
  const elements = measure === undefined ? all(parameters, around) : [form(measure, parameters, around)];
  if (around !== undefined) watchHeight(document.body, (height) => around.say({ huiqi: "height", height }));
  place.textContent = "";
  for (const element of elements) place.appendChild(element);
}

function paint(colour: string): void {
  const { style } = document.documentElement;
  for (const token of ["--huiqi-primary", "--huiqi-primary-hover"]) style.setProperty(token, colour);
}

/** All measures, and below them the form of the one that is chosen, with the same answers. */
function all(parameters: Parameters, around: Neighbour | undefined): [HuiqiMatch, HuiqiForm] {
  const chosen = form(undefined, parameters, around);
  chosen.id = "chosen";
  chosen.hidden = true;
  const match = document.createElement("huiqi-match");
  match.htmlFor = chosen.id;
  // Before it could miss a measure.
  chosen.answers = match.answers;
  return [match, chosen];
}

function form(measure: string | undefined, { submit }: Parameters, around: Neighbour | undefined): HuiqiForm {
  const element = document.createElement("huiqi-form");
  if (measure !== undefined) element.measure = measure;
  if (around === undefined) return element;
  const tell = (): void => {
    const { assessment } = element;
    if (assessment === undefined) return;
    const { award, verdict } = assessment;
    around.say({
      huiqi: "change",
      measure: assessment.measure.id,
      verdict,
      award: award && { low: award.low, high: award.high },
    });
  };
  element.addEventListener("huiqi-change", tell);
  // What is chosen first is news, too; a measure that the portal has named itself is none.
  if (measure === undefined) element.addEventListener("huiqi-ready", tell);
  if (submit) element.hooks = { transport: (receipt) => around.submit(receipt) };
  return element;
}

start(document.getElementById("place") as HTMLElement, readParameters(location.search));
