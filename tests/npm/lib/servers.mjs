// Servers that portals bring themselves.
import { spawn } from "node:child_process";
import { createServer } from "node:net";

/**
 * Runs a server in Node as long as `use(url)` takes; `args(port)` are what it is started with. It is started as itself and
 * not through npm, so that it and not npm is what is ended.
 */
export async function withServer(script, args, cwd, use) {
  const port = await freePort();
  const child = spawn(process.execPath, [script, ...args(port)], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    await answers(`http://127.0.0.1:${port}/`, child);
    await use(`http://127.0.0.1:${port}/`);
  } finally {
    child.kill();
    await ended;
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until a server answers at all; what it wrote is told if it ends or stays silent. */
async function answers(url, child) {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} does not answer; the server said:\n${said}`);
}
