// Node, whose `fetch` reads no files: as a module.

export { script } from "./script.js";
export { readFile as read } from "node:fs/promises";

export const binary = (): URL => new URL("../huiqi_bg.wasm", import.meta.url);
