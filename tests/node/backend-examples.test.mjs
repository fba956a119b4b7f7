// What examples/ shows back-end developers, run as its own READMEs say, against the service: each language has to be
// installed (scripts/setup.sh examples), and what each prints has to be what the service answers.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { run, startService } from "../lib/native.mjs";

const EXAMPLE = "examples/data-purchase.json";
const TOMCAT = "/usr/share/java/tomcat10-embed-core.jar:/usr/share/java/jakarta-annotation-api.jar";
const JAVA = "examples/java/src/example/huiqi";

let folder, service, busy, expected, receipt;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "huiqi-examples-"));
  service = await startService();
  busy = await startBusy(service.address);
  expected = JSON.parse((await service.post("/v1/assess", readFileSync(EXAMPLE))).bytes);
  receipt = run(["receipt", "--json", EXAMPLE], "").bytes.toString().trimEnd();
  writeFileSync(file("cut.json"), '{"measure":');
  writeFileSync(file("unknown.json"), '{"measure":"data-purchas","facts":{}}');
  writeFileSync(file("half.json"), '{"measure":"benchmark-enterprise","date":"2026-06-15","facts":{"applicant":{"kind":"enterprise"}}}');
  await program("javac", ["-Xlint:all", "-Werror", "-d", file("java"), "-cp", TOMCAT, ...javaSources()]);
  await program("go", ["build", "-o", file("go-client"), "."], { cwd: "examples/go", env: GO });
});
after(async () => {
  busy?.close();
  await service?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** The standard library alone: what would have to be fetched is not there. */
const GO = { ...process.env, GOFLAGS: "-mod=mod", GOPROXY: "off", GOTOOLCHAIN: "local" };
const file = (name) => join(folder, name);
const javaSources = () => ["Json", "HuiqiClient", "Assess", "ReceiptFilter", "Portal"].map((name) => `${JAVA}/${name}.java`);

/** Runs a program to its end. */
function execute(command, args, options) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    const said = { stdout: [], stderr: [] };
    for (const stream of ["stdout", "stderr"]) child[stream].on("data", (bytes) => said[stream].push(bytes));
    child.once("error", (error) => fail(new Error(`${command} is not installed (scripts/setup.sh examples): ${error.message}`)));
    child.once("close", (code) => done({
      code, stdout: Buffer.concat(said.stdout).toString(), stderr: Buffer.concat(said.stderr).toString(),
    }));
  });
}

/** The same, where it has to succeed. */
async function program(command, args, options) {
  const done = await execute(command, args, options);
  assert.equal(done.code, 0, `${command} ${args.join(" ")}\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** A service that is busy for every first request of a body, and hands on the second. */
async function startBusy(address) {
  const seen = new Set();
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const key = `${request.headers["user-agent"]} ${request.url} ${body.length}`;
    if (!seen.has(key)) {
      seen.add(key);
      response.writeHead(503, { "retry-after": "1", "content-type": "application/problem+json" }).end('{"code":"service.busy"}');
      return;
    }
    const answer = await fetch(address + request.url, { method: request.method, headers: { "content-type": "application/json" }, body });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") }).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${server.address().port}`, seen, close: () => server.close() };
}

/** The clients: each takes a service and a file. */
const CLIENTS = {
  Java: (address, path) => execute("java", ["-cp", file("java"), "example.huiqi.Assess", `${address}/`, path]),
  Go: (address, path) => execute(file("go-client"), ["-service", address, path]),
  Python: (address, path) => execute("python3", ["examples/python/assess.py", address, path]),
};

