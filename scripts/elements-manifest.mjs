// The custom elements manifest (custom-elements.json, schema 1.0), from what the sources of the elements say of themselves.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { create, ts } from "@custom-elements-manifest/analyzer/index.js";

const ROOM = "www/element";

/** What an embedder sees: no private or protected member, none that the browser alone calls, no inner module. */
const PUBLIC = (member) => !["private", "protected"].includes(member.privacy) && !member.static && !/Callback$|^className$/.test(member.name);

const onlyPublic = {
  name: "only-public",
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations }) =>
      declarations.some(({ tagName }) => tagName));
    for (const module of customElementsManifest.modules) {
      module.declarations = module.declarations.filter(({ tagName }) => tagName);
      for (const declaration of module.declarations) {
        declaration.members = declaration.members.filter(PUBLIC);
        // Whatever is written down for an embedder has a sentence.
        declaration.attributes = declaration.attributes.filter(({ description }) => description);
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
