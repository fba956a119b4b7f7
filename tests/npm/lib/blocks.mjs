// The code blocks that a page for developers shows.

/** The blocks under a heading, until the next heading of its rank or higher: their language and what is in them. */
export function blocksUnder(heading, text) {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.replace(/^#+ /, "") === heading && line.startsWith("#"));
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