for (const [language, client] of Object.entries(CLIENTS)) {
  test(`${language}: verdict and award are those of the service`, async () => {
    const done = await client(service.address, EXAMPLE);
    assert.equal(done.code, 0, done.stderr);
    const { verdict, ready, award, missing } = expected;
    assert.equal(award.low, award.high);
    const lines = [`verdict: ${verdict}`, `award: ${award.high} yuan`, `ready: ${ready}`, ...missing.map(({ label }) => `missing: ${label}`)];
    assert.deepEqual(done.stdout.trimEnd().split("\n"), lines);
  });

  test(`${language}: a range is shown as one, with what it depends on`, async () => {
    const done = await client(service.address, file("half.json"));
    assert.equal(done.code, 0, done.stderr);
    const { award } = JSON.parse((await service.post("/v1/assess", readFileSync(file("half.json")))).bytes);
    assert.notEqual(award.low, award.high);
    assert.ok(done.stdout.includes(`award: ${award.low} to ${award.high} yuan, if selected\n`), done.stdout);
  });

  test(`${language}: what is refused is said with its code, detail and place`, async () => {
    for (const [name, code, place] of [["cut.json", "json.syntax", "(1:12)"], ["unknown.json", "measure.unknown", "(/measure)"]]) {
      const problem = JSON.parse((await service.post("/v1/assess", readFileSync(file(name)))).bytes);
      const done = await client(service.address, file(name));
      assert.deepEqual({ ...done, stderr: done.stderr.trimEnd() }, { code: 2, stdout: "", stderr: `${code}: ${problem.detail} ${place}` });
    }
  });

  test(`${language}: a busy service is asked again, one that is not there is not`, async () => {
    const before = busy.seen.size;
    const done = await client(busy.address, EXAMPLE);
    assert.equal(done.code, 0, done.stderr);
    assert.ok(done.stdout.includes(expected.award.high));
    assert.equal(busy.seen.size, before + 1, "it was busy once");
    const gone = await client("http://127.0.0.1:9", EXAMPLE);
    assert.equal(gone.code, 1, gone.stderr);
    assert.ok(gone.stderr.startsWith("no answer: "), gone.stderr);
  });
}

test("a service that takes the question and never answers is given up", async () => {
  const silent = createServer(() => {});
  await new Promise((listening) => silent.listen(0, "127.0.0.1", listening));
  const address = `http://127.0.0.1:${silent.address().port}`;
  try {
    for (const done of await Promise.all(Object.values(CLIENTS).map((client) => client(address, EXAMPLE)))) {
      assert.deepEqual([done.code, done.stdout], [1, ""]);
      assert.ok(done.stderr.startsWith("no answer: "), done.stderr);
    }
  } finally {
    silent.closeAllConnections();
    silent.close();
  }
});

