// Reading a sum of money back to the person who typed it. All on digits: a sum never becomes a floating-point number.

const PLAIN = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;

interface Parts {
  sign: string;
  yuan: string;
  fraction: string;
}

function parse(text: string): Parts | undefined {
  const match = PLAIN.exec(text);
  return match ? { sign: match[1] || "", yuan: match[2] || "0", fraction: match[3] || "" } : undefined;
}

/** `350000` → `350,000.00`; `undefined` for what is no plain decimal of at most two places. */
export function grouped(text: string): string | undefined {
  const parts = parse(text);
  if (!parts || parts.fraction.length > 2) return undefined;
  return parts.sign + groupThousands(parts.yuan) + "." + (parts.fraction + "00").slice(0, 2);
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
}

/** A sum in 万 or 亿, exact: `350000.00` → `{ number: "35", unit: "wan" }`; `undefined` below one 万. */
export function scaled(text: string): { number: string; unit: "wan" | "yi" } | undefined {
  const parts = parse(text);
  if (!parts || parts.yuan.length < 5) return undefined;
  const unit = parts.yuan.length < 9 ? "wan" : "yi";
  const places = unit === "wan" ? 4 : 8;
  const whole = parts.yuan.slice(0, -places);
  const fraction = (parts.yuan.slice(-places) + parts.fraction).replace(/0+$/, "");
  return { number: parts.sign + groupThousands(whole) + (fraction && "." + fraction), unit };
}

/** A sum in 万 as one in yuan, exact: `35` → `350000`, `0.00005` → `0.5`; `undefined` for what is no plain decimal. */
export function fromTenThousands(text: string): string | undefined {
  const parts = parse(text);
  if (!parts) return undefined;
  const fraction = parts.fraction + "0000".slice(parts.fraction.length);
  const rest = fraction.slice(4);
  return parts.sign + (parts.yuan + fraction.slice(0, 4)).replace(/^0+(?=[0-9])/, "") + (rest && "." + rest);
}

/**
 * The upper bound, unless it only says that nothing bounds the sum: an amount not told runs to 10¹³ yuan, and a share of
 * it to a little less. A sum that is settled is what it is, however large.
 */
export function upperBound(low: string, high: string): string | undefined {
  const parts = parse(high);
  return low !== high && parts !== undefined && parts.yuan.length >= 13 ? undefined : high;
}
