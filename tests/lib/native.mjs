// The native program, as the tests ask it: one service on a free port for many questions, and the command line.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";

/** The program under test: the debug build, unless the environment names another. */
function program() {
  const path = process.env.HUIQI ?? "target/debug/huiqi";
  if (!existsSync(path)) throw new Error(`${path} is not there: run \`cargo build\`, or set HUIQI to the program`);
  return path;
}

/** Starts `huiqi serve`; gives a way to post (path, JSON text → status and bytes) and a way to stop. */
export async function startService(...args) {
  const all = ["serve", "--listen", "127.0.0.1:0", "--log", "off", ...args];
  const child = spawn(program(), all, { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stdout });
    lines.once("line", (line) => {
      const [found] = line.match(/http:\/\/[^\s/]+/) ?? [];
      if (found) resolve(found);
      else reject(new Error(`huiqi serve said: ${line}`));
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`huiqi serve ended with ${code} before it listened`)));
  });
  return {
    address,
    async post(path, text) {
      const response = await fetch(address + path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: text,
      });
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    },
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
    },
  };
}

/** Runs one command with `input` on standard input; gives exit code and the bytes it wrote. */
export function run(args, input) {
  const { status, stdout, stderr, error } = spawnSync(program(), args, { input, maxBuffer: 64 << 20 });
  // A program that refuses what is too large does not read to its end.
  if (error && error.code !== "EPIPE") throw error;
  return { code: status, bytes: stdout, complaint: stderr.toString() };
}
