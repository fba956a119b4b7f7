// Archives, unpacked no further than a browser can bear.

import { unzipSync } from "fflate";

/** What an archive may come to when it is unpacked, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** `too-large`: it would unpack to more than a browser should; `unreadable`: it is none, or damaged. */
export type ZipFault = "too-large" | "unreadable";

/** The files of an archive that are `wanted`, by their names. */
export function unzipped(packed: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> | ZipFault {
  let bytes = 0;
  const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (!wanted(name)) return false;
    // What a file claims to be long is all the room that it gets.
    bytes += originalSize;
    return bytes <= MOST_BYTES;
  };
  try {
    const files = unzipSync(packed, { filter });
    return bytes > MOST_BYTES ? "too-large" : files;
  } catch {
    return "unreadable";
  }
}
