// Where the browser is, and how tests and screenshots start it. Run as a program it prints the path, or fails.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

export function executablePath() {
  const candidates = process.env.CHROMIUM
    ? [process.env.CHROMIUM]
    : process.env.PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error("no Chromium found: run scripts/setup.sh chromium, or set CHROMIUM to its path");
  return found;
}

/** A headless browser of playwright-core; `options` as its `launch` takes them. */
export async function launch(options = {}) {
  // Imported here, so that looking for the browser needs no npm package.
  const { chromium } = await import("playwright-core");
  return chromium.launch({
    executablePath: executablePath(),
    ...options,
    args: [
      "--no-sandbox", // root in a container has no sandbox to start
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      // A test talks to its own server and to nobody else.
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...(options.args ?? []),
    ],
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(executablePath());
