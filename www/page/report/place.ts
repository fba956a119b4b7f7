// How the report names a fact, a clause, or what a document states.

import { clauseAddresses, clauseLabel, labelOf } from "huiqi/element";
import { inputsText } from "../inputs/text.zh.js";
import type { ReportView } from "./report.js";
import { text } from "./text.zh.js";

export const placeOf = {
  /** The clauses of a clause column. */
  clause(clause: string): string {
    return clauseAddresses(clause).map(clauseLabel).join(text.conditions.separator);
  },

  /** What a pointer names, with the item that it lies in; `otherwise` where it names no question. */
  path({ fields, assessment }: ReportView, path: string, otherwise: string): string {
    if (path === "/date") return inputsText.date;
    if (path.indexOf("/materials/") === 0) {
      const address = path.slice("/materials/".length).replace(/~1/g, "/");
      const material = assessment.materials.filter((one) => address === one.address || address.indexOf(one.address + "/") === 0)[0];
      return material === undefined ? otherwise : text.materials.stated(material.name);
    }
    const label = labelOf(fields, path);
    if (label === undefined) return otherwise;
    const { item, field } = label;
    return item === undefined || item.label === field ? field : `${inputsText.item(item.label, item.number)} ${field}`;
  },
};
