// The browsers of tests/kernels/kernels.json: where each program is, and how those that come in npm packages get there.
//
// Run as a program it installs what tests/kernels/package-lock.json names into build/kernels, once: an npm package of
// an old Chromium holds the program compressed, so each is unpacked into a folder of its own and the package removed.
import { execFileSync } from "node:child_process";
import { accessSync, chmodSync, constants, copyFileSync, createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createBrotliDecompress } from "node:zlib";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const LIST = join(ROOT, "tests/kernels");
const HOME = join(ROOT, "build/kernels");
// Written last, so that an installation that was broken off is begun anew.
const STAMP = join(HOME, ".package-lock.copy.json");

/** The table itself. */
export const table = JSON.parse(readFileSync(join(LIST, "kernels.json"), "utf8"));

/**
 * How an unpacked Chromium is started: root in a container has no sandbox to start, what the sandbox would fork from
 * and what a graphics card needs is not in the packages.
 */
export const FLAGS = ["--no-sandbox", "--no-zygote", "--disable-gpu"];

const programOf = (name) => join(HOME, name, "chromium");

/** Where the program of a kernel is; fails with what to do where it is not. */
export function programPath({ name, package: from, programs }) {
  const found = from ? [programOf(from)] : programs.flatMap((program) => process.env.PATH.split(delimiter).map((folder) => join(folder, program)));
  const path = found.find(isProgram);
  if (!path) throw new Error(`${name} is not there: run scripts/setup.sh kernels`);
  return path;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A module of a package that was installed beside the kernels. */
export async function driverModule(name) {
  return import(pathToFileURL(createRequire(join(HOME, "package.json")).resolve(name)));
}

async function install() {
  if (existsSync(STAMP) && readFileSync(STAMP).equals(readFileSync(join(LIST, "package-lock.json")))) return;
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(LIST, name), join(HOME, name));
  copyFileSync(join(ROOT, ".npmrc"), join(HOME, ".npmrc"));
  // Each of the browsers asks for the puppeteer of its own year; one of them drives them all.
  execFileSync("npm", ["ci", "--legacy-peer-deps", "--no-progress"], { cwd: HOME, stdio: ["ignore", "ignore", "inherit"] });
  for (const { package: name } of table.kernels) if (name) await unpack(name);
  copyFileSync(join(LIST, "package-lock.json"), STAMP);
}

/** What a browser writes into a page as its own name: a small page is the shortest proof that it starts here. */
function saysItself(program) {
  const page = "data:text/html,<script>document.title = navigator.userAgent</script>";
  const options = { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 };
  try {
    return execFileSync(program, ["--headless", ...FLAGS, "--dump-dom", page], options).match(/HeadlessChrome\/[0-9.]+/)[0];
  } catch (error) {
    throw new Error(`${program} does not start (it is built for Linux on x86-64): ${error.stderr || error}`);
  }
}

/** Unpacks the browser of a package, makes sure that it starts, and removes the package. */
async function unpack(name) {
  const from = join(HOME, "node_modules", name);
  const compressed = readdirSync(join(from, "bin")).find((file) => /^chromium.*\.br$/.test(file));
  if (!compressed) throw new Error(`${name} holds no bin/chromium*.br`);
  mkdirSync(join(HOME, name));
  const program = programOf(name);
  await pipeline(createReadStream(join(from, "bin", compressed)), createBrotliDecompress(), createWriteStream(program));
  chmodSync(program, 0o755);
  console.log(`${name}: ${saysItself(program)}`);
  rmSync(from, { recursive: true });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await install();
