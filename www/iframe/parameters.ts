// What the framed page is told in its address, and what it may be: read by the page, written by the snippet.

/** What whoever embeds the page chooses. */
export interface Choice {
  /** Id of a measure, or the number of its article; none: all measures at once. */
  measure?: string;
  /** The colour of buttons and links, as CSS writes it. */
  colour?: string;
  /** Pixels that the frame has before its content is known, and keeps where no script runs. */
  height?: number;
  /** Whether a button hands the receipt to the page around. */
  submit?: boolean;
}

/** What the page reads of its address. */
export interface Parameters extends Choice {
  /** Origin of the page around, the only one that is spoken to; none: nobody is. */
  origin?: string;
}

/** Reads the part of an address behind its `?`. What is empty or no possible value counts as left out. */
export function readParameters(search: string): Parameters {
  const given = new URLSearchParams(search);
  const parameters: Parameters = {};
  const measure = given.get("measure");
  const colour = given.get("colour");
  const origin = given.get("origin");
  if (measure) parameters.measure = measure;
  if (colour) parameters.colour = colour;
  if (origin && isOrigin(origin)) parameters.origin = origin;
  if (given.get("submit") !== null) parameters.submit = true;
  return parameters;
}

/** Scheme, host and port alone. `*` is none: whoever frames the page would read along. */
function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}
