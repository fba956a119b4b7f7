// Telling what has not changed: an engine gives a new answer as a new object, though most of it says the same as before.

/**
 * `next`, with every part that equals its counterpart in `old` replaced by it. Then `===` tells whether a part of an
 * answer has changed, and a screen leaves alone what has not.
 */
export function share<T>(old: T | undefined, next: T): T {
  if (old === next || typeof old !== "object" || typeof next !== "object" || old === null || next === null) return next;
  if (Array.isArray(old) !== Array.isArray(next)) return next;
  const before = old as unknown as Record<string, unknown>;
  const after = next as unknown as Record<string, unknown>;
  const keys = Object.keys(after);
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    const shared = share(before[key], after[key]);
    after[key] = shared;
    if (shared !== before[key]) same = false;
  }
  return same ? old : next;
}
