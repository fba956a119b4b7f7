// Where the portals are put together: the packages of each family installed once into build/projects and found again by
// the next run, the portals' sources laid beside them, and the packed huiqi put in as npm would.
import { spawn } from "node:child_process";
import {
  copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { transformSync } from "esbuild";

const HERE = "tests/npm";
const INSTALLED = "build/projects";

/** What all portals have; each has it among its own sources. */
const SHARED = join(HERE, "shared/portal.ts");

/** Portals that share an install, since their tools bear one another: where each is, and its copies of what all have. */
const FAMILIES = {
  modern: {
    from: HERE,
    portals: {
      vue3: ["projects/vue3", "src/portal.ts"],
      react: ["projects/react", "src/portal.ts"],
      webpack5: ["projects/webpack5", "src/portal.ts"],
      next: ["projects/next", "app/portal.ts"],
    },
  },
  // Its bundles are made of JavaScript; the types are for what it checks.
  old: { from: join(HERE, "projects/vue2"), portals: { vue2: [".", "src/portal.js", "types/portal.ts"] } },
};

/** The packed package, as it would be published. */
export function tarball() {
  const packed = readdirSync("build/npm").filter((name) => name.endsWith(".tgz"));
  if (packed.length !== 1) throw new Error(`build/npm has ${packed.length} packed packages, not one: run \`make npm\``);
  return resolve("build/npm", packed[0]);
}

/** Runs a program to its end, without a terminal. Its output is shown where it fails, and given where it does not. */
export function run(program, args, { cwd, env = {}, input = "" }) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
    child.once("error", fail);
    child.once("close", (code) => {
      if (code === 0) done(output);
      else fail(new Error(`${program} ${args.join(" ")} in ${cwd} ended with ${code}:\n${output}`));
    });
    child.stdin.end(input);
  });
}

/** Installs a family and lays its portals' sources; gives the folder of each portal, and the `root` of them all. */
export async function family(name) {
  const { from, portals } = FAMILIES[name];
  const root = join(INSTALLED, name);
  for (const [path, ...copies] of Object.values(portals)) {
    lay(join(from, path), join(root, path));
    for (const copy of copies) layShared(join(root, path, copy));
  }
  if (from === HERE) for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(from, file), join(root, file));
  await packages(root);
  await unpack(join(root, "node_modules/huiqi"));
  return { root, ...Object.fromEntries(Object.entries(portals).map(([portal, [path]]) => [portal, join(root, path)])) };
}

/** A copy of the sources; of what was there before only the installed packages stay. */
function lay(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(to)) {
    if (!entry.startsWith("node_modules") && entry !== "projects") rmSync(join(to, entry), { recursive: true });
  }
  cpSync(from, to, { recursive: true });
}

/** A portal that knows no TypeScript has it without the types. */
function layShared(file) {
  mkdirSync(dirname(file), { recursive: true });
  const source = readFileSync(SHARED, "utf8");
  writeFileSync(file, file.endsWith(".js") ? transformSync(source, { loader: "ts" }).code : source);
}

/** `npm ci`, unless the lock is that of the last time. No script of a package is run: none of these needs its own. */
async function packages(root) {
  const lock = join(root, "package-lock.json");
  const copy = join(root, "node_modules/.package-lock.copy.json");
  if (existsSync(copy) && readFileSync(lock).equals(readFileSync(copy))) return;
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--no-progress"], { cwd: root });
  copyFileSync(lock, copy);
}

/**
 * What npm does with a tarball, without its touching the lock. As there, the files get the time of now (`-m`) and not that
 * of the tarball, which is the same for all: caches of bundlers would take a new package for the old one.
 */
async function unpack(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run("tar", ["-xzmf", tarball(), "-C", folder, "--strip-components=1"], { cwd: "." });
}

/** A portal outside of this repository, where nothing of it can be found by chance, with the package installed by npm. */
export async function stranger(portal) {
  const folder = mkdtempSync(join(tmpdir(), `huiqi-${portal}-`));
  cpSync(join(HERE, "projects", portal), folder, { recursive: true });
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball()], { cwd: folder });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
