// What axe finds on a page.
import { readFileSync } from "node:fs";

const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/** The violations, each as its rule and the first places of it. */
export async function violations(page) {
  // As text: the page's policy lets no foreign script in.
  await page.evaluate(`${AXE};0`);
  return page.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => JSON.stringify(target)).join(" ")}`);
  });
}
