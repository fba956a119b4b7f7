// Fully digitalised e-invoices of China's tax bureau (数电票), read from their XML.
//
// Elements are found by their way from the root and their local names: files differ in namespaces and letter case, and the
// bureau's signature holds elements of the same names.

import { asShown, money, total } from "../decimal.js";

export interface Party {
  name: string;
  /** Tax number: the unified social credit code of an enterprise. */
  code: string;
}

export interface Invoice {
  number: string;
  /** `YYYY-MM-DD`. */
  date?: string;
  /** As the invoice calls itself. */
  kind: string;
  buyer: Party;
  seller: Party;
  /** With tax, yuan with two places; negative: a red invoice, which takes one back. */
  sum: string;
  /** Yuan, where it is told. */
  tax?: string;
  /** `sum` is what goods and tax come to; false: the file says two things. */
  adds: boolean;
}

/**
 * `doctype`: it declares a document type, which no invoice does and attacks do; `no-xml`: no XML, or damaged;
 * `no-invoice`: XML of another kind; `incomplete`: without number or sum.
 */
export type InvoiceFault = "doctype" | "no-xml" | "no-invoice" | "incomplete";

/** The invoices in a file. */
export function readInvoices(xml: string): Invoice[] | InvoiceFault {
  // Before anything is parsed, so that no entity is ever expanded.
  if (/<!DOCTYPE/i.test(xml)) return "doctype";
  // Most of what is no invoice is told by its ends, and not by a parser, which complains of it on the console.
  if (!/<([\w-]+:)?EInvoice[\s>]/i.test(xml)) return /^\s*</.test(xml) ? "no-invoice" : "no-xml";
  if (!/<\/([\w-]+:)?EInvoice\s*>/i.test(xml)) return "no-xml";
  const root = new DOMParser().parseFromString(xml.trim(), "application/xml").documentElement;
  if (root.getElementsByTagName("parsererror").length > 0 || root.localName === "parsererror") return "no-xml";
  const found = ([root] as Element[]).concat(Array.from(root.getElementsByTagName("*"))).filter((element) => isNamed(element, "EInvoice"));
  if (found.length === 0) return "no-invoice";
  const invoices = found.map(readInvoice);
  return invoices.every((invoice): invoice is Invoice => invoice !== undefined) ? invoices : "incomplete";
}

function isNamed(element: Element, name: string): boolean {
  return element.localName.toLowerCase() === name.toLowerCase();
}

/** The text at the first of some ways (`A/B`) that leads to one. */
function textAt(from: Element, ...ways: string[]): string {
  for (const way of ways) {
    let at: Element | undefined = from;
    for (const name of way.split("/")) at = at && Array.from(at.children).filter((child) => isNamed(child, name))[0];
    const told = at === undefined ? "" : (at.textContent || "").trim();
    if (told !== "") return told;
  }
  return "";
}

function readInvoice(root: Element): Invoice | undefined {
  const number = textAt(root, "TaxSupervisionInfo/InvoiceNumber", "Header/EIid", "EInvoiceData/BasicInformation/InvoiceNumber");
  const basic = "EInvoiceData/BasicInformation";
  const net = amountAt(root, `${basic}/TotalAmWithoutTax`);
  const tax = amountAt(root, `${basic}/TotalTaxAm`);
  const told = amountAt(root, `${basic}/TotalTax-includedAmount`, `${basic}/TotalTaxIncludedAmount`);
  const counted = net === undefined ? undefined : total([net, tax || "0"]);
  const sum = told || counted;
  if (number === "" || sum === undefined) return undefined;
  return {
    number,
    date: dayOf(textAt(root, "TaxSupervisionInfo/IssueTime", `${basic}/RequestTime`)),
    kind: [textAt(root, "Header/InherentLabel/EInvoiceType/LabelName"), textAt(root, "Header/InherentLabel/GeneralOrSpecialVAT/LabelName")]
      .filter((label) => label !== "").join(" "),
    buyer: partyAt(root, "Buyer"),
    seller: partyAt(root, "Seller"),
    sum,
    tax,
    adds: counted === undefined || tax === undefined || counted === sum,
  };
}

function partyAt(root: Element, who: "Buyer" | "Seller"): Party {
  const at = `EInvoiceData/${who}Information`;
  return { name: textAt(root, `${at}/${who}Name`), code: textAt(root, `${at}/${who}IdNum`).toUpperCase() };
}

/** A sum as some programs write it: as a double. */
function amountAt(root: Element, ...ways: string[]): string | undefined {
  const shown = asShown(textAt(root, ...ways).replace(/[,¥￥\s]/g, ""));
  return shown === undefined ? undefined : money(shown);
}

/** The day of a time, however it is written. */
function dayOf(time: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.年]?(\d{2})[-/.月]?(\d{2})/.exec(time) || [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}
