// The text in a file, whoever wrote it: Excel's CSV is GB18030 in China, its "Unicode text" UTF-16LE, everybody else's UTF-8.

/** `undefined` where the bytes are no text. */
export function textOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, "utf-16be");
  // No text of the others has a zero in it.
  if (bytes.indexOf(0) >= 0) return bytes.length % 2 === 0 && bytes[1] === 0 ? decoded(bytes, "utf-16le") : undefined;
  const text = decoded(bytes, "utf-8");
  return text === undefined ? decoded(bytes, "gb18030") : text;
}

/** Strictly, since GB18030 read as UTF-8 is hardly ever well formed; the mark at the beginning goes. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
