// Files with invoices, loaded when the first one is read.

import { textOf } from "../rows/bytes.js";
import { unzipped } from "../zip.js";
import { readInvoices, type Invoice, type InvoiceFault } from "./invoice.js";

/** Bytes of a file; an invoice comes to some ten thousand. */
const MOST_BYTES = 8 * 1024 * 1024;

export type FileFault = InvoiceFault | "too-large" | "pdf" | "ofd";

/** The invoices in an XML file, or in the XML files of an archive as the tax bureau hands them out. */
export async function readFile(file: File): Promise<Invoice[] | FileFault> {
  if (file.size > MOST_BYTES) return "too-large";
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mark = String.fromCharCode(...Array.from(bytes.subarray(0, 4)));
  if (mark === "%PDF") return "pdf";
  return mark.slice(0, 2) === "PK" ? readArchive(bytes) : readXml(bytes);
}

function readXml(bytes: Uint8Array): Invoice[] | FileFault {
  const xml = textOf(bytes);
  return xml === undefined ? "no-xml" : readInvoices(xml);
}

function readArchive(bytes: Uint8Array): Invoice[] | FileFault {
  const files = unzipped(bytes, (name) => /\.xml$/i.test(name));
  if (files === "too-large") return "too-large";
  if (files === "unreadable") return "no-xml";
  const names = Object.keys(files);
  if (names.indexOf("OFD.xml") >= 0) return "ofd";
  const read = names.map((name) => readXml(files[name] as Uint8Array));
  const fault = read.filter((one): one is FileFault => typeof one === "string")[0];
  if (fault !== undefined) return fault;
  return read.length === 0 ? "no-invoice" : (read as Invoice[][]).reduce((all, some) => all.concat(some), []);
}