/** A Tomcat with the filter in it; gives a way to submit a form, and to stop. */
async function startPortal(address, ...days) {
  const args = ["-cp", `${file("java")}:${TOMCAT}`, "example.huiqi.Portal", `${address}/`, "0", ...days];
  const child = spawn("java", args, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const said = [];
  child.stderr.on("data", (bytes) => said.push(bytes));
  const at = await new Promise((listening, fail) => {
    createInterface({ input: child.stdout }).once("line", (line) => listening(line.replace(/^listening on |\/$/g, "")));
    ended.then((code) => fail(new Error(`the portal ended with ${code}: ${Buffer.concat(said)}`)));
  });
  return {
    submit: async (fields, method = "POST") => {
      // As browsers send a form: without its code, which fetch would name.
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const response = await fetch(`${at}/apply`, { method, headers, body: new URLSearchParams(fields).toString() });
      const said = (name) => response.headers.get(name);
      return { status: response.status, retry: said("retry-after"), type: said("content-type"), body: await response.text() };
    },
    ask: async (method) => (await fetch(`${at}/apply`, { method })).status,
    stop: () => (child.kill(), ended),
  };
}

/** So many that the example's day is among them. */
const ANY_DAY = "99999";

test("the filter lets a receipt through that holds, and no other", async () => {
  const portal = await startPortal(service.address, ANY_DAY);
  try {
    const accepted = await portal.submit({ receipt, other: "field" });
    assert.deepEqual([accepted.status, accepted.body.trimEnd()], [200, `accepted: data-purchase ${expected.verdict} ${expected.award.high}`]);
    const refused = async (receipt) => {
      const { status, type, body } = await portal.submit(receipt === undefined ? {} : { receipt });
      assert.match(type, /^application\/problem\+json/);
      return [status, JSON.parse(body)];
    };
    const [raised, problem] = await refused(receipt.replace(expected.award.high, "2000000.00"));
    assert.deepEqual([raised, problem.code], [422, "receipt.differs"]);
    assert.ok(problem.detail.includes("/assessment/award/high"), problem.detail);
    const [old, other] = await refused(receipt.replace(/"version":"[^"]*"/, '"version":"0.0.1"'));
    assert.deepEqual([old, other.code], [422, "receipt.differs"]);
    assert.ok(other.detail.includes("另一版本"), other.detail);
    const [cut, why] = await refused(receipt.slice(0, -1));
    assert.deepEqual([cut, why.code], [400, "json.syntax"]);
    assert.deepEqual((await refused()).map((of) => of.code ?? of), [400, "receipt.missing"]);
    assert.deepEqual((await refused("{}")).map((of) => of.code ?? of), [422, "receipt.missing"]);
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      assert.equal(await portal.ask(method), method === "OPTIONS" ? 200 : 405, "what submits nothing is not the filter's");
    }
    for (const method of ["PUT", "PATCH", "DELETE", "APPLY"]) {
      const { status, body } = await portal.submit({ other: "field" }, method);
      assert.deepEqual([status, JSON.parse(body).code], [400, "receipt.missing"], method);
    }
  } finally {
    await portal.stop();
  }
});

/** The day in Asia/Shanghai, so many days on. */
const dayIn = (days) => new Date(Date.now() + (8 * 60 + days * 24 * 60) * 60_000).toISOString().slice(0, 10);

test("the filter takes receipts of the last days alone", async () => {
  for (const [days, said] of [[7, []], [2, ["2"]], [0, ["0"]]]) {
    const portal = await startPortal(service.address, ...said);
    try {
      const submitted = async (date) => {
        const { bytes } = await service.post("/v1/receipt", JSON.stringify({ ...JSON.parse(readFileSync(EXAMPLE)), date }));
        const { status, body } = await portal.submit({ receipt: bytes.toString() });
        return status === 200 ? "accepted" : [status, JSON.parse(body).code, body.includes(date)];
      };
      const found = async () => [await submitted(dayIn(-days)), await submitted(dayIn(0)), await submitted(dayIn(-days - 1)), await submitted(dayIn(1))];
      // Asked again if a day ended meanwhile.
      let [today, all] = [dayIn(0), await found()];
      if (today !== dayIn(0)) all = await found();
      const refused = [422, "receipt.day", true];
      assert.deepEqual(all, ["accepted", "accepted", refused, refused], `${days} days`);
    } finally {
      await portal.stop();
    }
  }
});

test("the filter does not start with days that are none", async () => {
  for (const days of ["-1", "a week", ""]) {
    const portal = await startPortal(service.address, days);
    try {
      assert.equal((await portal.submit({ receipt })).status, 404, "nothing is served, and nothing let through");
    } finally {
      await portal.stop();
    }
  }
});

test("the filter lets nothing through while the service cannot be asked", async () => {
  const portal = await startPortal("http://127.0.0.1:9", ANY_DAY);
  try {
    const { status, retry, body } = await portal.submit({ receipt });
    assert.deepEqual([status, retry, JSON.parse(body).code], [503, "5", "service.unavailable"]);
  } finally {
    await portal.stop();
  }
});

test("curl: every route is asked and answered", async () => {
  const script = readFileSync("examples/curl/every-route.sh", "utf8");
  const routes = readFileSync("src/bin/huiqi/http/routes.rs", "utf8").match(/"\/v1\/[^"]+"/g).map((route) => JSON.parse(route).replace("{id}", "data-purchase"));
  assert.ok(routes.length > 7);
  for (const route of routes) assert.ok(script.includes(route), `${route} is not asked`);
  const said = await program("bash", ["examples/curl/every-route.sh", service.address, EXAMPLE]);
  const answers = Object.fromEntries(said.split("\n== ").slice(1).map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n") + 1).trimEnd()]));
  const holds = '{"differences":[],"pack":"same","valid":true}';
  assert.deepEqual([answers.verified, answers["verified-code"]], [holds, holds]);
  assert.deepEqual(JSON.parse(answers.assessment), expected);
  assert.ok(answers["deadlines.ics"].startsWith("BEGIN:VCALENDAR"));
  assert.equal(answers.receipt, receipt);
});

test("curl: what is refused ends it with the problem", async () => {
  const done = await execute("bash", ["examples/curl/every-route.sh", service.address, file("unknown.json")]);
  assert.equal(done.code, 2);
  assert.equal(JSON.parse(done.stderr).suggestion, "data-purchase");
  assert.equal((await execute("bash", ["examples/curl/every-route.sh", "http://127.0.0.1:9", EXAMPLE])).code, 1);
});

const TABLE = "examples/spreadsheet/contracts.csv";
const table = (address, source, target, measure = "data-purchase") =>
  execute("python3", ["examples/spreadsheet/assess_table.py", address, measure, source, target]);

/** The table that was written, which needs its byte order mark; of a simple one, no cell of which has a quote in it. */
function written(path) {
  const text = readFileSync(path, "utf8");
  assert.ok(text.startsWith("\ufeff"), "Excel and WPS need the byte order mark");
  const [heads, ...rows] = text.slice(1).trimEnd().split("\r\n").map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(row.map((cell, place) => [heads[place], cell])));
}

test("spreadsheet: every row has verdict and award, in whichever code it was saved", async () => {
  const text = readFileSync(TABLE, "utf8");
  writeFileSync(file("utf16.csv"), text, "utf16le");
  for (const source of [TABLE, file("utf16.csv")]) {
    const target = file("result.csv");
    const done = await table(service.address, source, target);
    assert.deepEqual(done, { code: 0, stdout: "", stderr: "" });
    const rows = written(target);
    const of = (name) => rows.map((row) => row[name]);
    assert.deepEqual(of("结论"), ["符合申报条件", "符合申报条件", "符合申报条件", "还不能判定", "不符合申报条件"]);
    assert.deepEqual(of("本行"), ["计入", "计入", "不计入", "待定", "待定"]);
    assert.deepEqual(of("奖补上限（元）"), ["166000.00", "166000.00", "166000.00", "100000.00", "0.00"]);
    assert.deepEqual(of("奖补下限（元）"), ["166000.00", "166000.00", "166000.00", "0.00", "0.00"]);
    assert.equal(rows[3].还缺.includes("已支付金额"), true, rows[3].还缺);
    assert.ok(rows[4].提示.includes("35万"), rows[4].提示);
    assert.equal(rows[0].提示, "");
  }
});

test("spreadsheet: GB18030, formulas, and what is refused", async () => {
  // 单位名称,单位性质,备注 and 甲,企业,=1+1 in GB18030: Node writes none.
  const gb = Buffer.from("b5a5cebbc3fbb3c62cb5a5cebbd0d4d6ca2cb1b8d7a20d0abcd72cc6f3d2b52c3d312b310d0a", "hex");
  writeFileSync(file("gb.csv"), gb);
  assert.equal((await table(service.address, file("gb.csv"), file("gb-result.csv"))).code, 0);
  const [row] = written(file("gb-result.csv"));
  assert.deepEqual([row.单位名称, row.备注, row.结论, row["奖补上限（元）"]], ["甲", "'=1+1", "还不能判定", "2000000.00"]);

  // What begins like a formula becomes a text; a number with its sign stays a number.
  const remarks = ["=1+1", "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "-", "-5+1", "＝1+1", "-12.50", "+3", "12", "甲-乙"];
  const kept = ["'=1+1", "'+1+1", "'-2+3+cmd|' /C calc'!A0", "'@SUM(A1)", "'-", "'-5+1", "'＝1+1", "-12.50", "+3", "12", "甲-乙"];
  const columns = remarks.map((_, place) => `备注${place}`);
  writeFileSync(file("formulas.csv"), `单位性质,${columns}\r\n企业,${remarks}\r\n`);
  assert.equal((await table(service.address, file("formulas.csv"), file("formulas-result.csv"))).code, 0);
  const [formulas] = written(file("formulas-result.csv"));
  assert.deepEqual(columns.map((column) => formulas[column]), kept);

  writeFileSync(file("heads.csv"), "单位名字,单位性质\r\n甲,企业\r\n");
  const heads = await table(service.address, file("heads.csv"), file("none.csv"));
  assert.equal(heads.code, 2);
  assert.ok(heads.stderr.includes("单位名称"), heads.stderr);
  const unknown = await table(service.address, TABLE, file("none.csv"), "data-purchas");
  assert.equal(unknown.code, 2);
  assert.ok(unknown.stderr.startsWith("measure.unknown: "), unknown.stderr);
  writeFileSync(file("day.csv"), "申报日期,单位性质\r\n2026-02-30,企业\r\n2026-06-15,企业\r\n");
  assert.equal((await table(service.address, file("day.csv"), file("day-result.csv"))).code, 2);
  const [refused, answered] = written(file("day-result.csv"));
  assert.ok(refused.提示.startsWith("date.format: ") && answered.结论 === "还不能判定", "one refusal stops no other row");
  assert.equal((await table("http://127.0.0.1:9", TABLE, file("none.csv"))).code, 1);
});

test("every example says how it is run, and none reads money as a float", () => {
  for (const name of ["java", "go", "python", "curl", "spreadsheet"]) {
    const text = readFileSync(`examples/${name}/README.md`, "utf8");
    assert.ok(text.includes("```sh\n") && text.includes("huiqi serve"), name);
    for (const main of ["README.md", "README.zh-CN.md"]) {
      assert.ok(readFileSync(main, "utf8").includes(`(examples/${name}/README.md)`), `${main} does not name ${name}`);
    }
  }
  const sources = [...javaSources(), "examples/go/main.go", "examples/python/assess.py", "examples/spreadsheet/assess_table.py"];
  for (const path of sources) {
    const code = readFileSync(resolve(path), "utf8").replace(/\/\*[^]*?\*\/|\/\/.*|#.*|"""[^]*?"""/g, "");
    assert.doesNotMatch(code, /\b(double|Double|float|float32|float64|parseFloat|ParseFloat)\b/, path);
  }
});
