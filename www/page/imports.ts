// The tools that answer questions from files: a table of a list's items, the invoices of its items.

import { Door } from "./door.js";
import { subjectOf } from "./invoices/subject.js";
import { listsOf } from "./rows/columns.js";
import { text } from "./text.zh.js";
import type { Tools } from "./tools.js";

/** Those that the measure has a use for. */
export function imports(tools: () => Tools): Door[] {
  const { measure, form } = tools();
  const [list] = listsOf(form);
  const subject = subjectOf(measure, form);
  const doors: Door[] = [];
  if (list !== undefined) {
    doors.push(new Door(tools, "rows", { ...text.door, heading: text.door.rows(list.list.itemLabel) }, async () => {
      const { Rows } = await import("./rows/rows.js");
      return new Rows(tools);
    }));
  }
  if (subject !== undefined) {
    doors.push(new Door(tools, "invoices", { ...text.door, heading: text.door.invoices }, async () => {
      const { Invoices } = await import("./invoices/invoices.js");
      return new Invoices(tools, subject);
    }));
  }
  return doors;
}
