// The custom elements manifest (custom-elements.json, schema 1.0), from what the sources of the elements say of themselves.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { create, ts } from "@custom-elements-manifest/analyzer/index.js";

const ROOM = "www/element";

/** What an embedder sees: no private, protected or internal member, none that the browser alone calls, no inner module. */
const PUBLIC = (member) => !["private", "protected"].includes(member.privacy) && !member.static && !member.internal && !/Callback$|^className$/.test(member.name);

/** The property of an attribute: HTML has reserved words where JavaScript has none. */
const propertyOf = (attribute) => ({ for: "htmlFor" })[attribute] ?? attribute.replace(/-./g, (letters) => letters[1].toUpperCase());

const onlyPublic = {
  name: "only-public",
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassElement(node) || !ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "internal")) return;
    const name = node.name?.getText();
    for (const { members } of moduleDoc.declarations ?? []) for (const one of members ?? []) if (one.name === name) one.internal = true;
  },
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations }) =>
      declarations.some(({ tagName }) => tagName));
    for (const module of customElementsManifest.modules) {
      module.declarations = module.declarations.filter(({ tagName }) => tagName);
      for (const declaration of module.declarations) {
        declaration.members = declaration.members.filter(PUBLIC);
        // Whatever is written down for an embedder has a sentence.
        declaration.attributes = declaration.attributes.filter(({ description }) => description);
        for (const one of declaration.attributes) {
          const property = declaration.members.find(({ name }) => name === propertyOf(one.name));
          if (property !== undefined) one.fieldName = property.name;
        }
        declaration.events = declaration.events.filter(({ description }) => description);
        delete declaration.mixins;
      }
      // Where the class is in the package.
      module.path = "dist/element.js";
      for (const one of module.exports ?? []) one.declaration.module = module.path;
    }
  },
};

/** The manifest of all elements. */
export function elementsManifest() {
  const modules = readdirSync(ROOM).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts")).map((name) =>
    ts.createSourceFile(`${ROOM}/${name}`, readFileSync(join(ROOM, name), "utf8"), ts.ScriptTarget.ES2019, true));
  return create({ modules, plugins: [onlyPublic], dev: false });
}
