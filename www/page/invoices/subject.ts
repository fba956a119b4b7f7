// Which material of a measure its invoices are.

import type { Form, Measure } from "huiqi";
import { locate, readForm, type List } from "huiqi/element";

/** The material that invoices are, and the list whose items have one. */
export interface Subject {
  list: List;
  /** Pointer into the application. */
  path: string;
  /** `contracts`, as addresses of materials begin. */
  prefix: string;
  /** What the material may be told to state. */
  names: string[];
}

/** The last part of an invoice's address. */
const INVOICE = "invoice";
const OF_EACH_ITEM = `/*/${INVOICE}`;

/** Of the invoice of one item. */
export function addressOf(prefix: string, item: number): string {
  return `${prefix}/${item}/${INVOICE}`;
}

/** The material among those of each item whose last name says that it is the invoice. */
export function subjectOf(measure: Measure, form: Form): Subject | undefined {
  const rule = measure.materials.filter(({ address, states }) => states !== undefined && address.slice(-OF_EACH_ITEM.length) === OF_EACH_ITEM)[0];
  if (rule === undefined) return undefined;
  const prefix = rule.address.slice(0, -OF_EACH_ITEM.length);
  const path = `/facts/${prefix}`;
  const places = locate(readForm(form), path) || [];
  const { field = undefined } = places[places.length - 1] || {};
  return field !== undefined && field.kind === "list" ? { list: field, path, prefix, names: (rule.states || []).map(({ name }) => name) } : undefined;
}
