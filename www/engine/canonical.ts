// RFC 8785 (JSON Canonicalization Scheme): the one way to write a JSON value, so that digests and files agree byte for byte.

/**
 * Writes a JSON value in its canonical form: no white space, keys sorted by UTF-16 code unit.
 *
 * A file saved from this text and a line feed equals what `huiqi receipt --json` prints.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (typeof value === "object" && value !== null) return canonicalObject(value as Record<string, unknown>);
  return scalar(value);
}

function canonicalObject(object: Record<string, unknown>): string {
  // The default sort compares UTF-16 code units, which is what the standard asks for.
  const keys = Object.keys(object).filter((key) => object[key] !== undefined).sort();
  return "{" + keys.map((key) => scalar(key) + ":" + canonical(object[key])).join(",") + "}";
}

function scalar(value: unknown): string {
  const text = JSON.stringify(value);
  // JSON.stringify turns NaN and Infinity into null and functions into undefined: both would be a lie.
  if (text === undefined || (typeof value === "number" && !isFinite(value))) {
    throw new TypeError("not a JSON value: " + String(value));
  }
  return text;
}
