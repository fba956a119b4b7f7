// Applications that no applicant writes: golden rows with one or two places changed into something odd. What they give
// is not known beforehand; that every runtime gives the same is what they are for.
//
// The same rows come out each time: a seed, no clock.

const VALUES = [
  null, true, false, 0, -0, 1, -1, 2026, 350000, 3.5e5, 200000.005, 0.1 + 0.2, 1e21, 1e-7, 5e-324, 2 ** 53,
  "", " ", "true", "350000.00", "350000", "0350000", "-0", "1e5", "３５００００", "999999999999999999999999999999",
  "2026-02-29", "2026-06-15", "9999-12-31", "1899-12-31", "2026-6-1", "enterprise", "corpus", "other", "A",
  // Composed and not, wide and narrow, beyond the basic plane, and the keys of RFC 8785's own example.
  "é", "e\u0301", "ＡＢＣ", "\u{20BB7}野家", "\u{1F600}", "\uFB33", "\u0000\u001f\u007f\u2028\"\\/", "\uFFFF",
  "数".repeat(500), "数".repeat(501), "\u{20BB7}".repeat(500),
  [], {}, [null], [[]], [{}], { "": 0 }, { a: { b: [1, "2", null] } },
];

const KEYS = ["", "amount", "Amount", "a/b~c", "é", "e\u0301", "\u{1F600}", "\uFB33", "\r", "1", "__proto__", "constructor", "toString"];

/** So many variants of these rows. */
export function variantsOf(rows, count, seed = 1) {
  const random = generator(seed);
  const pick = (list) => list[random(list.length)];
  return Array.from({ length: count }, (_, index) => {
    const row = pick(rows);
    // Through text, so that no two variants share a value.
    const application = JSON.parse(JSON.stringify(row.application));
    for (let changes = 1 + random(2); changes > 0; changes -= 1) change(application, pick, random);
    return { file: "variant", name: `${index} of ${row.file} · ${row.name}`, application };
  });
}

/** Changes one place: another value, nothing at all, or a key that was not there. */
function change(application, pick, random) {
  const places = [...placesIn(application)];
  const [holder, key] = pick(places);
  // Assigning to `__proto__` would set the prototype and no member.
  const put = (object, name, value) =>
    Object.defineProperty(object, name, { value: copy(value), enumerable: true, configurable: true, writable: true });
  switch (random(5)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 1:
      if (Array.isArray(holder)) holder.push(copy(pick(VALUES)));
      else put(holder, pick(KEYS), pick(VALUES));
      break;
    default:
      put(holder, key, pick(VALUES));
  }
}

const copy = (value) => (typeof value === "object" && value !== null ? structuredClone(value) : value);

/** Every place of a value, as what holds it and its key. */
function* placesIn(value) {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    yield [value, key];
    yield* placesIn(value[key]);
  }
}

/** Whole numbers below a bound, by xorshift32: short, and good enough to choose places. */
function generator(seed) {
  let state = seed;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}
