// How the person likes the page: nothing of what is told. Kept in the browser where it lets us, for this visit where not.

const KEY = "huiqi.preferences";

export interface Preferences {
  /** One question at a time, or all of them. */
  questions: "next" | "all";
  /** The result follows each answer, or comes when it is asked for: a screen reader hears only that. */
  calculate: "live" | "request";
  /** What sums are typed in. */
  money: "yuan" | "ten-thousand";
  /** 关怀模式, and the size of its text in px. */
  care: boolean;
  careSize: number;
}

const UNTOLD: Preferences = { questions: "all", calculate: "live", money: "yuan", care: false, careSize: 20 };

let kept: Preferences = { ...UNTOLD, ...stored() };

export function preferences(): Preferences {
  return kept;
}

export function prefer(change: Partial<Preferences>): void {
  kept = { ...kept, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A private window keeps nothing.
  }
}

/** As on the first visit. What stands in the browser goes with everything else that the page keeps. */
export function forgetPreferences(): void {
  kept = UNTOLD;
}

function stored(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(KEY) || "{}") as Partial<Preferences>;
  } catch {
    return {};
  }
}
