// The lines to paste for each way to embed a measure's form.

import type { Application } from "huiqi";
import { scriptSnippet } from "../iframe/snippet.js";

export type SnippetName = "html" | "vue" | "react" | "iframe";

/** What is handed to the element besides the measure's id: nothing, or what is told so far. */
type Parts = Partial<Pick<Application, "date" | "facts" | "materials" | "verified">>;

const KEYS = ["date", "facts", "materials", "verified"] as const;

/** The parts that say something. */
export function partsOf(application: Application): Parts {
  const parts: Record<string, unknown> = {};
  for (const key of KEYS) {
    const part = application[key];
    if (part !== undefined && (typeof part === "string" || Object.keys(part).length > 0)) parts[key] = part;
  }
  return parts;
}

export function htmlSnippet(measure: string, parts: Parts): string {
  return `<script type="module" src="/huiqi/dist/element.js"></script>

<form method="post" action="/apply">
  <huiqi-form name="receipt" measure="${measure}"${eachOf(parts, (key, value) => `\n    ${key}='${attribute(value)}'`)}></huiqi-form>
  <button>提交</button>
</form>
`;
}

export function vueSnippet(measure: string, parts: Parts): string {
  return `<!-- vite.config.js: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("huiqi-") } } }) -->
<script setup>
import "huiqi/element";
${eachOf(parts, (key, value) => `\nconst ${key} = ${JSON.stringify(value, null, 2)};`)}
function changed(event) {
  console.log(event.detail.assessment.verdict, event.detail.application);
}
</script>

<template>
  <huiqi-form name="receipt" measure="${measure}"${eachOf(parts, (key) => ` :${key}="${key}"`)} @huiqi-change="changed" />
</template>
`;
}

export function reactSnippet(measure: string, parts: Parts): string {
  return `import { useEffect, useRef } from "react";
import "huiqi/element";
${eachOf(parts, (key, value) => `\nconst ${key} = ${JSON.stringify(value, null, 2)};`)}
export function Subsidy() {
  const form = useRef(null);
  useEffect(() => {
    const element = form.current;
    const changed = (event) => console.log(event.detail.assessment.verdict, event.detail.application);${eachOf(parts, (key) => `\n    element.${key} = ${key};`)}
    element.addEventListener("huiqi-change", changed);
    return () => element.removeEventListener("huiqi-change", changed);
  }, []);
  return <huiqi-form ref={form} name="receipt" measure="${measure}" />;
}
`;
}

/** A frame takes no answers: what is told stays inside it. */
export function iframeSnippet(measure: string): string {
  return scriptSnippet("/huiqi/iframe/", { measure }) + "\n";
}

function eachOf(parts: Parts, line: (key: string, value: unknown) => string): string {
  return KEYS.filter((key) => key in parts).map((key) => line(key, parts[key])).join("");
}

/** A value between single quotes: texts as they are, all else as JSON. */
function attribute(value: unknown): string {
  const written = typeof value === "string" ? value : JSON.stringify(value);
  return written.replace(/&/g, "&amp;").replace(/'/g, "&#39;");
}
