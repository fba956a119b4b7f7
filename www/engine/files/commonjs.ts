// Node, and test runners that play it: as CommonJS.

import { join } from "node:path";
import { pathToFileURL } from "node:url";

export { script } from "./script.js";
export { readFile as read } from "node:fs/promises";

declare const __dirname: string;

const beside = (path: string): URL => pathToFileURL(join(__dirname, path));

export const binary = (): URL => beside("../huiqi_bg.wasm");

export const thread = (): URL => beside("../dist/huiqi.worker.js");

export const sheet = (): URL => beside("../dist/huiqi.css");

export const classicScript = (): URL => beside("../classic/huiqi_js.js");
