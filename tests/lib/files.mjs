// What the tests read from the disk: the golden cases of every pack, and the rows that are held to be wrong.
import { readFileSync, readdirSync } from "node:fs";
import { rowsOf } from "./cases.mjs";

// Every row of policies/*/cases/*.json whose measure the pack has.
export function goldenRows(measures) {
  return foldersOf("policies").flatMap((folder) => rowsIn(folder, measures));
}

/** The made-up packs that have cases: the name of each, where its built form stands, that form itself, and its rows. */
export function madeUpPacks() {
  const packs = foldersOf("tests/packs").map((folder) => {
    const path = `${folder}/pack.json`;
    const pack = JSON.parse(readFileSync(path, "utf8"));
    return { name: pack.id, path, pack, rows: rowsIn(folder, pack.measures.map(({ id }) => id)) };
  });
  return packs.filter(({ rows }) => rows.length > 0);
}

const foldersOf = (parent) =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${parent}/${name}`);

/** The rows that stand beside a pack, of the measures named. */
function rowsIn(folder, measures) {
  const cases = `${folder}/cases`;
  const files = list(cases).filter((file) => file.endsWith(".json")).sort();
  return files.flatMap((file) => rowsOf(file, JSON.parse(readFileSync(`${cases}/${file}`, "utf8")), measures));
}

/** The names in a folder; none where there is no such folder: policies/common has no cases. */
function list(folder) {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
}

/** File, name and clause of each row that tests/disputed.toml lists. */
export const disputedRows = () => parseDisputed(readFileSync("tests/disputed.toml", "utf8"));

/**
 * The part of TOML that the list is written in: `[[row]]` and `key = "text"` in one line. Anything else is an error,
 * so that a row is never overlooked because it is written otherwise.
 */
export function parseDisputed(text) {
  const rows = [];
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    const fault = () => new Error(`tests/disputed.toml:${index + 1}: not understood: ${line}`);
    if (line === "" || line.startsWith("#")) continue;
    if (line === "[[row]]") {
      rows.push({});
      continue;
    }
    const [, key, value] = line.match(/^(file|name|clause)\s*=\s*("(?:[^"\\]|\\.)*")$/) ?? [];
    if (!key || rows.length === 0) throw fault();
    // TOML's basic strings and JSON's agree in all that a name or a clause needs.
    rows[rows.length - 1][key] = JSON.parse(value);
  }
  for (const row of rows) {
    for (const key of ["file", "name", "clause"]) if (!row[key]) throw new Error(`tests/disputed.toml: a row has no ${key}`);
  }
  return rows;
}
