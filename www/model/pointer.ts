// RFC 6901 JSON Pointers, and reading and changing a JSON value at one. A change copies what it touches and shares the
// rest, so that two states of a form can be compared by identity.

/** A form names thousands of facts with each keystroke, and hardly any name has one of these. */
const NEEDS_ESCAPE = /[~/]/;

function escaped(name: string): string {
  return name.replace(/~/g, "~0").replace(/\//g, "~1");
}

/** The pointer of a member of what `parent` points to. */
export function join(parent: string, ...names: (string | number)[]): string {
  let pointer = parent;
  for (const name of names) pointer += "/" + (NEEDS_ESCAPE.test(String(name)) ? escaped(String(name)) : name);
  return pointer;
}

/** The names that a pointer is made of. */
export function split(pointer: string): string[] {
  const names = pointer.split("/").slice(1);
  return pointer.indexOf("~") < 0 ? names : names.map((name) => name.replace(/~1/g, "/").replace(/~0/g, "~"));
}

/** The value at a pointer, `undefined` where there is none. */
export function read(value: unknown, pointer: string): unknown {
  let at = value;
  for (const name of split(pointer)) {
    at = own(at, name);
  }
  return at;
}

/** A copy with `told` at the pointer; objects that are not there yet are made. */
export function write<T>(value: T, pointer: string, told: unknown): T {
  return writeAt(value, split(pointer), told) as T;
}

function writeAt(value: unknown, names: string[], told: unknown): unknown {
  if (names.length === 0) return told;
  const [name, ...rest] = names;
  if (Array.isArray(value)) {
    const copy = value.slice();
    copy[Number(name)] = writeAt(value[Number(name)], rest, told);
    return copy;
  }
  const object = isObject(value) ? value : {};
  return { ...object, [name as string]: writeAt(own(object, name as string), rest, told) };
}

/**
 * A copy without what stands at the pointer. Objects that become empty go too, so that a form whose answers are all
 * taken back equals one that never had any; items of a list stay, since an empty item is still an item.
 */
export function erase<T>(value: T, pointer: string): T {
  return eraseAt(value, split(pointer)) as T;
}

function eraseAt(value: unknown, names: string[]): unknown {
  const [name, ...rest] = names;
  if (name === undefined) return undefined;
  if (Array.isArray(value)) {
    if (rest.length === 0) return value.filter((_, index) => index !== Number(name));
    return value.map((item, index) => (index === Number(name) ? eraseAt(item, rest) : item));
  }
  if (!isObject(value) || own(value, name) === undefined) return value;
  const { [name]: old, ...others } = value;
  const left = eraseAt(old, rest);
  if (left !== undefined && !isEmptyObject(left)) return { ...value, [name]: left };
  return others;
}

/** A member of an object or list itself, never one that it inherits: a name may come from a file. */
function own(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.prototype.hasOwnProperty.call(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEmptyObject(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}
