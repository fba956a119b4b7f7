// What each format of the package answers for itself: where the files are that belong to it.
//
// The entries import `files/module.js`; scripts/npm.mjs puts the file of the format in its place.

import type { Core } from "../core.js";

/** The default export of huiqi_js.js: makes one instance each time it is called. */
export interface Script {
  (): Core;
  /** The build that it belongs to; scripts/npm.mjs puts it there. */
  readonly build?: string;
}

export interface Files {
  /** Where `huiqi_bg.wasm` is, or what is in it. */
  binary(): URL | BufferSource;
  /** The JavaScript build of the core, fetched when it is asked for. */
  script(): Promise<Script>;
  /** The bytes of a `file:` address, which `fetch` does not read. Not there where `fetch` is all there is. */
  read: ((address: URL) => Promise<BufferSource>) | undefined;
}
