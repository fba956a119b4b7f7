// The C library, installed as `make install` does it and asked from C, Python and Java: the command's bytes, whatever is
// asked and from however many threads.
import assert from "node:assert/strict";
import { lstatSync, readFileSync, readlinkSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { JNA, asked, done, installed, speakers } from "../lib/c.mjs";
import { difference } from "../lib/bytes.mjs";
import { VERBS } from "../lib/cases.mjs";
import { goldenRows, madeUpPacks } from "../lib/files.mjs";
import { run, startService } from "../lib/native.mjs";

let place, languages, service;
before(async () => {
  place = installed();
  languages = speakers(place);
  service = await startService();
});
after(async () => {
  await service?.stop();
  place?.remove();
});

const read = (path) => readFileSync(path, "utf8");
const request = (verb, text = "") => ({ verb, text: Buffer.from(text) });
const VERSION = read("Cargo.toml").match(/^version = "(.+)"$/m)[1];
const EXAMPLE = read("examples/data-purchase.json");

/** The functions that the header declares. */
const functions = () => [...read("pkg-config/c/huiqi.h").matchAll(/\b(huiqi_[a-z_]+)\(/g)].map(([, name]) => name);

/** What the command answers to the same, as status and bytes without the line feed. */
function commanded({ verb, text }, ...flags) {
  const id = verb === "measure" || verb === "form" ? text.toString() : "-";
  const args = { measures: ["measures", "--json"], deadlines: ["assess", "-", "--ics"] }[verb] ?? [verb, id, "--json"];
  const { code, bytes, complaint } = run([...flags, ...args], text);
  // With --ics the command refuses in words for a person; why, --json says.
  if (verb === "deadlines") return code === 0 ? { status: code, bytes } : commanded({ verb: "assess", text }, ...flags);
  return { status: code, bytes: (code === 0 ? bytes : Buffer.from(complaint)).subarray(0, -1) };
}

/** Where the answers of every language part from what is expected. */
function differences(requests, expected, options) {
  return Object.entries(languages).flatMap(([language, speaker]) => {
    const answers = asked(place, speaker, requests, options);
    assert.equal(answers.length, requests.length, language);
    return answers.flatMap(({ status, bytes }, index) => {
      const found = status === expected[index].status ? difference(expected[index].bytes, bytes) : `status ${status}`;
      return found ? [`${language} · ${requests[index].verb} · ${requests[index].text.subarray(0, 80)}: ${found}`] : [];
    });
  });
}

test("what is installed can be found, used and taken away", () => {
  const files = ["bin/huiqi", `lib/libhuiqi.so.${VERSION}`, "lib/libhuiqi.so.0", "lib/libhuiqi.so", "include/huiqi.h", "lib/pkgconfig/huiqi.pc"];
  files.push("share/man/man1/huiqi.1", "share/bash-completion/completions/huiqi", "share/zsh/site-functions/_huiqi", "share/fish/vendor_completions.d/huiqi.fish");
  for (const file of files) assert.ok(statSync(join(place.prefix, file)).size > 100, `${file} says nothing`);
  assert.equal(readlinkSync(join(place.lib, "libhuiqi.so.0")), `libhuiqi.so.${VERSION}`);
  assert.equal(place.said("--modversion"), VERSION);
  assert.equal(place.said("--variable=prefix"), place.prefix);
  assert.equal(done(join(place.prefix, "bin/huiqi"), ["--version"]).toString(), `huiqi ${VERSION}\n`);
  assert.match(done("objdump", ["-p", join(place.lib, "libhuiqi.so")]).toString(), /SONAME\s+libhuiqi\.so\.0\n/);

  const stage = join(place.root, "stage");
  const args = ["--no-print-directory", "PREFIX=/opt/huiqi", "LIBDIR=/opt/huiqi/lib64", `DESTDIR=${stage}`, "FROM=target/debug"];
  done("make", ["install", ...args]);
  const pc = read(join(stage, "opt/huiqi/lib64/pkgconfig/huiqi.pc"));
  assert.ok(pc.includes("prefix=/opt/huiqi\n") && pc.includes("libdir=/opt/huiqi/lib64\n") && !pc.includes(stage), pc);
  assert.ok(lstatSync(join(stage, "opt/huiqi/lib64/libhuiqi.so")).isSymbolicLink());
  done("make", ["uninstall", ...args]);
  assert.equal(done("find", [stage, "!", "-type", "d"]).toString(), "");
  assert.throws(() => done("make", ["install", "PREFIX=here", "FROM=target/debug"]), /must begin with \//);
});

test("the library exports what the header declares, and nothing else", () => {
  const declared = functions();
  assert.ok(declared.length > 10, String(declared));
  const table = done("nm", ["-D", "--defined-only", "--format=posix", join(place.lib, "libhuiqi.so")]).toString();
  const exported = table.trim().split("\n").map((line) => line.split(/[ @]/)[0]);
  assert.deepEqual(exported.sort(), declared.sort());
});

test("the header is C++ too", () => {
  const program = join(place.root, "plus.cpp");
  writeFileSync(program, '#include <huiqi.h>\nint main() { return huiqi_version() ? 0 : 1; }\n');
  const flags = place.said("--cflags", "--libs").split(" ");
  done("c++", ["-std=c++11", "-Wall", "-Wextra", "-Werror", program, "-o", join(place.root, "plus"), ...flags]);
  done(join(place.root, "plus"), [], { env: place.env });
});

test("every golden case gives the native bytes from C, Python and Java, in eight threads", async (t) => {
  const measures = JSON.parse(commanded(request("measures")).bytes).map(({ id }) => id);
  const rows = goldenRows(measures);
  assert.ok(rows.length > 90, `only ${rows.length} rows were found`);
  const requests = [];
  const expected = [];
  for (const [index, { application }] of rows.entries()) {
    // What each verb gives is held natively for every row; here they take turns.
    const verb = Object.keys(VERBS)[index % Object.keys(VERBS).length];
    const one = request(verb, JSON.stringify(VERBS[verb].sent(application)));
    const { status, bytes } = await service.post(VERBS[verb].path, one.text);
    requests.push(one);
    // A refusal over HTTP names the status too, so the command is asked.
    expected.push(status === 200 ? { status: 0, bytes } : commanded(one));
  }
  const found = differences(requests, expected);
  assert.equal(found.length, 0, `${found.length} differ:\n${found.slice(0, 10).join("\n")}`);
  t.diagnostic(`${requests.length} answers: the same bytes from ${Object.keys(languages).join(", ")}`);
});

/** Requests of every verb, good and bad. */
function everything() {
  const receipt = commanded(request("receipt", EXAMPLE)).bytes;
  const changed = receipt.toString().replace(/"high":"[0-9.]+"/, '"high":"1.00"');
  const deep = "[".repeat(40);
  return [
    request("measures"), request("measure", "data-purchase"), request("measure", "12"), request("form", "national-case"),
    request("measure", "data-purchas"), request("form", "nothing of the kind"), request("measure", "政策"),
    request("deadlines", EXAMPLE), request("receipt", EXAMPLE), request("verify", receipt), request("verify", changed),
    request("verify", "{}"), request("verify", "A+/="), request("assess", ""), request("assess", "{"), request("assess", deep),
    request("assess", '{"measure":"data-purchase","measure":"x"}'), { verb: "assess", text: Buffer.from([0x22, 0xff, 0x22]) },
    request("assess", '{"measure":"data-purchas","date":"2026-06-15","facts":{}}'), request("deadlines", "[]"),
    request("assess", '{"measure":"data-purchase","date":"2026-02-30","facts":{}}'), request("match", '{"fact":{}}'),
    request("assess", '{"measure":"data-purchase","date":"2026-06-15","facts":{"applicant":{"name":"\\u0000"}}}'),
    request("assess", " ".repeat((2 << 20) + 1)), request("receipt", " ".repeat(4 << 20)), request("match", "\0"),
  ];
}

test("so does every verb, and every refusal", () => {
  const requests = everything();
  const verbs = functions().map((name) => name.slice("huiqi_".length));
  const other = ["version", "load", "free", "text_free", "pack"];
  assert.deepEqual(verbs.filter((verb) => !other.includes(verb) && !requests.some((one) => one.verb === verb)), []);
  const expected = requests.map((one) => commanded(one));
  assert.deepEqual(new Set(expected.map(({ status }) => status)), new Set([0, 2]));
  assert.deepEqual(differences(requests, expected), []);
});

test("so does another language, and another pack", async () => {
  const plain = [request("pack"), request("measures"), request("form", "12"), request("assess", EXAMPLE), request("match", "{}")];
  const expected = (flags) => plain.slice(1).map((one) => commanded(one, ...flags));
  const packOf = async (...args) => {
    const other = await startService(...args);
    const response = await fetch(`${other.address}/v1/pack`);
    const bytes = Buffer.from(await response.arrayBuffer());
    await other.stop();
    return { status: 0, bytes };
  };
  const english = ["--language", "en"];
  assert.deepEqual(differences(plain, [await packOf(...english), ...expected(english)], { language: "en" }), []);
  assert.deepEqual(differences(plain, [await packOf(...english), ...expected(english)], { language: "@policies/nmg-2026-8.en.json" }), []);
  const [{ path }] = madeUpPacks();
  const made = ["--pack", path];
  assert.deepEqual(differences(plain, [await packOf(...made), ...expected(made)], { pack: path }), []);
});

test("an application without a day is of today", () => {
  const one = request("assess", '{"measure":"data-purchase","facts":{}}');
  const days = [commanded(one)];
  const answers = Object.values(languages).map((speaker) => asked(place, speaker, [one], { threads: 1 })[0]);
  days.push(commanded(one));
  for (const { status, bytes } of answers) assert.ok(status === 0 && days.some((day) => day.bytes.equals(bytes)));
});

test("misuse is refused where it can be known, and nothing is read beyond what was handed over", (t) => {
  const out = done(place.compiled("tests/c/misuse.c"), [], { env: place.env }).toString();
  assert.match(out, new RegExp(`^[4-9][0-9] checks, all hold, version ${VERSION.replaceAll(".", "\\.")}\n$`));
  t.diagnostic(out.trim());
});

test("nothing is lost, read before it is written, or touched after it is freed", () => {
  const kinds = "definite,indirect,possible";
  const valgrind = ["valgrind", "-q", "--error-exitcode=9", "--leak-check=full", `--show-leak-kinds=${kinds}`, `--errors-for-leak-kinds=${kinds}`];
  const requests = everything().filter(({ text }) => text.length < 1 << 20);
  const answers = asked(place, [...valgrind, ...languages.C], requests, { threads: 2 });
  assert.equal(answers.length, requests.length);
  // A program that loses what it was given is found out.
  const leaky = join(place.root, "leaky.c");
  writeFileSync(leaky, '#include <huiqi.h>\n#include <stddef.h>\nint main(void) { huiqi *e; char *r, *a; huiqi_load(NULL, 0, NULL, 0, &e, &r); huiqi_measures(e, &a); return huiqi_free(e); }\n');
  assert.throws(() => done(valgrind[0], [...valgrind.slice(1), place.compiled(leaky)], { env: place.env }), /ended with 9[^]*definitely lost/);
});

test("what docs/c.md shows can be run as it stands", () => {
  const text = read("docs/c.md");
  const shown = (language) => text.match(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``))[1];
  const put = (name, language) => {
    writeFileSync(join(place.root, name), shown(language));
    return name;
  };
  const cwd = place.root;
  const env = place.env;
  const application = '{"measure":"data-purchase","date":"2026-06-15","facts":{}}';
  const expected = Buffer.concat([Buffer.from("0 "), commanded(request("assess", application)).bytes, Buffer.from("\n")]);
  const same = (bytes, language) => assert.equal(difference(expected, bytes), undefined, language);

  put("assess.c", "c");
  const [compile, start] = ["cc assess.c", "java "].map((begin) => text.split("\n").find((line) => line.startsWith(begin)));
  done("sh", ["-c", compile], { cwd, env });
  same(done("./assess", [], { cwd, env }), "C");
  put("Assess.java", "java");
  same(done("sh", ["-c", start.replace("java ", `java -Djna.library.path=${place.lib} `)], { cwd, env }), "Java");
  assert.ok(start.includes(JNA));
  put("assess.py", "python");
  same(done("python3", ["assess.py"], { cwd, env: { ...env, PYTHONIOENCODING: "utf-8" } }), "Python");
});
