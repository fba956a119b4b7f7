// The elements as Markdown, from the custom elements manifest that the package ships.

/** One page for all elements of a manifest (custom-elements.json, schema 1.0). */
export function elementsPage({ modules }) {
  const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
  if (elements.length === 0) throw new Error("the manifest has no element");
  return ["# Elements", ...elements.map(elementSection)].join("\n\n") + "\n";
}

function elementSection(element) {
  const { tagName, name, description = "" } = element;
  const fields = publicOf(element.members, "field");
  const methods = publicOf(element.members, "method");
  const parts = [
    [
      "Attributes",
      ["Attribute", "Property", "Type", "Description"],
      element.attributes,
      (one) => [code(one.name), code(one.fieldName), type(one), one.description],
    ],
    [
      "Properties",
      ["Property", "Type", "Description"],
      fields,
      (one) => [code(one.name) + (one.readonly ? " (read only)" : ""), type(one), one.description],
    ],
    ["Methods", ["Method", "Description"], methods, (one) => [code(signature(one)), one.description]],
    [
      "Events",
      ["Event", "Type", "Description"],
      element.events,
      (one) => [code(one.name), type(one), one.description],
    ],
    ["Slots", ["Slot", "Description"], element.slots, (one) => [one.name ? code(one.name) : "(default)", one.description]],
    ["Parts", ["`::part(…)`", "Description"], element.cssParts, (one) => [code(one.name), one.description]],
    [
      "CSS custom properties",
      ["Property", "Default", "Description"],
      element.cssProperties,
      (one) => [code(one.name), code(one.default), one.description],
    ],
    [
      "States",
      ["`:state(…)`", "Description"],
      element.cssStates,
      (one) => [code(one.name), one.description],
    ],
  ];
  const tables = parts
    .filter(([, , rows]) => rows && rows.length > 0)
    .map(([title, head, rows, cells]) => `### ${title}\n\n${table(head, rows.map(cells))}`);
  return [`## \`<${tagName}>\``, `Class \`${name}\`. ${description}`.trim(), ...tables].join("\n\n");
}

const publicOf = (members = [], kind) =>
  members.filter((member) => member.kind === kind && (member.privacy ?? "public") === "public" && !member.static);

const type = ({ type }) => code(type?.text);

const signature = ({ name, parameters = [], return: returns }) =>
  `${name}(${parameters.map((one) => `${one.name}${one.optional ? "?" : ""}: ${one.type?.text ?? "unknown"}`).join(", ")})` +
  (returns?.type ? `: ${returns.type.text}` : "");

const code = (text) => (text ? `\`${text}\`` : "");

/** A pipe ends a cell, even inside code. */
const cell = (text = "") => text.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ");

function table(head, rows) {
  const line = (cells) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
