// README's part for portal developers, as somebody who copies from it: each block is put into a fresh project as it stands.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./install.mjs";

const HEADING = "For portal developers";

/** Words that only a page can take. */
const PAGE_ONLY = /\b(document|window|location|customElements|loadWorker|Worker)\b|huiqi\/element/;

/**
 * The blocks: each with a name, and what is to be done with it: `commands` of a terminal, the `html` of a page without a
 * bundler, the `files` of one that is built, a module that `node` runs.
 */
export function readmeBlocks() {
  let before = "";
  return blocksUnder(HEADING, readFileSync("README.md", "utf8")).map(({ language, code }, index) => {
    const name = `block ${index + 1} (${language})`;
    if (language === "sh") return { name, commands: code.trim().split("\n") };
    if (language === "html") return { name, html: page(code) };
    if (language === "vue") return { name, files: { "index.html": page(MOUNT), "main.js": VUE, "App.vue": code } };
    if (language !== "js") throw new Error(`README.md shows a block of ${language || "no language"}, which nothing here runs`);
    // What imports nothing goes on from the block before it.
    before = /^import /m.test(code) ? code : before + code;
    const files = { "index.html": page(MOUNT), "main.js": `${before}\nglobalThis.done = true;\n` };
    return PAGE_ONLY.test(before) ? { name, files } : { name, files, node: before };
  });
}

const MOUNT = '<div id="app"></div><script type="module" src="./main.js"></script>';
const VUE = 'import { createApp } from "vue";\nimport App from "./App.vue";\ncreateApp(App).mount("#app");\nglobalThis.done = true;\n';
const page = (body) => `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>portal</title><body>${body}</body></html>\n`;

const CONFIG = `import vue from "@vitejs/plugin-vue";
export default { base: "./", plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("huiqi-") } } })] };
`;

/** Lays a page into a folder, and the package where the page looks for it. */
export function layPage(html, folder, modern) {
  writeFileSync(join(folder, "index.html"), html);
  for (const [, path] of html.matchAll(/(?:src|href)="([^":]*?\bhuiqi)\//g)) {
    cpSync(join(modern, "node_modules/huiqi"), join(folder, path), { recursive: true });
  }
}

/** Builds a page of these files with Vite, among the packages of the portals of today; gives the folder to be served. */
export async function buildPage(files, modern) {
  const folder = join(modern, "projects/readme");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({ ...files, "vite.config.mjs": CONFIG })) writeFileSync(join(folder, name), text);
  await run(process.execPath, ["../vue3/node_modules/vite/bin/vite.js", "build"], { cwd: folder });
  return join(folder, "dist");
}

/** The blocks under a heading, until the next heading of its rank or higher: their language and what is in them. */
export function blocksUnder(heading, text) {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith("#") && line.replace(/^#+ /, "") === heading);
  if (start < 0) throw new Error(`there is no heading "${heading}"`);
  const rank = lines[start].indexOf(" ");
  const blocks = [];
  let block;
  for (const line of lines.slice(start + 1)) {
    if (block && line === "```") {
      blocks.push({ language: block.language, code: block.lines.join("\n") + "\n" });
      block = undefined;
    } else if (block) block.lines.push(line);
    else if (line.startsWith("```")) block = { language: line.slice(3).trim(), lines: [] };
    else if (/^#+ /.test(line) && line.indexOf(" ") <= rank) break;
  }
  return blocks;
}
