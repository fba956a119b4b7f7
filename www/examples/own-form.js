// A form of your own: `form()` gives the questions as JSON Schema, `assess()` the answer after each input.
import { load } from "./huiqi/dist/index.js";

const MEASURE = "national-case";
const form = document.querySelector("form");
const output = document.querySelector("output");

/** A control for one question. `tell` gets the answer, or undefined for "not known", which is to be left out. */
function control({ title, description, oneOf = [], "x-huiqi": { kind } }, tell) {
  const choices = kind === "boolean" ? [["true", "是"], ["false", "否"]] : oneOf.map((one) => [one.const, one.title]);
  const field = document.createElement(choices.length > 0 ? "select" : "input");
  if (choices.length > 0) {
    for (const [value, words] of [["", "不清楚"], ...choices]) field.appendChild(new Option(words, value));
  }
  field.addEventListener("input", () => {
    if (field.value === "") tell(undefined);
    else tell(kind === "boolean" ? field.value === "true" : field.value);
  });

  const label = document.createElement("label");
  label.textContent = title;
  label.title = description;
  label.appendChild(field);
  return label;
}

function heading(words) {
  const element = document.createElement("h2");
  element.textContent = words;
  return element;
}

async function start() {
  const huiqi = await load();
  const facts = {};

  function show() {
    const { verdict, award, conditions, missing, problems } = huiqi.assess({ measure: MEASURE, facts });
    const unmet = conditions.filter(({ status }) => status === "unmet").map(({ text }) => text);
    if (problems.length > 0) output.textContent = problems[0].message;
    else if (verdict === "ineligible") output.textContent = `不符合条件：${unmet.join("；")}`;
    else output.textContent = `奖补 ${award.low} 至 ${award.high} 元，还有 ${missing.length} 项没有回答。`;
  }

  // A measure with lists (contracts, sales) has `kind: "list"` here, with the questions of one item under `items`.
  const { properties: groups, "x-huiqi": { order } } = huiqi.form(MEASURE);
  for (const group of order) {
    facts[group] = {};
    const { title, properties, "x-huiqi": { order: names } } = groups[group];
    form.appendChild(heading(title));
    for (const name of names) {
      form.appendChild(
        control(properties[name], (value) => {
          facts[group][name] = value;
          show();
        }),
      );
    }
  }
  show();
}

start();
