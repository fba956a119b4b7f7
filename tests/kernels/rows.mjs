// The golden cases for every kernel, and what Node answers to them; tests/node holds that against the native program.
import { createHash } from "node:crypto";
import { canonical, load } from "huiqi";
import { difference } from "../lib/bytes.mjs";
import { answersTo, VERBS } from "../lib/cases.mjs";
import { goldenRows, madeUpPacks } from "../lib/files.mjs";

const digest = (text) => createHash("sha256").update(text).digest("hex");

/** The rows in groups, by pack, with a way to hold what a kernel answered against Node. */
export async function readRows() {
  const huiqi = await load();
  const groups = [
    { name: "the policy", rows: goldenRows(huiqi.measures().map(({ id }) => id)) },
    ...madeUpPacks().map(({ name, pack, rows }) => ({ name, pack, rows })),
  ];
  const ours = await Promise.all(groups.map(async ({ pack, rows }) => answersTo(rows, await load({ pack }), canonical)));

  /** Every answer that a kernel is asked for when it takes each `step`th row, as ask.mjs does: where it stands, its text. */
  const asked = (step) => (step === 1 ? groups : groups.slice(0, 1)).flatMap((group, at) => group.rows.flatMap((row, index) =>
    index % step === 0 ? Object.keys(VERBS).map((verb) => ({ group, at, row, index, verb, text: ours[at][index][verb] })) : []));

  return {
    /** What a page reads; it has no use for what is expected of a row. */
    written: JSON.stringify(groups.map(({ pack, rows }) => ({ pack, rows: rows.map(({ application }) => ({ application })) }))),
    count: groups.reduce((sum, { rows }) => sum + rows.length, 0),
    /** The first answers of a kernel that are not Node's, in words; `answer` asks the kernel for one as it is. */
    async differences(step, digests, answer) {
      const all = asked(step);
      const unlike = all.filter(({ text }, place) => digest(text) !== digests[place]);
      if (all.length !== digests.length) return [`${digests.length} answers in place of ${all.length}`];
      return Promise.all(unlike.slice(0, 3).map(async ({ group, at, row, index, verb, text }) => {
        const theirs = await answer(at, index, verb);
        return `${unlike.length} of ${all.length}: ${verb} · ${group.name} · ${row.file} · ${row.name}: `
          + (difference(Buffer.from(text), Buffer.from(theirs)) ?? "the same when asked again");
      }));
    },
  };
}
