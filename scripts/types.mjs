// Writes the declarations of the published package, as tsconfig.engine.json says, in words that old compilers know too.
import ts from "typescript";

/**
 * Declarations hold nothing but types, so the words that say so of a name can go: `import { type X }` needs TypeScript
 * 4.5, and `export type *` 5.0, while portals of Vue 2 are still compiled with 4.1.
 */
const plain = (context) => (file) => {
  const { factory } = context;
  const visit = (node) => {
    if (ts.isImportSpecifier(node)) return factory.updateImportSpecifier(node, false, node.propertyName, node.name);
    if (ts.isExportSpecifier(node)) return factory.updateExportSpecifier(node, false, node.propertyName, node.name);
    const visited = ts.visitEachChild(node, visit, context);
    if (!ts.isExportDeclaration(visited) || !visited.isTypeOnly || visited.exportClause) return visited;
    return factory.updateExportDeclaration(visited, visited.modifiers, false, undefined, visited.moduleSpecifier, visited.attributes);
  };
  return ts.visitEachChild(file, visit, context);
};

const config = ts.getParsedCommandLineOfConfigFile("tsconfig.engine.json", {}, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (fault) => report([fault]),
});
const program = ts.createProgram(config.fileNames, config.options);
const { diagnostics } = program.emit(undefined, undefined, undefined, true, { afterDeclarations: [plain] });
report([...config.errors, ...ts.getPreEmitDiagnostics(program), ...diagnostics]);

function report(faults) {
  if (faults.length === 0) return;
  const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => process.cwd(), getNewLine: () => "\n" };
  process.stderr.write(ts.formatDiagnosticsWithColorAndContext(faults, host));
  process.exit(1);
}
