// scripts/api.mjs OUT: writes the API reference of the npm package, as Markdown, from the types that it ships.
// pkg-config/api/typedoc.json says of which entries and in what form.
import { mkdirSync, rmSync } from "node:fs";
import { Application, ReflectionKind } from "typedoc";

const [out] = process.argv.slice(2);
if (!out) throw new Error("usage: scripts/api.mjs OUT");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const app = await Application.bootstrapWithPlugins({
  options: "pkg-config/api/typedoc.json",
  outputs: [{ name: "markdown", path: out }],
  logLevel: "Warn",
});
const project = await app.convert();
if (!project) throw new Error("the types in build/npm could not be read");
app.validate(project);

for (const entry of project.getReflectionsByKind(ReflectionKind.Module)) {
  // A module is known by what one writes after `from`.
  entry.name = entry.name === "index" ? "huiqi" : `huiqi/${entry.name}`;
  // The types that every entry hands on are described once.
  for (const child of [...(entry.children ?? [])]) if (child.isReference()) project.removeReflection(child);
  entry.groups = entry.groups.filter((group) => {
    group.children = group.children.filter((child) => !child.isReference());
    return group.children.length > 0;
  });
}
await app.generateOutputs(project);
// A broken link in a comment, say: the reader of the reference would find it first.
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;
