// What stands around every screen: the name above, the pack below, and the links inside a screen.

import { html, type TemplateResult } from "lit/html.js";
import type { PackInfo } from "huiqi";
import type { Care } from "../care/care.js";
import { text } from "../text.zh.js";

/** A link to a part of the screen: its address and its words. */
export type Link = [href: string, label: string];

/** A screen between its head and its foot. `skip` leads past what stands before its first question. */
export function frame(pack: PackInfo, skip: Link, care: Care, main: TemplateResult): TemplateResult {
  return html`
    <header class="masthead">
      <a class="skip" href=${skip[0]}>${skip[1]}</a>
      <div class="masthead-inner">
        <span class="site-name">${text.siteName}</span>
        <span class="site-tagline">${text.siteTagline}</span>
        ${care.template()}
      </div>
    </header>
    ${care.tools()}
    <main class="page">${main}</main>
    <footer class="page-footer">
      <p>${text.footer(pack.title, pack.number, pack.version)}</p>
      <p class="digest">${text.digest} <code>${pack.digest}</code></p>
      <p>${text.estimate}</p>
    </footer>`;
}

/** The way back to all measures. */
export function crumbs([href, label]: Link): TemplateResult {
  return html`<nav class="crumbs" aria-label=${text.crumbs.label}><a href=${href}><span aria-hidden="true">‹</span> ${label}</a></nav>`;
}

export function partLinks(links: Link[]): TemplateResult {
  return html`
    <nav class="page-nav" aria-label=${text.nav.label}>
      <ul>${links.map(([href, label]) => html`<li><a href=${href}>${label}</a></li>`)}</ul>
    </nav>`;
}
