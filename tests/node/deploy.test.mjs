// What pkg-config/deploy ships, as it is used: the service behind nginx, the units, the probe of the image.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { startService } from "../lib/native.mjs";
import { NAME, filledIn, read, startProxy } from "../lib/proxy.mjs";

const EXAMPLE = readFileSync("examples/data-purchase.json");
const DEPLOY = "pkg-config/deploy";
let folder;
let service;
let proxy;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "huiqi-deploy-"));
  const packs = join(folder, "packs");
  mkdirSync(packs);
  // A client that does not go on is given up soon, since a test waits for it.
  service = await startService("--config", `${DEPLOY}/huiqi.toml`, "--packs", packs, "--body-timeout", "3");
  proxy = await startProxy(service);
});

after(async () => {
  await proxy?.stop();
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks, and gives status, headers and bytes. */
async function answer(path, more) {
  const response = await proxy.ask(path, more);
  return { status: response.statusCode, headers: response.headers, bytes: await read(response) };
}
const post = (path, body) => answer(path, { method: "POST", body });
/** The problem that was answered, with the status. */
const problem = ({ status, bytes }) => [status, JSON.parse(bytes).code];

test("what comes through the proxy is what the service says", async () => {
  const direct = await service.post("/v1/assess", EXAMPLE);
  const { status, headers, bytes } = await post("/v1/assess", EXAMPLE);
  assert.equal(status, 200);
  assert.match(headers["x-request-id"], /^[0-9a-f]{32}$/);
  assert.match(headers["content-security-policy"], /frame-ancestors 'self'/);
  assert.deepEqual(bytes, direct.bytes);
});

test("without TLS nothing is answered: the same address is asked again over TLS, in the same way", async () => {
  for (const method of ["GET", "POST"]) {
    const { statusCode, headers } = await proxy.askPlain("/v1/assess?pack=a", { method });
    assert.deepEqual([statusCode, headers.location], [308, `https://${NAME}/v1/assess?pack=a`]);
  }
});

test("refusals are the service's own, of large bodies too", async () => {
  assert.deepEqual(problem(await post("/v1/assess", Buffer.alloc((2 << 20) + 1, " "))), [413, "json.size"]);
  const unknown = await answer("/v1/measures/data-purchas");
  assert.deepEqual([unknown.status, JSON.parse(unknown.bytes).suggestion], [404, "data-purchase"]);
});

test("a body that is not whole in time is the service's to refuse", async () => {
  const slow = (request) => {
    request.on("error", () => {});
    request.write(EXAMPLE.subarray(0, 100));
  };
  const headers = { host: NAME, "content-length": EXAMPLE.length };
  assert.deepEqual(problem(await answer("/v1/assess", { method: "POST", headers, body: slow })), [408, "body.slow"]);
});

test("neither a large request nor a large answer that is read slowly lies in a file", async () => {
  const application = JSON.parse(EXAMPLE);
  const [contract] = application.facts.contracts;
  application.facts.contracts = Array.from({ length: 1000 }, (_, place) => ({ ...contract, name: `合同${place}` }));
  const text = JSON.stringify(application);
  const body = Buffer.alloc(1_800_000, " ");
  body.write(text);
  // With its length, and in chunks.
  const chunked = (request) => {
    for (let at = 0; at < body.length; at += 100_000) request.write(body.subarray(at, at + 100_000));
    request.end();
  };
  for (const sent of [body, chunked]) {
    const response = await proxy.ask("/v1/receipt", { method: "POST", body: sent });
    assert.equal(response.statusCode, 200);
    // Nobody reads: what nginx would put aside, it puts aside now.
    await new Promise((goOn) => setTimeout(goOn, 500));
    const bytes = await read(response);
    assert.ok(bytes.length > 3_500_000, `${bytes.length} bytes`);
    assert.deepEqual(JSON.parse(bytes).application.facts, application.facts);
  }
  assert.deepEqual(proxy.spooled(), []);
  assert.doesNotMatch(proxy.log(), /buffered to a temporary file/);
});

test("a tag is known through the proxy, and counts are not for outside", async () => {
  const first = await answer("/v1/measures");
  const again = await answer("/v1/measures", { headers: { host: NAME, "if-none-match": first.headers.etag } });
  assert.deepEqual([first.status, again.status], [200, 304]);
  assert.equal((await answer("/metrics")).status, 404);
  assert.equal((await fetch(`${service.address}/metrics`)).status, 200);
});

test("an office's own door is shut from outside, however its name is written", async () => {
  const shut = ["with=verified-facts", "with", "with=", "pack=a&with=x", "w%69th=verified-facts", "%57%49%54%48=x", "with&pack=a", "with%3Dx"];
  for (const query of shut) assert.equal((await post(`/v1/assess?${query}`, EXAMPLE)).status, 403, query);
  // The service refuses these by itself: they are options that nobody knows.
  for (const query of ["without=x", "herewith=x", "pack=with"]) {
    const { status } = await post(`/v1/assess?${query}`, EXAMPLE);
    assert.ok(status === 400 || status === 404, `${query}: ${status}`);
  }
});

test("systemd finds no fault with the unit, alone and with TLS", () => {
  const program = resolve(process.env.HUIQI ?? "target/debug/huiqi");
  const unit = readFileSync(`${DEPLOY}/huiqi.service`, "utf8");
  mkdirSync(join(folder, "huiqi.service.d"));
  writeFileSync(join(folder, "huiqi.service"), filledIn(unit, [["ExecStart=/usr/local/bin/huiqi ", `ExecStart=${program} `]]));
  const verify = () => {
    const done = spawnSync("systemd-analyze", ["verify", "--man=no", join(folder, "huiqi.service")], { encoding: "utf8" });
    assert.ifError(done.error);
    // It looks at what the unit needs as well, of which only the system knows; the unit's own faults name it.
    return { status: done.status, own: done.stderr.split("\n").filter((line) => line.includes("huiqi.service")) };
  };
  assert.deepEqual(verify(), { status: 0, own: [] });
  writeFileSync(join(folder, "huiqi.service.d/tls.conf"), readFileSync(`${DEPLOY}/tls.conf`));
  assert.deepEqual(verify(), { status: 0, own: [] });
});

test("the image's probe says whether the service is ready", async () => {
  const image = readFileSync(`${DEPLOY}/Containerfile`, "utf8");
  assert.match(image, /^FROM debian:[0-9]+\.[0-9]+-slim$/m);
  const [command, ...args] = JSON.parse(image.match(/^HEALTHCHECK .*CMD (\[.*\])$/m)[1]);
  const listen = image.match(/^ENV HUIQI_LISTEN=.*:([0-9]+)$/m)[1];
  const probe = (host, path) => {
    const placed = args.map((text) => text.replace(`/127.0.0.1/${listen} `, `/${host.replace(":", "/")} `).replace("/readyz ", `${path} `));
    assert.notDeepEqual(placed, args);
    return spawnSync(command, placed, { encoding: "utf8" }).status;
  };
  const { host } = new URL(service.address);
  assert.equal(probe(host, "/readyz"), 0);
  assert.equal(probe(host, "/readyzz"), 1, "an answer that is not 200");
  assert.equal(probe("127.0.0.1:9", "/readyz"), 1, "nobody there");
});

test("the image takes what is let into it, and no more", () => {
  const copied = [...readFileSync(`${DEPLOY}/Containerfile`, "utf8").matchAll(/^COPY (\S+) /gm)].map(([, path]) => path);
  const allowed = readFileSync(".dockerignore", "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  assert.deepEqual(allowed, ["*", ...copied.map((path) => `!${path}`)]);
});

test("what is shipped, what is installed and what the page about it says are at the same places", () => {
  const read = (path) => readFileSync(path, "utf8");
  const [docs, unit] = [read("docs/deployment.md"), read(`${DEPLOY}/huiqi.service`)];
  const prefix = read("scripts/install.sh").match(/^prefix=\$\{PREFIX:-(.*)\}$/m)[1];
  const [, config] = unit.match(new RegExp(`^ExecStart=${prefix}/bin/huiqi serve --config (.*)$`, "m"));
  assert.ok(docs.includes(` ${DEPLOY}/huiqi.toml ${config}\n`));
  const [, packs] = read(`${DEPLOY}/huiqi.toml`).match(/^packs *= \["(.*)"\]$/m);
  assert.ok(docs.includes(`sudo install -d -m 755 ${packs}\n`));
  for (const [, path] of read(`${DEPLOY}/tls.conf`).matchAll(/^LoadCredential=[^:]*:(.*)$/gm)) {
    assert.ok(docs.includes(` ${path}\n`), path);
    assert.ok(read(`${DEPLOY}/nginx.conf`).includes(` ${path};`), path);
  }
  for (const name of readdirSync(DEPLOY)) assert.ok(docs.includes(`(../${DEPLOY}/${name})`), name);
});
