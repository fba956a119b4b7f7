// What the tests call in a page: the verbs asked for each row, and a digest of each answer. Scripts of a page leave the
// entry under test in `window.entry`: how an engine is loaded (`load`), and `canonical`.
import { VERBS } from "../../lib/cases.mjs";

/** Groups of rows as rows.mjs writes them: each of a pack of its own, or of the one that the package carries. */
const groups = fetch("rows.json").then((answer) => answer.json());

/** What a group's engine answers, as canonical text; a refusal is an answer too. Engines in workers give promises. */
async function answerOf(engine, { application }, verb) {
  try {
    return window.entry.canonical(await engine[verb](VERBS[verb].sent(application)));
  } catch (error) {
    if (error.name !== "HuiqiError") throw error;
    const { code, message, path, suggestion } = error;
    return window.entry.canonical({ code, message, path, suggestion });
  }
}

async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The digest of every answer to every `step`th row, in order: of each row one for each verb. With a step of 1 all groups
 * are asked, each an engine of its own, and all engines are there before the first is asked; otherwise the first group.
 */
window.digests = async (step) => {
  const all = (await groups).slice(0, step === 1 ? undefined : 1);
  const engines = await Promise.all(all.map(({ pack }) => window.entry.load(pack && { pack })));
  const found = [];
  for (const [index, { rows }] of all.entries()) {
    for (let at = 0; at < rows.length; at += step) {
      for (const verb of Object.keys(VERBS)) found.push(await digest(await answerOf(engines[index], rows[at], verb)));
    }
  }
  for (const engine of engines) if (engine.terminate) engine.terminate();
  return found;
};

/** One answer as it is, for a message that shows where two differ. */
window.answer = async (group, at, verb) => {
  const { pack, rows } = (await groups)[group];
  return answerOf(await window.entry.load(pack && { pack }), rows[at], verb);
};
