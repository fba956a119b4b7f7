// Writes the declarations of the published package, as tsconfig.engine.json says, in words that old compilers know too.
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** What can be imported, as modules under www/. */
const ENTRIES = ["engine/index", "engine/inline", "engine/worker", "element/index"];

/**
 * Declarations as portals need them.
 *
 * They hold nothing but types, so the words that say so of a name can go: `import { type X }` needs TypeScript 4.5, and
 * `export type *` 5.0, while portals of Vue 2 are still compiled with 4.1. What only a class's own code may use goes too:
 * it would lead to types of packages that are bundled and that portals need not have.
 */
const plain = (context) => (file) => {
  const { factory } = context;
  const visit = (node) => {
    if (ts.isClassElement(node) && ts.getCombinedModifierFlags(node) & OWN) return undefined;
    if (ts.isExportSpecifier(node)) return factory.updateExportSpecifier(node, false, node.propertyName, node.name);
    const visited = ts.visitEachChild(node, visit, context);
    if (!ts.isExportDeclaration(visited) || !visited.isTypeOnly || visited.exportClause) return visited;
    return factory.updateExportDeclaration(visited, visited.modifiers, false, undefined, visited.moduleSpecifier, visited.attributes);
  };
  const visited = ts.visitEachChild(file, visit, context);
  const used = namesIn(visited);
  const imported = (node) => {
    if (!ts.isImportDeclaration(node) || !node.importClause) return node;
    const { importClause: clause } = node;
    if (!clause.namedBindings || !ts.isNamedImports(clause.namedBindings) || clause.name) return node;
    const names = clause.namedBindings.elements
      .filter(({ name }) => used.has(name.text))
      .map((one) => factory.updateImportSpecifier(one, false, one.propertyName, one.name));
    if (names.length === 0) return undefined;
    const bindings = factory.updateNamedImports(clause.namedBindings, names);
    return factory.updateImportDeclaration(node, node.modifiers, factory.updateImportClause(clause, clause.isTypeOnly, undefined, bindings), node.moduleSpecifier, node.attributes);
  };
  return ts.visitEachChild(visited, imported, context);
};
const OWN = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;

/** The names that stand in a file outside of its imports. */
function namesIn(file) {
  const names = new Set();
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

const config = ts.getParsedCommandLineOfConfigFile("tsconfig.engine.json", {}, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (fault) => report([fault]),
});
const program = ts.createProgram(config.fileNames, config.options);
const written = new Map();
const { diagnostics } = program.emit(undefined, (path, text) => written.set(path, text), undefined, true, { afterDeclarations: [plain] });
report([...config.errors, ...ts.getPreEmitDiagnostics(program), ...diagnostics]);

// What no entry leads to, nobody can import.
const entries = ENTRIES.map((entry) => join(config.options.outDir, `${entry}.d.ts`));
const reached = new Set();
while (entries.length > 0) {
  const path = entries.pop();
  if (reached.has(path)) continue;
  if (!written.has(path)) throw new Error(`${path} is imported, but was not written`);
  reached.add(path);
  for (const { fileName } of ts.preProcessFile(written.get(path)).importedFiles) {
    // The package itself by its name, which its users have.
    if (fileName === "huiqi") continue;
    if (!fileName.startsWith(".")) throw new Error(`${path} imports ${fileName}, which who uses the package need not have`);
    entries.push(join(dirname(path), fileName.replace(/\.js$/, ".d.ts")));
  }
}
rmSync(config.options.outDir, { recursive: true, force: true });
for (const path of reached) ts.sys.writeFile(path, written.get(path));

function report(faults) {
  if (faults.length === 0) return;
  const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => process.cwd(), getNewLine: () => "\n" };
  process.stderr.write(ts.formatDiagnosticsWithColorAndContext(faults, host));
  process.exit(1);
}
