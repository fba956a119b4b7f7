// Comparing bytes of several runtimes, and saying where they part.
import { VERBS } from "./cases.mjs";

/** The bytes that a text has in UTF-8. */
export const bytesOf = (text) => Buffer.from(text, "utf8");

/**
 * Where `other` first differs from `one`, with what stands there in both; nothing when they are equal. A whole answer
 * of 20 kB twice on the screen would say less.
 */
export function difference(one, other) {
  if (one.equals(other)) return undefined;
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  const around = (bytes) => JSON.stringify(bytes.subarray(Math.max(0, at - 60), at + 60).toString("utf8"));
  return `byte ${at}: ${around(one)}\n    but ${around(other)}`;
}

/** The application of a row as text: as it is written, where JSON.stringify could not write it. */
const textOf = ({ text, application }) => text ?? JSON.stringify(application);

/** What is sent to a verb, as text; a row that is written as text has its profile beside it. */
function sentTo(verb, row) {
  if (row.text === undefined) return JSON.stringify(VERBS[verb].sent(row.application));
  return verb === "match" ? row.profile : row.text;
}

/**
 * Asks a native service what `answersTo` asks an engine: the bytes of each answer to each row, of a refusal the same
 * four members.
 */
export async function nativeAnswers(rows, service, canonical) {
  const answers = [];
  for (const row of rows) {
    const answer = {};
    for (const [verb, { path }] of Object.entries(VERBS)) {
      const { status, bytes } = await service.post(path, sentTo(verb, row));
      const refusal = status === 200 ? undefined : JSON.parse(bytes);
      answer[verb] = refusal ? bytesOf(canonical(saidBy(refusal))) : bytes;
    }
    answers.push(answer);
  }
  return answers;
}

/** What `answersTo` keeps of a refusal. */
const saidBy = ({ code, detail: message, path, suggestion }) => ({ code, message, path, suggestion });

/** Every difference between two runtimes' answers to the same rows. */
export function differences(rows, one, other) {
  const bytes = (answer) => (typeof answer === "string" ? bytesOf(answer) : answer);
  return rows.flatMap((row, index) =>
    Object.keys(VERBS).flatMap((verb) => {
      const found = difference(bytes(one[index][verb]), bytes(other[index][verb]));
      return found ? [`${verb} · ${row.file} · ${row.name}: ${found}${row.expect ? "" : `\n    of ${textOf(row)}`}`] : [];
    }),
  );
}
