// A look at the drawn page with the eyes of those whom small type, faint colours and narrow targets keep out.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Texts whose contrast with the ground they stand on is below 4.5 : 1. */
export const contrastFaults = (page) => page.evaluate(() => {
  const parse = (colour) => (/rgba?\(([^)]+)\)/.exec(colour)?.[1] ?? "0,0,0,0").split(",").map(Number);
  const luminance = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((value) => value / 255)
      .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element) => {
    for (let at = element; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] === undefined || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faults = new Set();
  const texts = (window.roots?.() ?? [document]).flatMap((root) => {
    const walker = document.createTreeWalker(root.body ?? root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  });
  for (const text of texts) {
    const element = text.parentElement;
    if (element === null || text.data.trim() === "" || element.getClientRects().length === 0) continue;
    if (element.closest("option, script, :disabled, .visually-hidden")) continue;
    const [light, dark] = [luminance(parse(getComputedStyle(element).color)), luminance(groundOf(element))].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) faults.add(`${contrast.toFixed(2)} ${element.className || element.tagName}: ${text.data.trim().slice(0, 20)}`);
  }
  return [...faults];
});

/**
 * Things to touch that are lower than 44 px, on the page or inside the element `host`. A link inside a sentence is exempt, as
 * WCAG has it.
 */
export const smallTargets = (page, host) => page.evaluate((host) => {
  const roots = host === undefined ? window.roots?.() ?? [document] : [document.querySelector(host).shadowRoot];
  const targets = roots.flatMap((root) => [...root.querySelectorAll("a[href], button, select, summary, input")]);
  return targets.filter((target) => {
    const touched = target.matches("input[type=radio], input[type=checkbox], input[type=file]") ? target.closest("label") : target;
    const { width, height } = touched.getBoundingClientRect();
    if (width === 0 || height === 0 || touched.closest(".skip, .problem")) return false;
    return height < 43.5;
  }).map((target) => `${target.tagName} ${target.className} ${target.textContent.trim().slice(0, 20)}`);
}, host);

/** Controls that assistive technology could not name. */
export const unnamedControls = (page) => page.evaluate(() => (window.roots?.() ?? [document])
  .flatMap((root) => [...root.querySelectorAll("input, select, button, summary, a[href]")])
  .filter((control) => {
    const labels = [...(control.labels ?? [])].map((label) => label.textContent.trim()).join("");
    return !(labels || control.getAttribute("aria-label") || control.textContent.trim());
  })
  .map((control) => control.outerHTML.slice(0, 120)));

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on the page, shadow roots included: the rules of WCAG 2.2 A and AA, and its best practices. */
export async function axeFaults(page) {
  await page.evaluate(AXE);
  // What a bar that stays in sight lies over just now is not small.
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(" ")}: ${failureSummary}`));
}
