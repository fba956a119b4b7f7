// Puts the examples beside the page, into build/page/examples: www/examples as it stands, since it is there to be read,
// and the npm package as a portal would serve it.
import { cpSync } from "node:fs";
import { basename, join } from "node:path";

const OUT = "build/page/examples";
const PACKAGE = "build/npm/huiqi";

/** What only tools read: types, CommonJS for Node, the folders for webpack 4, and the package's papers. */
const FOR_TOOLS = /(\.d\.c?ts|\.cjs|\.md)$|^(package\.json|custom-elements\.json|legacy)$/;

cpSync("www/examples", OUT, { recursive: true });
cpSync(PACKAGE, join(OUT, "huiqi"), { recursive: true, filter: (path) => !FOR_TOOLS.test(basename(path)) });
