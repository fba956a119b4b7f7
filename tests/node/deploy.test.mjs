// The service behind nginx, by the configuration that is shipped: same bytes, the service's own refusals, no counts outside.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startService } from "../lib/native.mjs";

const EXAMPLE = readFileSync("examples/data-purchase.json");
let folder;
let service;
let nginx;
let proxy;

/** A port that nobody has at the moment. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** The shipped part inside the least that nginx wants around it, as nobody in particular and in a folder of its own. */
function configuration(port) {
  const shipped = readFileSync("pkg-config/deploy/nginx.conf", "utf8");
  const placed = shipped.replace("server 127.0.0.1:8686;", `server ${new URL(service.address).host};`).replace("listen 8080;", `listen 127.0.0.1:${port};`);
  assert.notEqual(placed, shipped);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`);
  return `daemon off; pid ${folder}/pid; error_log stderr warn; events {} http { ${temporary.join(" ")}\n${placed}\n}`;
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "huiqi-nginx-"));
  // Started by an administrator, nginx works as another user, who must reach the folder of large bodies.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, "logs"));
  const packs = join(folder, "packs");
  mkdirSync(packs);
  service = await startService("--config", "pkg-config/deploy/huiqi.toml", "--packs", packs);
  const port = await freePort();
  proxy = `http://127.0.0.1:${port}`;
  writeFileSync(join(folder, "nginx.conf"), configuration(port));
  // Debian puts it where only administrators look.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
  nginx = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { env, stdio: ["ignore", "ignore", "pipe"] });
  let complaint = "";
  nginx.stderr.on("data", (text) => { complaint += text; });
  for (;;) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended: ${complaint}`);
    const there = await fetch(`${proxy}/healthz`).then(({ ok }) => ok, () => false);
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});

after(async () => {
  if (nginx?.exitCode === null) {
    nginx.kill();
    await once(nginx, "exit");
  }
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("what comes through the proxy is what the service says", async () => {
  const direct = await service.post("/v1/assess", EXAMPLE);
  const response = await fetch(`${proxy}/v1/assess`, { method: "POST", body: EXAMPLE });
  assert.equal(response.status, 200);
  assert.match(response.headers.get("x-request-id"), /^[0-9a-f]{32}$/);
  assert.match(response.headers.get("content-security-policy"), /frame-ancestors 'self'/);
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), direct.bytes);
});

test("refusals are the service's own, of large bodies too", async () => {
  const large = await fetch(`${proxy}/v1/assess`, { method: "POST", body: Buffer.alloc((2 << 20) + 1, " ") });
  assert.deepEqual([large.status, (await large.json()).code], [413, "json.size"]);
  const unknown = await fetch(`${proxy}/v1/measures/data-purchas`);
  assert.deepEqual([unknown.status, (await unknown.json()).suggestion], [404, "data-purchase"]);
});

test("a tag is known through the proxy, and counts are not for outside", async () => {
  const first = await fetch(`${proxy}/v1/measures`);
  const again = await fetch(`${proxy}/v1/measures`, { headers: { "if-none-match": first.headers.get("etag") } });
  assert.deepEqual([first.status, again.status], [200, 304]);
  assert.equal((await fetch(`${proxy}/metrics`)).status, 404);
  assert.equal((await fetch(`${service.address}/metrics`)).status, 200);
});
