// The address of a link that carries answers. They stand behind the `#`, which no browser sends to a server.

const PREFIX = "#/a/";

export function linkHref(code: string): string {
  return PREFIX + code;
}

/** The code in an address, if it has one. */
export function codeIn(hash: string): string | undefined {
  return hash.slice(0, PREFIX.length) === PREFIX ? hash.slice(PREFIX.length) : undefined;
}
