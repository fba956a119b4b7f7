// Which contract each invoice belongs to, and what the invoices of one contract state together.

import { isNegative, total } from "../decimal.js";
import type { Invoice } from "./invoice.js";

/** An invoice that was read, and where the person has put it. */
export interface Filed {
  invoice: Invoice;
  /** Name of the file. */
  file: string;
  /** Index of the item that it belongs to. */
  item?: number;
  /** The person has not chosen that item. */
  suggested: boolean;
}

/** Names compare as the engine compares them: under NFKC, without white space. */
export function isSameName(one: string, other: string): boolean {
  const plain = (name: string): string => name.normalize("NFKC").replace(/\s/g, "");
  return plain(one) === plain(other);
}

/** Those whose number another one has too. */
export function repeated(filed: readonly Filed[]): Filed[] {
  return filed.filter((one) => filed.some((other) => other !== one && other.invoice.number === one.invoice.number));
}

/** What an item is known by. */
export interface Known {
  /** Sums that are told of it, as the engine understands them. */
  sums: readonly string[];
  /** Names that its documents state. */
  names: readonly string[];
}

/**
 * Puts each invoice that nobody has put anywhere to the one item that fits: the only one there is, the only one of whose
 * documents one names the seller, the only one of its sum, or of the sum of all that this seller has invoiced.
 */
export function suggest(filed: readonly Filed[], items: readonly Known[]): Filed[] {
  const open = filed.filter(({ item }) => item === undefined);
  return filed.map((one) => {
    if (one.item !== undefined) return one;
    const together = total(open.filter(({ invoice }) => isSameName(invoice.seller.name, one.invoice.seller.name)).map(({ invoice }) => invoice.sum));
    const item = items.length === 1 ? 0
      : onlyOne(items, ({ names }) => one.invoice.seller.name !== "" && names.some((name) => isSameName(name, one.invoice.seller.name)))
        .concat(onlyOne(items, ({ sums }) => sums.indexOf(one.invoice.sum) >= 0))
        .concat(onlyOne(items, ({ sums }) => sums.indexOf(together) >= 0))[0];
    return item === undefined ? one : { ...one, item, suggested: true };
  });
}

/** The index of the only item of which something holds; none where it holds of several. */
function onlyOne(items: readonly Known[], holds: (item: Known) => boolean): number[] {
  const found = items.map((item, index) => (holds(item) ? index : -1)).filter((index) => index >= 0);
  return found.length === 1 ? found : [];
}

/** The invoices of one item. */
export interface Bundle {
  item: number;
  filed: Filed[];
  /** Of all of them together, red ones taken away. */
  sum: string;
  /** A sum that is less than nothing can be told of no material. */
  negative: boolean;
  /** What the document states, by the names that the policy gives. */
  stated: Record<string, string>;
}

/** `names`: what the material may state; `applicant`: its name as told. */
export function bundles(filed: readonly Filed[], names: readonly string[], applicant: string): Bundle[] {
  const found: Bundle[] = [];
  for (const one of filed) {
    if (one.item === undefined) continue;
    const bundle = found.filter(({ item }) => item === one.item)[0];
    if (bundle) bundle.filed.push(one);
    else found.push({ item: one.item, filed: [one], sum: "0.00", negative: false, stated: {} });
  }
  for (const bundle of found) {
    bundle.sum = total(bundle.filed.map(({ invoice }) => invoice.sum));
    bundle.negative = isNegative(bundle.sum);
    bundle.stated = pick(statedBy(bundle, applicant), names);
  }
  return found.sort((one, other) => one.item - other.item);
}

function statedBy({ filed, sum }: Bundle, applicant: string): Record<string, string> {
  const buyers = filed.map(({ invoice }) => invoice.buyer.name);
  const sellers = filed.map(({ invoice }) => invoice.seller.name);
  return {
    amount: sum,
    // One buyer is told of all: one who is not the applicant, if there is any, so that the engine finds it.
    buyer: buyers.filter((name) => !isSameName(name, applicant))[0] || buyers[0] || "",
    supplier: sellers[0] || "",
  };
}

function pick(stated: Record<string, string>, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = stated[name];
    if (value !== undefined && value !== "") picked[name] = value;
  }
  return picked;
}
