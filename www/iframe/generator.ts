// Where an official chooses what the frame shows and gets the line to paste. It stands beside the frame's page, so the
// portal's own address is in the line.

import { load } from "huiqi";
import { copy } from "../playground/copy.js";
import type { Choice } from "./parameters.js";
import { frameSnippet, HEIGHT, scriptSnippet } from "./snippet.js";
import { text } from "./text.zh.js";

const at = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

const form = at<HTMLFormElement>("choice");
const measure = at<HTMLSelectElement>("measure");
const colour = at<HTMLInputElement>("colour");
const height = at<HTMLInputElement>("height");
const submit = at<HTMLInputElement>("submit");
const snippet = at("snippet");
const preview = at("preview");
const base = new URL("./", location.href).href;
const usual = colour.value;

function choice(): Choice {
  return {
    ...(measure.value === "" ? {} : { measure: measure.value }),
    ...(colour.value === usual ? {} : { colour: colour.value }),
    ...(Number(height.value) === HEIGHT || !height.checkValidity() ? {} : { height: Number(height.value) }),
    ...(submit.checked && !submit.disabled ? { submit: true } : {}),
  };
}

function show(): void {
  const bare = (form.elements.namedItem("kind") as RadioNodeList).value === "frame";
  // A submission is handed to the page around, which a bare frame does not speak to.
  submit.disabled = bare;
  const line = bare ? frameSnippet(base, choice()) : scriptSnippet(base, choice());
  snippet.textContent = line;
  preview.textContent = "";
  if (bare) preview.innerHTML = line;
  else preview.appendChild(running(line));
}

/** A script that came as text does not run; one that is made does. */
function running(line: string): HTMLScriptElement {
  const [given] = new DOMParser().parseFromString(line, "text/html").scripts;
  const script = document.createElement("script");
  for (const { name, value } of given ? Array.from(given.attributes) : []) script.setAttribute(name, value);
  return script;
}

form.addEventListener("change", show);
form.addEventListener("submit", (event) => event.preventDefault());
at("copy").addEventListener("click", () => void copy(snippet).then((sentence) => { at("status").textContent = sentence; }));
show();
load().then((huiqi) => {
  for (const { id, article, title } of huiqi.measures()) measure.appendChild(new Option(text.measure(article, title), id));
}, () => { at("status").textContent = text.notLoaded; });
