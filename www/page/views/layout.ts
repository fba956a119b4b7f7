// The page as a whole: what stands where.

import { html, type TemplateResult } from "lit/html.js";
import { text } from "../text.zh.js";
import type { View } from "../view.js";
import { checklist } from "./checklist.js";
import { conditions } from "./conditions.js";
import { form } from "./form.js";
import { receipt } from "./receipt.js";
import { result, summaryBar } from "./result.js";
import { sources } from "./sources.js";
import { timeline } from "./timeline.js";

export function layout(view: View): TemplateResult {
  return html`
    <a class="skip" href="#form">${text.skipToForm}</a>
    ${masthead()}
    <main class="page">
      ${intro(view)}
      ${summaryBar(view)}
      <div class="columns">
        <form class="column-form" id="form" autocomplete="off" novalidate
          @submit=${(event: Event) => event.preventDefault()}>${form(view)}</form>
        <aside class="column-result">${result(view)}</aside>
        <div class="column-more">
          ${conditions(view)}
          ${checklist(view)}
          ${timeline(view)}
          ${receipt(view)}
          ${sources(view)}
        </div>
      </div>
    </main>
    ${footer(view)}`;
}

function masthead(): TemplateResult {
  return html`
    <header class="masthead">
      <div class="masthead-inner">
        <span class="site-name">${text.siteName}</span>
        <span class="site-tagline">${text.siteTagline}</span>
      </div>
    </header>`;
}

function intro({ measure }: View): TemplateResult {
  const links: [string, string][] = [
    ["form", text.nav.form], ["result", text.nav.result], ["conditions", text.nav.conditions],
    ["materials", text.nav.materials], ["timeline", text.nav.timeline], ["receipt", text.nav.receipt], ["contacts", text.nav.contacts],
  ];
  return html`
    <div class="intro">
      <h1>${measure.title}</h1>
      <p class="lead">${measure.summary}</p>
      <p class="privacy">${text.privacy}</p>
      <nav class="page-nav" aria-label=${text.nav.label}>
        <ul>${links.map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>`)}</ul>
      </nav>
    </div>`;
}

function footer({ pack }: View): TemplateResult {
  return html`
    <footer class="page-footer">
      <p>${text.footer(pack.title, pack.number, pack.version)}</p>
      <p class="digest">${text.digest} <code>${pack.digest}</code></p>
      <p>${text.estimate}</p>
    </footer>`;
}
