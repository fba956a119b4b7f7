// Values on their way to a worker.
//
// Structured cloning refuses proxies (Vue's reactive objects are some) and functions, and makes plain objects of
// instances. The engine's answer shall not depend on the thread that computes it, so a copy goes over which means to the
// engine what the value itself does.

/** No container stands deeper, and no value holds more values and characters, in anything that the engine takes. */
const DEEPEST = 34;
const LARGEST = 16 << 20;

/** To the engine all that JSON cannot write is the same foreign thing wherever it stands, and NaN is one. */
const FOREIGN = NaN;

/** A value that the engine refuses for its size, though it weighs nothing: an array that only claims to be long. */
const tooLarge = (): unknown => new Array(2 ** 32 - 1);

/** A copy of a value that structured cloning takes and the engine reads as it reads the value. */
export function portable(value: unknown): unknown {
  return new Walk().copy(value, 0);
}

class Walk {
  private left = LARGEST;

  copy(value: unknown, depth: number): unknown {
    this.left -= typeof value === "string" ? value.length + 1 : 1;
    if (this.left < 0) return tooLarge();
    if (typeof value !== "object" || value === null) return isForeign(value) ? FOREIGN : value;
    if (depth > DEEPEST) return FOREIGN;
    try {
      if (Array.isArray(value)) return this.items(value, depth + 1);
      return isPlain(value) ? this.members(value as Record<string, unknown>, depth + 1) : FOREIGN;
    } catch {
      // A proxy that was revoked, or whose owner throws.
      return FOREIGN;
    }
  }

  private items(list: readonly unknown[], depth: number): unknown {
    const { length } = list;
    if (length > this.left) return tooLarge();
    const copy: unknown[] = [];
    for (let at = 0; at < length; at += 1) copy.push(this.read(list, at, depth));
    return copy;
  }

  private members(object: Record<string, unknown>, depth: number): object {
    const copy: Record<string, unknown> = Object.create(null);
    for (const key of Object.keys(object)) {
      this.left -= key.length;
      copy[key] = this.read(object, key, depth);
    }
    return copy;
  }

  /** A member, which is there but foreign if it throws when it is read. */
  private read(from: object, key: string | number, depth: number): unknown {
    let value: unknown;
    try {
      value = (from as Record<string | number, unknown>)[key];
    } catch {
      return FOREIGN;
    }
    return this.copy(value, depth);
  }
}

const isForeign = (value: unknown): boolean =>
  typeof value === "function" || typeof value === "symbol" || typeof value === "bigint";

/** Whether JSON writes an object as its members; one of another frame, or without a prototype, is as plain as ours. */
function isPlain(object: object): boolean {
  const prototype = Object.getPrototypeOf(object);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
