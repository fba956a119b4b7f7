// The page of the iframe kit: one element that fills the frame, in the colour that the page around wants.
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
  const element = measure === undefined ? document.createElement("huiqi-match") : form(measure, parameters, around);
  if (around !== undefined) watchHeight(document.body, (height) => around.say({ huiqi: "height", height }));
  place.textContent = "";
  place.appendChild(element);
}

function paint(colour: string): void {
  const { style } = document.documentElement;
  for (const token of ["--huiqi-primary", "--huiqi-primary-hover"]) style.setProperty(token, colour);
}

function form(measure: string, { submit }: Parameters, around: Neighbour | undefined): HuiqiForm | HuiqiMatch {
  const element = document.createElement("huiqi-form");
  element.measure = measure;
  if (around === undefined) return element;
  element.addEventListener("huiqi-change", () => {
    const { assessment } = element;
    if (assessment === undefined) return;
    const { award, verdict } = assessment;
    around.say({
      huiqi: "change",
      measure: assessment.measure.id,
      verdict,
      award: award && { low: award.low, high: award.high },
    });
  });
  if (submit) element.hooks = { transport: (receipt) => around.submit(receipt) };
  return element;
}

start(document.getElementById("place") as HTMLElement, readParameters(location.search));
