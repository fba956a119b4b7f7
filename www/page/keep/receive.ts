// Taking answers that have come, or putting them beside one's own.

import type { Huiqi } from "huiqi";
import type { Snapshot } from "huiqi/element";
import { Applications } from "../applications.js";
import type { Judged } from "./arrival.js";
import type { Keeper } from "./keeper.js";
import { text } from "./text.zh.js";

/** `done`: goes to where the answers can be seen; with a part, to that one. */
export function receive(judged: Judged, huiqi: Huiqi, keeper: Keeper, done: (part?: string) => void): { take(): void; beside(): void } {
  const { arrived } = judged;
  return {
    take: () => {
      keeper.take(stateOf(judged, huiqi, keeper), arrived.scenarios);
      done();
    },
    beside: () => {
      keeper.addScenario(text.arrival.title[arrived.from], stateOf(judged, huiqi, keeper));
      done("scenarios");
    },
  };
}

/** The answers of one measure among one's own for the others; those of all as they came. */
function stateOf({ arrived, rows }: Judged, huiqi: Huiqi, keeper: Keeper): Snapshot {
  const { measure, state } = arrived;
  const [row] = rows;
  if (measure === undefined || row === undefined) return state;
  const { date, facts, papers } = state.told;
  const application = { measure: row.measure, ...(date === undefined ? {} : { date }), facts, ...papers[measure] };
  const own = keeper.state;
  const told = new Applications(huiqi).within(own.told, application);
  const unsure = own.unsure.concat(state.unsure.filter((path) => own.unsure.indexOf(path) < 0));
  return { told, unsure, corrected: own.corrected };
}
