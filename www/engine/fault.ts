// What is said when an engine cannot be brought: English, since a developer reads it; what happened, and what to do.

import { HuiqiError } from "./error.js";

/** What `code` is where an engine could not be brought. */
export type LoadCode =
  /** What was handed over is of no kind that `load` takes. */
  | "load.source"
  /** The binary could not be fetched. */
  | "load.fetch"
  /** What was fetched is no binary, is damaged, or belongs to another version of the package. */
  | "load.binary"
  /** WebAssembly was asked for, and is missing here or refused by the page's policy. */
  | "load.refused"
  /** The JavaScript build could not be fetched. */
  | "load.script"
  /** The worker could not be started, or was ended. */
  | "load.worker";

export function loadFault(code: LoadCode, what: string, remedy: string): HuiqiError {
  return new HuiqiError({ code, message: `huiqi: ${what}. ${remedy}` });
}

const ELSE = "or give its address: load({ wasm: \"…\" }), or import \"huiqi/inline\", which needs no file";

/** The binary is not to be had at its address. */
export const fetchFault = (address: string, why: string): HuiqiError =>
  loadFault("load.fetch", `${address} could not be fetched (${why})`, `Serve the package's huiqi_bg.wasm there, ${ELSE}.`);

/** What came is not the binary. */
export const binaryFault = (from: string, why: string): HuiqiError =>
  loadFault("load.binary", `${from} ${why}`, `Serve huiqi_bg.wasm of the same version of the package, unchanged, ${ELSE}.`);

/** Why a file of another version is not taken: a cache may have kept it. */
export const otherBuild = (build: string): string => `belongs to build ${build}, this code to ${HUIQI_BUILD}`;

/** The JavaScript build is not to be had. */
export const scriptFault = (from: string, why?: string): HuiqiError => loadFault(
  "load.script",
  `the JavaScript build ${from}, which computes where WebAssembly is not to be had, could not be loaded${why ? ` (${why})` : ""}`,
  "Serve huiqi_js.js of the same version of the package there.",
);

/** The words of an error, whatever was thrown. */
export const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

/** Whether an error has been put into words here already. */
export const isLoadFault = (thrown: unknown): boolean => thrown instanceof HuiqiError && thrown.code.startsWith("load.");
