// How the binary gets from its file to a compiled module, in a browser and in Node. Nothing happens at import.

export type WasmSource = URL | Response | BufferSource | WebAssembly.Module;

/** The compiled binary. From its own file it is compiled once, and again after a failure. */
export function compile(source?: WasmSource): Promise<WebAssembly.Module> {
  if (source) return compileFrom(source);
  if (own === undefined) {
    const attempt = compileFrom(besideThisModule());
    attempt.catch(() => {
      if (own === attempt) own = undefined;
    });
    own = attempt;
  }
  return own;
}

/** A module has no state: engines share what was compiled, and each has an instance of its own. */
let own: Promise<WebAssembly.Module> | undefined;

function besideThisModule(): URL {
  return new URL("huiqi_bg.wasm", import.meta.url);
}

async function compileFrom(source: WasmSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof URL) return compileFrom(await read(source));
  if (typeof Response === "function" && source instanceof Response) return compileResponse(source);
  return WebAssembly.compile(source as BufferSource);
}

/** Node's `fetch` reads no files, so a `file:` address is read from the disk. */
async function read(url: URL): Promise<WasmSource> {
  if (url.protocol !== "file:") return fetch(url.href);
  // The name stands in a variable and bundlers are told to look away: none of them may put Node into a page.
  const files = "node:fs/promises";
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ files);
  return readFile(url);
}

async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${response.url}`);
  if (typeof WebAssembly.compileStreaming === "function") {
    // Streaming refuses a wrong MIME type, which old servers send; the clone keeps the bytes for the slower way.
    const spare = response.clone();
    try {
      return await WebAssembly.compileStreaming(response);
    } catch {
      return WebAssembly.compile(await spare.arrayBuffer());
    }
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
