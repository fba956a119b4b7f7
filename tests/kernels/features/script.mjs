// What scripts use of a browser, as paths of MDN's compatibility data: TypeScript knows of every name whether its own
// libraries declare it, and on what kind of object it is asked for; and the markup of templates is text like any other.
import { basename } from "node:path";
import ts from "typescript";
import { featuresOfMarkup } from "./markup.mjs";
import { entry } from "./support.mjs";

/** The files and options of a project, as featuresOfScripts takes them. */
export function projectOf(tsconfig) {
  const { config } = ts.readConfigFile(tsconfig, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, ".");
}

/** Each feature that the scripts use and the data knows. What they import is looked at too, unless it is a declaration. */
export function featuresOfScripts({ fileNames, options }) {
  const program = ts.createProgram(fileNames, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const found = new Map();
  const add = (path) => path && found.set(path.join("."), path);
  const walk = (node) => {
    if (ts.isPropertyAccessExpression(node)) add(memberUsed(node, checker));
    else if (ts.isIdentifier(node)) add(globalUsed(node, checker));
    else if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === "html") featuresOfMarkup(textOf(node.template)).forEach(add);
    ts.forEachChild(node, walk);
  };
  for (const source of program.getSourceFiles()) if (!source.isDeclarationFile) walk(source);
  return [...found.values()];
}

const ofLibrary = (symbol) =>
  symbol?.declarations?.some((declaration) => /^lib\..*\.d\.ts$/.test(basename(declaration.getSourceFile().fileName)));

/** `element.toggleAttribute`: a member that a library declares, under the first type that the data has it of. */
function memberUsed({ name, expression }, checker) {
  if (!ofLibrary(checker.getSymbolAtLocation(name))) return undefined;
  return kindsOf(checker.getTypeAtLocation(expression), checker)
    .flatMap((kind) => [
      ["api", kind, name.text],
      ["javascript", "builtins", kind, name.text],
      ...(kind === "WebAssembly" ? [["webassembly", "api", name.text]] : []),
    ])
    // The data tells a static member by what stands behind its name.
    .flatMap((path) => [path, [...path.slice(0, -1), `${name.text}_static`]])
    .find((path) => entry(path)?.__compat);
}

/** The names of a type and of all that it extends; TypeScript's `ArrayConstructor` is the data's `Array`. */
function kindsOf(type, checker) {
  const parts = type.isUnionOrIntersection() ? type.types : [checker.getApparentType(type)];
  return parts.flatMap((part) => {
    const name = part.getSymbol()?.getName().replace(/^Readonly(?=Array|Map|Set)/, "").replace(/Constructor$/, "");
    const bases = part.isClassOrInterface() ? checker.getBaseTypes(part) : [];
    return [...(name ? [name] : []), ...bases.flatMap((base) => kindsOf(base, checker))];
  });
}

/** `FormData`, `fetch`: a global that a library declares. */
function globalUsed(node, checker) {
  const { parent } = node;
  if ((ts.isPropertyAccessExpression(parent) && parent.name === node) || ts.isTypeNode(parent)) return undefined;
  if (!ofLibrary(checker.getSymbolAtLocation(node))) return undefined;
  return [["api"], ["api", "Window"], ["javascript", "builtins"], ["webassembly", "api"]]
    .map((path) => [...path, node.text])
    .find((path) => entry(path)?.__compat);
}

/** A template without its values; each leaves a letter, so that `href=${x}` stays an attribute. */
function textOf(template) {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return [template.head, ...template.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join("x");
}
