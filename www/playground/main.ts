// The playground: one application, shown as text, as a form and as its assessment; each follows the others.

import { load, type Application, type Assessment, type Huiqi } from "huiqi";
import type { FormDetail, HuiqiForm } from "huiqi/element";
import "huiqi/element";
import sample from "../../examples/data-purchase.json";
import { copy } from "./copy.js";
import { Editor } from "./editor.js";
import { htmlSnippet, iframeSnippet, partsOf, reactSnippet, vueSnippet, type SnippetName } from "./snippets.js";
import { tabs } from "./tabs.js";
import { text } from "./text.zh.js";

const find = <Found extends HTMLElement>(id: string): Found => document.getElementById(id) as Found;

const form = find<HuiqiForm>("form");
const measure = find<HTMLSelectElement>("measure");
const prefill = find<HTMLInputElement>("prefill");
const code = find("code");
const editor = new Editor(find<HTMLTextAreaElement>("facts"), find("facts-faults"), find("facts-state"), fromText);

let application: Application = sample;
let snippet: SnippetName = "html";

function fromText(value: Record<string, unknown>): void {
  // Another measure may stand in it. What is no application at all, the form says by `huiqi-error`.
  const id = String(value["measure"]);
  if (Array.from(measure.options).some((option) => option.value === id)) {
    measure.value = id;
    form.measure = id;
  }
  form.application = value as unknown as Application;
}

function answered({ assessment, application: told }: FormDetail): void {
  application = told;
  if (!editor.busy) editor.show(told);
  editor.report(assessment.problems);
  show(assessment);
  showSnippet();
}

function show(assessment: Assessment): void {
  const { verdict, award, missing } = assessment;
  const parts = [text.verdicts[verdict]];
  if (award !== null) parts.push(text.award(award.low, award.high));
  if (missing.length > 0) parts.push(text.missing(missing.length));
  find("verdict").textContent = parts.join("　");
  find("answer").textContent = JSON.stringify(assessment, null, 2);
}

function showSnippet(): void {
  const parts = prefill.checked ? partsOf(application) : {};
  const writers = { html: htmlSnippet, vue: vueSnippet, react: reactSnippet, iframe: iframeSnippet };
  code.textContent = writers[snippet](application.measure, parts);
  find("copied").textContent = "";
}

/** Another measure, for the same applicant: papers and days belong to the old one. */
function choose(id: string): void {
  form.measure = id;
  form.application = { measure: id, facts: application.facts };
  const { assessment, application: told } = form;
  if (assessment !== undefined && told !== undefined) answered({ assessment, application: told });
}

function offerMeasures(huiqi: Huiqi): void {
  for (const { id, article, title } of huiqi.measures()) measure.appendChild(new Option(text.measure(article, title), id));
  measure.value = application.measure;
  measure.addEventListener("change", () => choose(measure.value));
}

async function start(): Promise<void> {
  for (const event of ["huiqi-ready", "huiqi-change"]) {
    form.addEventListener(event, (event: Event) => answered((event as CustomEvent<FormDetail>).detail));
  }
  form.addEventListener("huiqi-error", (event: Event) => {
    const { error } = (event as CustomEvent<{ error: { message: string; path?: string } }>).detail;
    editor.report([{ message: error.message, path: error.path || "" }]);
    find("verdict").textContent = error.message;
  });
  tabs<SnippetName>(find("tabs"), (name) => {
    snippet = name;
    showSnippet();
  });
  prefill.addEventListener("change", showSnippet);
  find("copy").addEventListener("click", () => void copy(code).then((sentence) => (find("copied").textContent = sentence)));
  editor.show(application);

  const engine = load();
  form.engine = engine;
  form.measure = application.measure;
  form.application = application;
  offerMeasures(await engine);
}

start().catch((fault: unknown) => {
  find("verdict").textContent = text.loadFailed;
  throw fault;
});
