// Where a value stands in the drawing, and at which round values its axes are marked.

export interface Scale {
  readonly end: number;
  at(value: number): number;
}

/** From `0` at `from` to `end` at `to`; what lies beyond stands at the end. */
export function scale(end: number, from: number, to: number): Scale {
  return { end, at: (value) => round(from + (Math.min(value, end) / (end || 1)) * (to - from)) };
}

/** A few round values from 0 on. */
export function ticks(end: number, count: number): number[] {
  const rough = end / count;
  const power = Math.pow(10, Math.floor(Math.log(rough) / Math.LN10));
  const step = [1, 2, 5, 10].map((factor) => factor * power).filter((one) => one >= rough)[0] || rough;
  const all: number[] = [];
  for (let value = 0; value <= end; value += step) all.push(value);
  return all;
}

/** A tenth of a unit is finer than any screen. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
