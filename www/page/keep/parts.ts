// A code in several QR codes, where one has no room for it: `A1/3.…`, `A2/3.…`, `A3/3.…`, in any order (src/door/code.rs
// puts them together again).

/** How long the text of one QR code may be: with more its modules would be too fine on paper. */
export const MOST_IN_ONE = 2300;
/** How many QR codes a report may have. */
export const MOST_PARTS = 4;

/** The texts of the QR codes of a code; none where they would be too many. */
export function partsOf(code: string): string[] {
  if (code.length <= MOST_IN_ONE) return [code];
  const body = code.slice(1);
  const room = MOST_IN_ONE - `${code.charAt(0)}${MOST_PARTS}/${MOST_PARTS}.`.length;
  const count = Math.ceil(body.length / room);
  if (count > MOST_PARTS) return [];
  const each = Math.ceil(body.length / count);
  const parts: string[] = [];
  for (let part = 0; part < count; part++) {
    parts.push(`${code.charAt(0)}${part + 1}/${count}.${body.slice(part * each, (part + 1) * each)}`);
  }
  return parts;
}
