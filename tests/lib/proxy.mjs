// nginx by the configuration that is shipped, with ports, certificate and service of its own, and what it logs.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The name in the shipped configuration, which its user fills in. */
export const NAME = "huiqi.example.cn";

/** A port that nobody has at the moment. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** A text with each of `pairs` put in place of what stands there, which has to stand there once. */
export function filledIn(text, pairs) {
  return pairs.reduce((said, [placeholder, value]) => {
    assert.equal(said.split(placeholder).length, 2, `${placeholder} stands in the shipped file once`);
    return said.replace(placeholder, () => value);
  }, text);
}

/** A certificate for the name, and its key. */
export function makeCertificate(folder) {
  const [certificate, key] = ["certificate.pem", "key.pem"].map((name) => join(folder, name));
  const made = spawnSync("openssl", [
    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", `/CN=${NAME}`,
    "-addext", `subjectAltName=DNS:${NAME}`, "-out", certificate, "-keyout", key,
  ]);
  assert.equal(made.status, 0, `openssl (scripts/setup.sh examples): ${made.error ?? made.stderr}`);
  return { certificate, key };
}

/** Asks nginx, and gives the response before its body is read. The connection is this request's own. */
function ask(options, { body, ...more }) {
  const send = options.ca ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const request = send({ host: "127.0.0.1", agent: false, ...options, ...more }, resolve);
    request.once("error", reject);
    if (typeof body === "function") body(request);
    else request.end(body);
  });
}

/** The rest of a response. */
export async function read(response) {
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Starts nginx before `service`, as nobody in particular and in a folder of its own. */
export async function startProxy(service) {
  const folder = mkdtempSync(join(tmpdir(), "huiqi-nginx-"));
  // Started by an administrator, nginx works as another user, who must reach the folders of bodies.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, "logs"));
  const { certificate, key } = makeCertificate(folder);
  const [plain, tls] = [await freePort(), await freePort()];
  const shipped = filledIn(readFileSync("pkg-config/deploy/nginx.conf", "utf8"), [
    ["server 127.0.0.1:8686;", `server ${new URL(service.address).host};`],
    ["listen 80;", `listen 127.0.0.1:${plain};`],
    // A small buffer of the system's, so that a client that does not read is noticed soon.
    ["listen 443 ssl;", `listen 127.0.0.1:${tls} ssl sndbuf=65536;`],
    ["/etc/huiqi/tls/certificate.pem", certificate],
    ["/etc/huiqi/tls/key.pem", key],
  ]);
  const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const temporary = kinds.map((name) => `${name}_temp_path ${folder}/spool/${name};`);
  mkdirSync(join(folder, "spool"));
  const whole = `daemon off; pid ${folder}/pid; error_log stderr warn; events {} http { ${temporary.join(" ")}\n${shipped}\n}`;
  writeFileSync(join(folder, "nginx.conf"), whole);
  // Debian puts it where only administrators look.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
  const child = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { env, stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.on("data", (text) => { log += text; });
  const ca = readFileSync(certificate);
  const proxy = {
    /** Over TLS. */
    ask: (path, more = {}) => ask({ port: tls, path, ca, servername: NAME, headers: { host: NAME } }, more),
    /** Over the port without TLS. */
    askPlain: (path, more = {}) => ask({ port: plain, path, headers: { host: NAME } }, more),
    log: () => log,
    /** What lies where nginx would spool bodies; folders that it made for a file stay when the file is gone. */
    spooled: () => kinds.flatMap((name) => readdirSync(join(folder, "spool", name))),
    async stop() {
      if (child.exitCode === null) {
        child.kill();
        await once(child, "exit");
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${log}`);
    const there = await proxy.ask("/healthz").then(read, () => undefined);
    if (there) return proxy;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
