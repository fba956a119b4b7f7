// Compresses the page once and as small as it goes, so that the service need not do it at every request: PATH.br and
// PATH.gz under build/compressed for each file of build/page that becomes smaller. What developers try out is left alone, and
// the document, which the service sends with more in it.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const PAGE = "build/page";
const OUT = "build/compressed";
/** Below it an answer is one packet either way. */
const WORTH = 1024;
const APART = /^(examples|playground)\b|^index\.html$/;

const CODINGS = {
  br: (bytes) =>
    brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gz: (bytes) => gzipSync(bytes, { level: 9 }),
};

rmSync(OUT, { recursive: true, force: true });
const files = readdirSync(PAGE, { recursive: true }).filter((path) => !APART.test(path) && statSync(join(PAGE, path)).isFile());
for (const path of files) {
  const bytes = readFileSync(join(PAGE, path));
  if (bytes.length < WORTH) continue;
  for (const [end, compress] of Object.entries(CODINGS)) {
    const compressed = compress(bytes);
    if (compressed.length >= bytes.length) continue;
    const file = join(OUT, `${path}.${end}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, compressed);
  }
}
