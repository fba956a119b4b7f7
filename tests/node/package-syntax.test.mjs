// What the shipped scripts are written in: syntax by es-check, methods by TypeScript's own tables of what each year added.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runChecks } from "es-check";
import ts from "typescript";
import { PACKAGE, shippedScripts } from "../lib/shipped.mjs";

async function check(ecmaVersion, kinds, options = {}) {
  const files = shippedScripts(...kinds).map((path) => join(PACKAGE, path));
  assert.ok(files.length > 0);
  const { success, errors } = await runChecks([{ ecmaVersion, files, ...options }]);
  assert.ok(success, JSON.stringify(errors?.map(({ file, err }) => `${file}: ${err.message}`), null, 1));
}

test("the guard is ES5", () => check("es5", ["guard"]));

test("plain scripts are ES2019", () => check("es2019", ["script"]));

// `import()`, `import.meta` and `globalThis`, which have years of their own (Chrome 63, 64 and 71), are of ES2020; nothing
// else of it is used.
test("modules are ES2019 with import(), import.meta and globalThis", async () => {
  await check("es2020", ["module"], { module: true });
  await check("es2019", ["module"], { module: true, checkFeatures: true, allowList: "DynamicImport,globalThis" });
});

/** The names of what TypeScript's libraries of these years declare: methods, and globals. */
function declaredIn(years) {
  const names = new Set();
  for (const library of ts.sys.readDirectory("node_modules/typescript/lib", [".d.ts"])) {
    if (!years.some((year) => library.includes(`/lib.${year}.`))) continue;
    const walk = (node) => {
      const named = ts.isMethodSignature(node) || ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node);
      if (named && node.name && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name))) names.add(node.name.text);
      ts.forEachChild(node, walk);
    };
    walk(ts.createSourceFile(library, readFileSync(library, "utf8"), ts.ScriptTarget.Latest));
  }
  return names;
}

/** The name of everything that a script calls or constructs and has not made itself: a function, or a method of its classes. */
function namesCalled(path) {
  const [called, own] = [new Set(), new Set()];
  const walk = (node) => {
    const makes = ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isMethodDeclaration(node);
    if (makes && node.name && ts.isIdentifier(node.name)) own.add(node.name.text);
    const callee = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression : undefined;
    if (callee && ts.isPropertyAccessExpression(callee)) called.add(callee.name.text);
    if (callee && ts.isIdentifier(callee)) called.add(callee.text);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(path, readFileSync(join(PACKAGE, path), "utf8"), ts.ScriptTarget.Latest));
  return [...called].filter((name) => !own.has(name));
}

const NEWER = ["es2020", "es2021", "es2022", "es2023", "es2024", "esnext"];
const OLDER = ["es5", "es2015", "es2016", "es2017", "es2018", "es2019"];

test("no method is used that came after ES2019", () => {
  const older = declaredIn(OLDER);
  const newer = new Set([...declaredIn(NEWER)].filter((name) => !older.has(name)));
  for (const known of ["at", "replaceAll", "hasOwn", "allSettled", "findLast", "WeakRef"]) assert.ok(newer.has(known), known);
  const found = shippedScripts("script", "module", "guard").flatMap((path) =>
    namesCalled(path).filter((name) => newer.has(name)).map((name) => `${path}: ${name}`),
  );
  assert.deepEqual(found, []);
});
