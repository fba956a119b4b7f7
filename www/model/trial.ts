// A change that an assessment names, put into answers: its value has the form of the fact that it is for.

import type { Assessment, Change } from "../engine/contract.js";
import type { FormModel } from "./form-model.js";
import { locate, type List, type Question } from "./schema.js";

/** Tells what the change says. `assessment`: that which names it. */
export function adopt(model: FormModel, { path, to }: Change, { items }: Assessment): void {
  const places = locate(model.fields, path) || [];
  const { field } = places[places.length - 1] || {};
  if (path === "/date") model.tellDate(to);
  else if (field === undefined || field.kind === "group") return;
  else if (field.kind !== "list") model.tell(path, valueOf(field, to));
  else {
    const counted = items.filter((item) => item.status === "counted" && item.path.indexOf(path + "/") === 0)[0];
    model.addItem(path, itemLike(field, counted && model.items(path)[Number(counted.path.slice(path.length + 1))], to));
  }
}

function valueOf({ kind, none }: Question, to: string): unknown {
  if (none !== undefined && to === "null") return null;
  return kind === "boolean" ? to === "true" : kind === "integer" ? Number(to) : to;
}

/** One more item of that amount: as one that counts already, without what names that one; of its own where none does. */
function itemLike({ fields }: List, counted: unknown, to: string): Record<string, unknown> {
  const item = { ...(counted as Record<string, unknown> | undefined) };
  for (const { kind, name } of fields) {
    if (kind === "money") item[name] = to;
    else if (kind === "text") delete item[name];
  }
  return item;
}
