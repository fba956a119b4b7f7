// Sums of money as digits: what stands in a table or on an invoice never becomes a floating-point number.

/** A number is `digits` with its point `places` from the right. */
interface Parts {
  negative: boolean;
  digits: string;
  places: number;
}

const LITERAL = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,3}))?$/;

function parse(literal: string): Parts | undefined {
  const match = LITERAL.exec(literal);
  if (!match) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  if (whole + fraction === "") return undefined;
  return { negative: sign === "-", digits: whole + fraction, places: fraction.length - Number(exponent) };
}

function write({ negative, digits, places }: Parts): string {
  const all = (places < 0 ? digits + "0".repeat(-places) : digits).padStart(Math.max(places, 0) + 1, "0");
  const point = all.length - Math.max(places, 0);
  const whole = all.slice(0, point).replace(/^0+(?=.)/, "");
  const fraction = all.slice(point).replace(/0+$/, "");
  const plain = fraction === "" ? whole : `${whole}.${fraction}`;
  return negative && plain !== "0" ? `-${plain}` : plain;
}

/** A literal as plain digits, its point moved right by `shift`: `3.5E5` → `350000`; `undefined` for what is no number. */
export function plain(literal: string, shift = 0): string | undefined {
  const parts = parse(literal);
  return parts && write({ ...parts, places: parts.places - shift });
}

/**
 * A number as a spreadsheet shows it. A cell keeps the shortest text of a double, such as 0.30000000000000004, and shows
 * 15 significant digits of it.
 */
export function asShown(literal: string): string | undefined {
  const parts = parse(literal);
  if (!parts) return undefined;
  const digits = parts.digits.replace(/^0+/, "");
  const surplus = digits.length - 15;
  if (surplus <= 0) return write(parts);
  const kept = digits.slice(0, 15);
  const rounded = digits.charAt(15) >= "5" ? increment(kept) : kept;
  return write({ ...parts, digits: rounded, places: parts.places - surplus });
}

function increment(digits: string): string {
  const head = digits.replace(/9*$/, "");
  const nines = digits.length - head.length;
  const raised = head === "" ? "1" : head.slice(0, -1) + String(Number(head.slice(-1)) + 1);
  return raised + "0".repeat(nines);
}

/** With two places, as the engine writes money; `undefined` where there are more. */
export function money(number: string): string | undefined {
  const text = plain(number);
  const [whole = "", fraction = ""] = text === undefined ? [] : text.split(".");
  return text === undefined || fraction.length > 2 ? undefined : `${whole}.${fraction.padEnd(2, "0")}`;
}

/** The sum of amounts with at most two places; what is negative is taken away. */
export function total(amounts: readonly string[]): string {
  let sum: Cents = { negative: false, digits: "0" };
  for (const amount of amounts) sum = add(sum, cents(amount));
  return money(write({ ...sum, places: 2 })) as string;
}

interface Cents {
  negative: boolean;
  digits: string;
}

function cents(amount: string): Cents {
  const text = money(amount);
  if (text === undefined) throw new RangeError(`${amount} is no amount with at most two places`);
  return { negative: text.charAt(0) === "-", digits: text.replace(/[-.]/g, "") };
}

function add(one: Cents, other: Cents): Cents {
  if (one.negative === other.negative) return { negative: one.negative, digits: carry(one.digits, other.digits, 1) };
  const [larger, smaller] = isLess(one.digits, other.digits) ? [other, one] : [one, other];
  return { negative: larger.negative, digits: carry(larger.digits, smaller.digits, -1) };
}

function isLess(one: string, other: string): boolean {
  const width = Math.max(one.length, other.length);
  return one.padStart(width, "0") < other.padStart(width, "0");
}

/** Digit by digit from the right, as on paper: `sign` 1 adds `other`, -1 takes it away from what is not smaller. */
function carry(one: string, other: string, sign: 1 | -1): string {
  const width = Math.max(one.length, other.length) + 1;
  const above = one.padStart(width, "0");
  const below = other.padStart(width, "0");
  let digits = "";
  let over = 0;
  for (let at = width - 1; at >= 0; at -= 1) {
    const here = Number(above.charAt(at)) + sign * Number(below.charAt(at)) + over;
    over = Math.floor(here / 10);
    digits = String(here - over * 10) + digits;
  }
  return digits.replace(/^0+(?=.)/, "");
}

export function isNegative(amount: string): boolean {
  return amount.charAt(0) === "-";
}
