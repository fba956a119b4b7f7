// A server of files for tests, examples and screenshots: as little as a plain web host does.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * Serves `folder` at a free port of this machine, under `path`, with `headers` on every answer; `asked` is told each
 * address that is asked for. Gives the address and a way to stop.
 */
export async function serve(folder, { path = "/", headers = {}, asked = () => {} } = {}) {
  const server = createServer(async (request, response) => {
    asked(request.url);
    try {
      const { pathname } = new URL(request.url, "http://localhost");
      if (!pathname.startsWith(path)) throw new Error("outside");
      const name = normalize(decodeURIComponent(pathname.slice(path.length)));
      if (name.startsWith("..")) throw new Error("outside");
      const file = join(folder, name === "." || name.endsWith("/") ? join(name, "index.html") : name);
      const body = await readFile(file);
      response
        .writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", ...headers })
        .end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain", ...headers }).end("not found\n");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}
