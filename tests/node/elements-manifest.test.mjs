// custom-elements.json against the elements: what embedders can use stands in it, and nothing else does.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import ts from "typescript";
import { HuiqiForm, HuiqiMatch } from "huiqi/element";
import { PACKAGE } from "../lib/shipped.mjs";

const SOURCES = "www/element";
const manifest = JSON.parse(readFileSync(join(PACKAGE, "custom-elements.json"), "utf8"));
const read = (path) => readFileSync(join(SOURCES, path), "utf8");
const matches = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, found]) => found))].sort();
const names = (all) => all.map(({ name }) => name).sort();

/** The sources that an element's class is made of. */
const CLASSES = {
  "huiqi-form": [HuiqiForm, "HuiqiForm", "form-element", ["host.ts", "asking-element.ts", "form-element.ts"]],
  "huiqi-match": [HuiqiMatch, "HuiqiMatch", "match-element", ["host.ts", "asking-element.ts", "match-element.ts"]],
};

/** Attributes that an element sets on itself, and no embedder. */
const OWN = ["tabindex"];

const program = ts.createProgram(["form-element", "match-element", "typings"].map((name) => join(PACKAGE, `types/element/${name}.d.ts`)), {
  lib: ["lib.es2019.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"], moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext,
});
const checker = program.getTypeChecker();
const typeOf = (module, name) => {
  const file = checker.getSymbolAtLocation(program.getSourceFile(join(PACKAGE, `types/element/${module}.d.ts`)));
  return checker.getDeclaredTypeOfSymbol(checker.getExportsOfModule(file).find((one) => one.name === name));
};

/** What the shipped declarations add to an HTMLElement, as TypeScript sees it: their names, and which can only be read. */
function declared(module, name) {
  return checker.getPropertiesOfType(typeOf(module, name))
    .filter(({ declarations }) => declarations.some((one) => one.getSourceFile().fileName.includes("/types/element/")))
    .filter((one) => !/Callback$|^(add|remove)EventListener$/.test(one.name) && !ts.getJSDocTags(one.declarations[0]).some(({ tagName }) => tagName.text === "internal"))
    .map((one) => ({
      name: one.name,
      kind: one.declarations.some(ts.isMethodDeclaration) ? "method" : "field",
      readonly: one.declarations.some(ts.isGetAccessor) && !one.declarations.some(ts.isSetAccessor),
    }));
}

for (const [tag, [element, name, module, files]] of Object.entries(CLASSES)) {
  describe(`<${tag}>`, () => {
    const { attributes, members, events, cssParts, cssProperties } = manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === tag);
    const typed = (what) => names(checker.getPropertiesOfType(typeOf("typings", name + what)));

    test("its attributes are those that it observes or reads, each with its property where it has one", () => {
      const observed = element.observedAttributes;
      const asked = files.flatMap((file) => matches(read(file), /this\.(?:get|has|set|toggle)Attribute\("([^"]+)"/g));
      assert.deepEqual(names(attributes), [...new Set([...observed, ...asked])].filter((name) => !OWN.includes(name)).sort());
      const lone = attributes.filter(({ fieldName }) => fieldName === undefined);
      assert.deepEqual(names(lone), ["stylesheet", "theme"]);
      for (const { fieldName } of attributes) if (fieldName) assert.ok(members.some(({ name }) => name === fieldName), fieldName);
    });

    test("its properties and methods are those of the shipped types", () => {
      const shape = ({ name, kind, readonly = false }) => `${kind} ${name}${readonly ? " (read only)" : ""}`;
      assert.deepEqual(members.map(shape).sort(), declared(module, name).map(shape).sort());
    });

    test("its events are those that it fires, by the types that are shipped", () => {
      const fired = [...files, "user-events.ts"].flatMap((file) => matches(read(file), /(?:emit\(|Event(?:<\w+>)?\()"((?:huiqi-[a-z]+|input|change))"/g));
      assert.deepEqual(names(events), [...new Set(fired)].sort());
      assert.deepEqual(names(events), [...typed("Events"), "input", "change"].sort());
    });

    test("a template may set each attribute, and each property that can be written", () => {
      const written = members.filter(({ kind, readonly }) => kind === "field" && !readonly);
      const lone = attributes.filter(({ name, fieldName }) => fieldName === undefined || name === "for");
      assert.deepEqual(typed("Properties"), names([...written, ...lone]));
    });

    test("its custom properties are those of the style, with the values that it has", () => {
      const css = readdirSync(join(SOURCES, "styles")).map((name) => read(`styles/${name}`)).join("\n");
      assert.deepEqual(names(cssProperties), matches(css, /var\((--huiqi-[a-z-]+)/g));
      for (const { name, default: value } of cssProperties) {
        if (value) assert.ok(read("styles/tokens.css").includes(`var(${name}, ${value})`), `${name} is ${value}`);
      }
    });

    test("whatever is written down has a sentence", () => {
      for (const one of [attributes, members, events, cssParts, cssProperties].flat()) assert.match(one.description ?? "", /\w.*\./s, one.name);
    });
  });
}

test("the slots are those that the views have", () => {
  const all = manifest.modules.flatMap(({ declarations }) => declarations).flatMap(({ slots = [] }) => slots);
  const drawn = readdirSync(join(SOURCES, "views")).flatMap((name) => matches(read(`views/${name}`), /<slot name="([a-z]+)"/g));
  assert.deepEqual(names(all), [...new Set(drawn)].sort());
  for (const { name, description } of all) assert.match(description ?? "", /\w.*\./s, name);
});

test("the parts of both are those that the views draw", () => {
  // A card has the name of its part as its id.
  const cards = readdirSync(join(SOURCES, "views")).flatMap((name) => matches(read(`views/${name}`), /\bcard\(view, "([a-z]+)"/g));
  const drawn = [...readdirSync(join(SOURCES, "views")).map((name) => `views/${name}`), "form-element.ts", "match-element.ts", "host.ts"]
    .flatMap((file) => matches(read(file), /\bpart(?:="|", ")([a-z ]+)"/g)).flatMap((parts) => parts.trim().split(" ")).concat(cards);
  const named = manifest.modules.flatMap(({ declarations }) => declarations).flatMap(({ cssParts }) => names(cssParts));
  assert.deepEqual([...new Set(named)].sort(), [...new Set(drawn)].sort());
});
