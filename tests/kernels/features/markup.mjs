// What markup uses, as paths of MDN's compatibility data: elements, their attributes, kinds of input.
import { entry } from "./support.mjs";

const TAG = /<([a-z][a-z0-9-]*)((?:\s+[^\s"'<>=]+(?:="[^"]*"|=[^\s">]*)?)*)\s*\/?>/g;
// `?disabled` is an attribute that a template sets or leaves out; `.value` and `@input` are none.
const ATTRIBUTE = /\s\??([a-z-]+)(?:="([^"]*)"|=([^\s">]*))?/g;

/** Each feature that a page or a template uses and the data knows. */
export function featuresOfMarkup(text) {
  const found = new Map();
  const add = (...path) => {
    if (entry(path)) found.set(path.join("."), path);
  };
  for (const [, tag, attributes] of text.matchAll(TAG)) {
    add("html", "elements", tag);
    for (const [, name, quoted, bare] of attributes.matchAll(ATTRIBUTE)) {
      add("html", "elements", tag, name);
      add("html", "global_attributes", name);
      if (name === "type") add("html", "elements", tag, `type_${quoted ?? bare}`);
    }
  }
  return [...found.values()];
}
