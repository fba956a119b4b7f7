// What stands around every screen: the name above, the pack below, and the links inside a screen.

import { html, type TemplateResult } from "lit/html.js";
import { pageText, text } from "../../element/text.zh.js";
import type { Asking } from "../../element/view.js";

/** A link to a part of the screen: its address and its words. */
export type Link = [href: string, label: string];

/**
 * A screen between its head and its foot. `skip` leads past what stands before its first question; `barred`: a bar stays at
 * the top of a small screen, and what one jumps to must not end up under it.
 */
export function frame({ pack }: Asking, skip: Link, main: TemplateResult, barred = false): TemplateResult {
  return html`
    <a class="skip" href=${skip[0]}>${skip[1]}</a>
    <header class="masthead">
      <div class="masthead-inner">
        <span class="site-name">${pageText.siteName}</span>
        <span class="site-tagline">${pageText.siteTagline}</span>
      </div>
    </header>
    <main class="page ${barred ? "barred" : ""}">${main}</main>
    <footer class="page-footer">
      <p>${text.footer(pack.title, pack.number, pack.version)}</p>
      <p class="digest">${pageText.digest} <code>${pack.digest}</code></p>
      <p>${text.estimate}</p>
    </footer>`;
}

/** The way back to all measures. */
export function crumbs([href, label]: Link): TemplateResult {
  return html`<nav class="crumbs" aria-label=${pageText.crumbs.label}><a href=${href}><span aria-hidden="true">‹</span> ${label}</a></nav>`;
}

export function partLinks(links: Link[]): TemplateResult {
  return html`
    <nav class="page-nav" aria-label=${pageText.nav.label}>
      <ul>${links.map(([href, label]) => html`<li><a href=${href}>${label}</a></li>`)}</ul>
    </nav>`;
}
