// The lists that a form asks (contracts, sales …) with the columns that a table of one has. A group inside an item has no
// column: a table has one cell for each question.

import type { Form } from "huiqi";
import { isQuestion, readForm, type Field, type List, type Question } from "huiqi/element";

export type Column = Question;

export interface RowList {
  /** Pointer into the application. */
  path: string;
  list: List;
  columns: Column[];
}

/** Every list of the form whose items have questions, wherever it stands. */
export function listsOf(form: Form): RowList[] {
  return listsIn(readForm(form), "/facts").filter(({ columns }) => columns.length > 0);
}

function listsIn(fields: readonly Field[], above: string): RowList[] {
  return fields.reduce<RowList[]>((lists, field) => {
    const path = `${above}/${field.name}`;
    if (field.kind === "list") return lists.concat({ path, list: field, columns: field.fields.filter(isQuestion) });
    return field.kind === "group" ? lists.concat(listsIn(field.fields, path)) : lists;
  }, []);
}
