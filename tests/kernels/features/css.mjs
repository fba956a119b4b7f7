// What a style sheet uses, as paths of MDN's compatibility data.
import * as css from "css-tree";
import { entry } from "./support.mjs";

/** Each feature that a style sheet uses and the data knows. */
export function featuresOfCss(text) {
  const found = new Map();
  const add = (...path) => {
    if (entry(path)) found.set(path.join("."), path);
  };
  const tree = css.parse(text, { parseCustomProperty: true });
  css.walk(tree, {
    visit: "Atrule",
    enter: ({ name }) => add("css", "at-rules", name),
  });
  css.walk(tree, {
    visit: "Feature",
    enter: ({ name, kind }) => add("css", "at-rules", kind, name),
  });
  css.walk(tree, (node) => {
    if (node.type === "PseudoClassSelector" || node.type === "PseudoElementSelector") add("css", "selectors", node.name);
  });
  css.walk(tree, {
    visit: "Rule",
    enter: ({ block }) => declarations(block, add),
  });
  return [...found.values()];
}

function declarations(block, add) {
  const all = block.children.toArray().filter(({ type }) => type === "Declaration");
  const flex = all.some(({ property, value }) => property === "display" && /flex/.test(css.generate(value)));
  for (const { property, value } of all) {
    if (property.startsWith("--")) add("css", "properties", "custom-property");
    else add("css", "properties", property);
    // The one property that was in grids for years before it was in flexible boxes.
    if (/^(row-|column-)?gap$/.test(property) && flex) add("css", "properties", property, "flex_context");
    css.walk(value, (node) => {
      if (node.type === "Identifier") add("css", "properties", property, node.name);
      if (node.type === "Function") {
        add("css", "types", node.name);
        add("css", "types", "color", node.name);
        add("css", "properties", property, node.name);
      }
      if (node.type === "Dimension") add("css", "types", "length", node.unit);
    });
  }
}
