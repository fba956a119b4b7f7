// scripts/api.mjs OUT: writes the API reference of the npm package, as Markdown, from the types that it ships.
// pkg-config/api/typedoc.json says of which entries and in what form.
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Application, ReflectionGroup, ReflectionKind } from "typedoc";
import { elementsPage } from "./api-elements.mjs";

/** What the browser calls, and what every element has. */
const FOR_THE_BROWSER = /Callback$|^(add|remove)EventListener$|^constructor$/;

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
  entry.name = ["huiqi", ...entry.name.split("/").filter((part) => part !== "engine" && part !== "index")].join("/");
  // The types that every entry hands on are described once.
  for (const child of [...(entry.children ?? [])]) if (child.isReference()) project.removeReflection(child);
  entry.groups = entry.groups.filter((group) => {
    group.children = group.children.filter((child) => !child.isReference());
    return group.children.length > 0;
  });
}
for (const element of project.getReflectionsByKind(ReflectionKind.Class)) {
  if (element.comment?.getTag("@tag")) asElement(element);
}
await app.generateOutputs(project);
const manifest = JSON.parse(readFileSync("build/npm/huiqi/custom-elements.json", "utf8"));
writeFileSync(join(out, "elements.md"), elementsPage(manifest));
appendFileSync(join(out, "README.md"), "\nBy tag, with attributes, parts and colours: [elements](elements.md).\n");
// A broken link in a comment, say: the reader of the reference would find it first.
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;

/** An element as who embeds it sees it: its tag, its events, and a table of properties instead of pairs of accessors. */
function asElement(element) {
  const { comment } = element;
  const tag = comment.getTag("@tag").content;
  const events = comment.blockTags.filter(({ tag }) => tag === "@fires");
  const line = ({ content }) => [{ kind: "text", text: "\n- " }, ...content];
  comment.summary = [
    { kind: "text", text: "`<" }, ...tag, { kind: "text", text: ">`. " }, ...comment.summary,
    { kind: "text", text: "\n\nEvents:\n" }, ...events.flatMap(line),
  ];
  comment.blockTags = [];
  // Whatever it is made of is no part of the package.
  element.extendedTypes = element.implementedTypes = element.typeHierarchy = undefined;
  for (const child of [...element.children]) {
    if (child.flags.isStatic || FOR_THE_BROWSER.test(child.name)) project.removeReflection(child);
  }

  for (const accessor of element.children.filter(({ kind }) => kind === ReflectionKind.Accessor)) {
    const { getSignature, setSignature } = accessor;
    accessor.kind = ReflectionKind.Property;
    accessor.type = getSignature.type;
    accessor.comment = getSignature.comment;
    if (!setSignature) accessor.comment?.summary.unshift({ kind: "text", text: "(Read only.) " });
    accessor.getSignature = accessor.setSignature = undefined;
  }
  for (const child of element.children) child.inheritedFrom = child.implementationOf = undefined;
  const properties = element.children.filter(({ kind }) => kind === ReflectionKind.Property);
  const methods = element.children.filter(({ kind }) => kind === ReflectionKind.Method);
  element.groups = [group("Properties", properties), group("Methods", methods)].filter(({ children }) => children.length > 0);

  function group(title, children) {
    return Object.assign(new ReflectionGroup(title, element), { children });
  }
}
