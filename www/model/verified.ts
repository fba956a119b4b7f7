// What a portal or an office has verified, and that it is not verified any more once it is told otherwise.

import type { Papers } from "./answers.js";

type AllPapers = Readonly<Record<string, Papers>>;

/** The papers without the verification of a path and of all in it, and the paths that were verified there. */
export function unverify(papers: AllPapers, path: string): { papers: AllPapers; dropped: string[] } {
  const kept: Record<string, Papers> = {};
  const dropped: string[] = [];
  for (const measure of Object.keys(papers)) {
    const { verified = [], ...others } = papers[measure] || {};
    const left = verified.filter((one) => !isInside(one, path));
    for (const one of verified) if (isInside(one, path) && dropped.indexOf(one) < 0) dropped.push(one);
    kept[measure] = left.length > 0 ? { ...others, verified: left } : others;
  }
  return dropped.length > 0 ? { papers: kept, dropped } : { papers, dropped };
}

/** What is verified of a measure's answers: for the measure, or for the profile of all (whose id is empty), if `asked` there. */
export function verifiedIn(papers: AllPapers, measure: string, asked: (path: string) => boolean): Pick<Papers, "verified"> {
  const { verified: ours } = papers[measure] || {};
  const { verified: all } = papers[""] || {};
  const more = measure === "" || all === undefined ? []
    : all.filter((path) => asked(path) && (ours || []).indexOf(path) < 0);
  return more.length > 0 ? { verified: (ours || []).concat(more) } : ours === undefined ? {} : { verified: ours };
}

function isInside(one: string, path: string): boolean {
  return one === path || one.indexOf(path + "/") === 0;
}
