// The form model, as its tests load it: from source, so that they need neither a build nor the WASM.
import { build } from "esbuild";

const { outputFiles } = await build({
  entryPoints: ["www/model/index.ts", "www/model/items.ts", "www/model/pointer.ts"].map((path) => new URL(`../../${path}`, import.meta.url).pathname),
  outdir: "memory",
  bundle: true,
  format: "esm",
  write: false,
  logLevel: "silent",
});
const modules = await Promise.all(outputFiles.map(({ text }) =>
  import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`)));

/** Everything that the model's rooms export, in one object. */
export const model = Object.assign({}, ...modules);

const question = (kind, title, more = {}) => ({ title, "x-huiqi": { kind, ...more } });

/** A form made up for the tests: a group, a list and a question that takes null. No measure has it. */
export const form = {
  $id: "urn:huiqi:made-up:1:test",
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: ["object"],
  "x-huiqi": { kind: "group", order: ["who", "deals"] },
  properties: {
    last: { ...question("group", "Last"), properties: { sum: question("money", "Earlier sum", { none: "nothing so far" }) } },
    deals: {
      ...question("list", "Deals"),
      maxItems: 3,
      items: {
        title: "Deal",
        "x-huiqi": { kind: "group", order: ["name", "sum"] },
        required: ["sum"],
        properties: { sum: question("money", "Sum", { clause: "1.2" }), name: question("text", "Name") },
      },
    },
    who: {
      ...question("group", "Who"),
      required: ["name"],
      properties: {
        name: question("text", "Name"),
        good: question("boolean", "Good"),
        kind: { ...question("choice", "Kind"), oneOf: [{ const: "a", title: "A" }, { const: "b", title: "B" }] },
      },
    },
  },
};
