// The C library as others find it: installed, and asked by a program in C, Python or Java.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Runs a program to its end; what it wrote, as bytes. Fails with what it complained of. */
export function done(command, args, { input, env, cwd } = {}) {
  const { status, signal, stdout, stderr, error } = spawnSync(command, args, {
    input, cwd, env: { ...process.env, ...env }, maxBuffer: 256 << 20,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status ?? signal}:\n${stderr}${stdout}`);
  return stdout;
}

/** Installs the library of the debug build into a folder of its own. */
export function installed() {
  const root = mkdtempSync(join(tmpdir(), "huiqi-c-"));
  const prefix = join(root, "usr");
  done("make", ["--no-print-directory", "install", `PREFIX=${prefix}`, "FROM=target/debug"]);
  const lib = join(prefix, "lib");
  const env = { PKG_CONFIG_PATH: join(lib, "pkgconfig"), LD_LIBRARY_PATH: lib };
  const said = (...args) => done("pkg-config", [...args, "huiqi"], { env }).toString().trim();
  return {
    root, prefix, lib, env, said,
    /** Compiles a program against what is installed; gives where it stands. */
    compiled(source, ...flags) {
      const program = join(root, source.replace(/^.*\/|\.c$/g, ""));
      const strict = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-g"];
      done("cc", [...strict, source, "-o", program, ...said("--cflags", "--libs").split(" "), "-pthread", ...flags]);
      return program;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** How each language is asked: the command, and what stands before its own arguments. */
export function speakers(place) {
  const speak = place.compiled("tests/c/speak.c");
  done("javac", ["-cp", JNA, "-d", place.root, "tests/c/Speak.java"]);
  return {
    C: [speak],
    Python: ["python3", "tests/c/speak.py"],
    Java: ["java", "-cp", `${place.root}:${JNA}`, `-Djna.library.path=${place.lib}`, "Speak"],
  };
}

/** Debian's libjna-java. */
export const JNA = "/usr/share/java/jna.jar";

/**
 * Asks a program of `speakers` from so many threads; gives status and bytes of each answer. A request is a verb and
 * bytes.
 */
export function asked(place, [command, ...before], requests, { threads = 8, language = "-", pack = "-" } = {}) {
  const input = Buffer.concat(requests.flatMap(({ verb, text }) => [Buffer.from(`${verb} ${text.length}\n`), text]));
  const args = [...before, String(threads), language, pack === "-" ? pack : resolve(pack)];
  const out = done(command, args, { input, env: place.env });
  const answers = [];
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf("\n", at);
    const [status, length] = out.subarray(at, end).toString().split(" ").map(Number);
    answers.push({ status, bytes: out.subarray(end + 1, end + 1 + length) });
    at = end + 1 + length;
  }
  return answers;
}
