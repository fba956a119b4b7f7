// Who supports what, by MDN's compatibility data: whether the oldest promised browsers have a feature.
import { createRequire } from "node:module";

// JSON of 15 MB, which `import` would ask an attribute for that Node 20 and 22 write differently.
const data = createRequire(import.meta.url)("@mdn/browser-compat-data");

/** The oldest version of each browser that is promised, on a desk and in a hand. */
export const PROMISED = {
  chrome: 77, chrome_android: 77, webview_android: 77,
  firefox: 102, firefox_android: 102,
  safari: 16.4, safari_ios: 16.4,
};

/** What the data has under a path such as `["css", "properties", "gap"]`; nothing where it has nothing. */
export function entry(path) {
  return path.reduce((at, key) => (at && Object.hasOwn(at, key) ? at[key] : undefined), data);
}

/** The promised browsers that lack a feature, or have but a part of it; nothing when all have it. */
export function lacking(path) {
  const support = entry(path)?.__compat?.support;
  if (support === undefined) return undefined;
  const without = Object.entries(PROMISED).filter(([browser, version]) => {
    const statements = [support[browser] ?? { version_added: true }].flat();
    return !statements.some((statement) => has(statement, version));
  });
  return without.length === 0 ? undefined : without.map(([browser]) => browser).join(", ");
}

/** Whole, under its own name, without a switch, and not taken away again. */
function has({ version_added: added, version_removed: removed, flags, prefix, alternative_name: other, partial_implementation: part }, version) {
  if (flags || prefix || other || part) return false;
  return isThere(added, version) && !(removed && isThere(removed, version));
}

/** A version may stand as "≤37": it was there by then at the latest. */
const isThere = (since, version) =>
  since === true || (typeof since === "string" && Number.parseFloat(since.replace("≤", "")) <= version);
