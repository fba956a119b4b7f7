// What a refusal looks like on this side of the border.

/** The plain object that the core gives when it cannot read what it was given. */
export interface Refusal {
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
