/** Names the build that this code belongs to. scripts/npm.mjs puts it here, and into every file that is loaded by its address. */
declare const HUIQI_BUILD: string;

/** scripts/npm.mjs puts a binary into a module as base64. */
declare module "*.wasm" {
  const base64: string;
  export default base64;
}

// What of Node is used. Its own types would also let a page's code name what no page has.
declare module "node:fs/promises" {
  export function readFile(address: URL): Promise<BufferSource>;
}
declare module "node:path" {
  export function join(...parts: string[]): string;
}
declare module "node:url" {
  export function pathToFileURL(path: string): URL;
}
