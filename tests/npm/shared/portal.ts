// What the portals have in common: the change that a visitor makes, and the same question to every entry of the package.
// The driver lays it among the sources of each portal.
import type { Application, Assessment } from "huiqi";

/** The application with `amount` as its one contract's amount, paid in full; as it came while nothing was entered. */
export function withAmount(application: Application, amount: string): Application {
  if (amount === "") return application;
  const [contract] = application.facts["contracts"] as object[];
  return { ...application, facts: { ...application.facts, contracts: [{ ...contract, amount, paid: amount }] } };
}

/** The award that an assessment promises; nothing where it promises no sum. */
export const awardIn = ({ award }: Pick<Assessment, "award">): string => (award ? award.high : "");

/** What the entries beside `huiqi` say, and the JavaScript build. Each is a chunk that is brought when it is asked for. */
export async function otherWays(application: Application): Promise<string> {
  const [{ load }, inline, { loadWorker }] = await Promise.all([
    import("huiqi"), import("huiqi/inline"), import("huiqi/worker"),
  ]);
  const [javascript, inside, aside] = await Promise.all([load({ core: "js" }), inline.load(), loadWorker()]);
  const answers = [javascript.assess(application), inside.assess(application), await aside.assess(application)];
  aside.terminate();
  return answers.map(awardIn).join(" ");
}
