// The line that a portal pastes: a script that keeps the height right, or a bare frame where no script may be pasted.

import type { Choice } from "./parameters.js";

/** How tall a frame is before its content is known. */
export const HEIGHT = 640;

/** `base`: where the portal serves the package's folder `iframe/`, with the slash at its end. */
export function scriptSnippet(base: string, choice: Choice): string {
  const attributes = entries(choice).map(([name, value]) => ` data-${name}="${attribute(value)}"`);
  return `<script src="${attribute(base)}embed.js"${attributes.join("")}></script>`;
}

/** The frame alone: its height stays, and what is taller scrolls inside. Nothing is told to the page around. */
export function frameSnippet(base: string, { measure, colour, height = HEIGHT }: Choice): string {
  const query = new URLSearchParams(entries({ measure, colour } as Choice)).toString();
  const address = base + "index.html" + (query && `?${query}`);
  return `<iframe src="${attribute(address)}" title="惠企" width="100%" height="${height}" frameborder="0"></iframe>`;
}

/** What is chosen, by the names that address and attributes share. */
function entries({ measure, colour, height, submit }: Choice): [string, string][] {
  const all: [string, string | undefined][] = [
    ["measure", measure],
    ["colour", colour],
    ["height", height === undefined ? undefined : String(height)],
    ["submit", submit ? "" : undefined],
  ];
  return all.filter((entry): entry is [string, string] => entry[1] !== undefined);
}

function attribute(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}
