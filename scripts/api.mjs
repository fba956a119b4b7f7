// scripts/api.mjs OUT: writes the API reference of the npm package, as Markdown, from the types that it ships.
// pkg-config/typedoc.json says of which entries and in what form.
import { mkdirSync, rmSync } from "node:fs";
import { Application } from "typedoc";

const [out] = process.argv.slice(2);
if (!out) throw new Error("usage: scripts/api.mjs OUT");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const app = await Application.bootstrapWithPlugins({
  options: "pkg-config/typedoc.json",
  outputs: [{ name: "markdown", path: out }],
  logLevel: "Warn",
});
const project = await app.convert();
if (!project) throw new Error("the types in build/npm could not be read");
app.validate(project);
await app.generateOutputs(project);
// A broken link in a comment, say: the reader of the reference would find it first.
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;
