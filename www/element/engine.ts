// The engine of all elements of a page that are handed none of their own.

import { load, type Huiqi } from "huiqi";

let shared: Promise<Huiqi> | undefined;

/** Loads the engine at the first call. After a failure the next call tries again. */
export function sharedEngine(): Promise<Huiqi> {
  if (shared === undefined) {
    const attempt = load();
    attempt.catch(() => {
      if (shared === attempt) shared = undefined;
    });
    shared = attempt;
  }
  return shared;
}
