// Compresses the page once and as small as it goes, so that the program which carries it is small and need not do it at
// every request: PATH.gz under build/compressed for each file of build/page that becomes smaller, and PATH.br but for what only
// developers try out. The document is left alone: the service sends it with more in it.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const PAGE = "build/page";
const OUT = "build/compressed";
const DOCUMENT = "index.html";
/** Below it an answer is one packet either way. */
const WORTH = 1024;
const TRIED_OUT = /^(examples|playground)\b/;

const gzip = (bytes) => gzipSync(bytes, { level: 9 });
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

rmSync(OUT, { recursive: true, force: true });
for (const path of readdirSync(PAGE, { recursive: true })) {
  if (path === DOCUMENT || !statSync(join(PAGE, path)).isFile()) continue;
  const bytes = readFileSync(join(PAGE, path));
  if (bytes.length < WORTH) continue;
  const compressed = gzip(bytes);
  if (compressed.length >= bytes.length) continue;
  mkdirSync(dirname(join(OUT, path)), { recursive: true });
  writeFileSync(join(OUT, `${path}.gz`), compressed);
  if (!TRIED_OUT.test(path)) writeFileSync(join(OUT, `${path}.br`), brotli(bytes));
}
