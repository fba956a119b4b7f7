// What a refusal looks like on this side of the border.

/** The plain object that the engine throws when it cannot read what it was given. */
interface Refusal {
  code: string;
  message: string;
  path?: string;
  line?: number;
  column?: number;
  suggestion?: string;
}

/** Input that no answer can be given to: `code` says why, `path` or `line` and `column` say where. */
export class HuiqiError extends Error {
  readonly code: string;
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  /** The nearest known name, where a name was not known. */
  readonly suggestion?: string;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = "HuiqiError";
    this.code = refusal.code;
    // Keys that the engine leaves out stay absent, so that a caller may print the error as JSON.
    if (refusal.path !== undefined) this.path = refusal.path;
    if (refusal.line !== undefined) this.line = refusal.line;
    if (refusal.column !== undefined) this.column = refusal.column;
    if (refusal.suggestion !== undefined) this.suggestion = refusal.suggestion;
  }
}

/** Turns what the engine threw into a `HuiqiError`; anything else (a trap, say) is a fault and passes unchanged. */
export function asError(thrown: unknown): unknown {
  return isRefusal(thrown) ? new HuiqiError(thrown) : thrown;
}

function isRefusal(thrown: unknown): thrown is Refusal {
  return typeof thrown === "object" && thrown !== null && !(thrown instanceof Error)
    && typeof (thrown as Refusal).code === "string" && typeof (thrown as Refusal).message === "string";
}
