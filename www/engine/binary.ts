// How the binary gets from what `load` was given to a compiled module, and what is said when it does not.

import type { HuiqiError } from "./error.js";
import { binaryFault, fetchFault, isLoadFault, loadFault, otherBuild, wordsOf } from "./fault.js";
import type { Files } from "./files/files.js";
import type { WasmSource } from "./source.js";

/** The binary's own section that names its build. */
const SECTION = "huiqi";
const MAGIC = 0x6d736100; // "\0asm", read as the little-endian number that it is

/** What an answer is called that does not say where it is from. */
const AN_ANSWER = "The answer that load({ wasm }) was given";

/** Compiles the binary; `given` is what the embedder or the package's own files say about it. */
export async function compile(given: WasmSource, files: Files): Promise<WebAssembly.Module> {
  if (isAddress(given)) return fromAddress(addressOf(given), files);
  if (isAnswer(given)) return fromAnswer(given, given.url || AN_ANSWER);
  const binary = inHand(given);
  return isModule(binary)
    ? known(binary, "The module that load({ wasm }) was given")
    : fromBytes(binary, "What load({ wasm }) was given");
}

/** What was given, if it is the binary itself: bytes that can still be read, or compiled. */
export function inHand(given: unknown): BufferSource | WebAssembly.Module {
  if (isModule(given)) return given;
  if (!isBytes(given)) throw sourceFault(given === null ? "null" : `a value of type ${typeof given}`);
  try {
    void new Uint8Array(bufferOf(given));
  } catch {
    throw sourceFault("an ArrayBuffer that was handed on to somebody else before");
  }
  return given;
}

const sourceFault = (what: string): HuiqiError => loadFault(
  "load.source",
  `load({ wasm }) was given ${what}`,
  "It takes an address (URL or text), a Response, an ArrayBuffer or a view of one, or a WebAssembly.Module.",
);

// Not by `instanceof` where another frame's objects may come in.
const isModule = (given: unknown): given is WebAssembly.Module =>
  Object.prototype.toString.call(given) === "[object WebAssembly.Module]";
export const isAddress = (given: unknown): given is URL | string =>
  typeof given === "string" || (isObject(given) && typeof given["href"] === "string");
export const isAnswer = (given: unknown): given is Response => isObject(given) && typeof given["arrayBuffer"] === "function";
const isBytes = (given: unknown): given is BufferSource =>
  ArrayBuffer.isView(given) || Object.prototype.toString.call(given) === "[object ArrayBuffer]";
const bufferOf = (bytes: BufferSource): ArrayBuffer => (ArrayBuffer.isView(bytes) ? bytes.buffer : bytes) as ArrayBuffer;
const isObject = (given: unknown): given is Record<string, unknown> => typeof given === "object" && given !== null;

/** An address as a whole one: text is read from where the page is, as everywhere in HTML. */
export function addressOf(given: URL | string): URL {
  if (!isAddress(given)) throw loadFault("load.source", `${String(given)} is no address`, "Give a text or a URL.");
  const base = typeof document === "object" ? document.baseURI : typeof location === "object" ? location.href : undefined;
  try {
    return new URL(typeof given === "string" ? given : given.href, base);
  } catch {
    throw loadFault(
      "load.source",
      `load was given the address "${String(given)}", and there is no page from which to read it`,
      "Give a whole address, such as new URL(\"huiqi_bg.wasm\", import.meta.url).",
    );
  }
}

async function fromAddress(address: URL, files: Files): Promise<WebAssembly.Module> {
  const { href } = address;
  let content: BufferSource | Response;
  try {
    // Node's `fetch` reads no files.
    content = await (address.protocol === "file:" && files.read ? files.read(address) : fetch(href));
  } catch (thrown) {
    throw fetchFault(href, wordsOf(thrown));
  }
  return isAnswer(content) ? fromAnswer(content, href) : fromBytes(content, href);
}

async function fromAnswer(answer: Response, from: string): Promise<WebAssembly.Module> {
  checkStatus(answer, from);
  // Streaming refuses a wrong MIME type, which old servers send, and a Response of somebody's own make; then the
  // clone has the bytes. An answer that cannot be cloned is not streamed.
  const spare = clone(answer);
  if (spare) {
    try {
      return known(await WebAssembly.compileStreaming(answer), from);
    } catch (thrown) {
      if (isLoadFault(thrown)) throw thrown;
    }
  }
  return fromBytes(await bytesOf(spare || answer, from), from);
}

function checkStatus(answer: Response, from: string): void {
  if (answer.ok === false) throw fetchFault(from, `the server answered ${answer.status}`);
}

/** What a server answered, if it is the file that it was asked for. */
export async function bytesOf(answer: Response, from = answer.url || AN_ANSWER): Promise<ArrayBuffer> {
  checkStatus(answer, from);
  try {
    return await answer.arrayBuffer();
  } catch (thrown) {
    throw fetchFault(from, `its content was cut off or had been read before: ${wordsOf(thrown)}`);
  }
}

function clone(answer: Response): Response | undefined {
  try {
    return typeof WebAssembly.compileStreaming === "function" ? answer.clone() : undefined;
  } catch {
    return undefined;
  }
}

async function fromBytes(bytes: BufferSource, from: string): Promise<WebAssembly.Module> {
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  const begins = view.subarray(0, 4);
  if (view.length < 4 || new DataView(view.buffer, view.byteOffset).getUint32(0, true) !== MAGIC) {
    // Servers that answer every unknown address with the application's page are common.
    const page = begins[0] === 0x3c ? "is a page of HTML or XML" : "is no WebAssembly";
    throw binaryFault(from, `${page} (${view.length} bytes)`);
  }
  let module: WebAssembly.Module;
  try {
    module = await WebAssembly.compile(view as BufferSource);
  } catch (thrown) {
    throw binaryFault(from, `is damaged (${view.length} bytes: ${wordsOf(thrown)})`);
  }
  return known(module, from);
}

/** The module, if it is the binary of this very build. */
function known(module: WebAssembly.Module, from: string): WebAssembly.Module {
  const [section] = WebAssembly.Module.customSections(module, SECTION);
  const build = section && String.fromCharCode(...new Uint8Array(section));
  if (build === HUIQI_BUILD) return module;
  throw binaryFault(from, build ? otherBuild(build) : "is another program's binary");
}
