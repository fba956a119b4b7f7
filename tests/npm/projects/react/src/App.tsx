import { load, type Application, type Huiqi } from "huiqi";
import "huiqi/element";
import type { FormDetail } from "huiqi/element";
import { useCallback, useEffect, useMemo, useState } from "react";
import { awardIn, otherWays, withAmount } from "./portal";

export function App() {
  const [huiqi, setHuiqi] = useState<Huiqi>();
  const [application, setApplication] = useState<Application>();
  const [amount, setAmount] = useState("");
  const [ways, setWays] = useState("");
  const [formAward, setFormAward] = useState("");

  useEffect(() => {
    void load().then(setHuiqi);
    void fetch("api/application.json")
      .then((answer) => answer.json() as Promise<Application>)
      .then(setApplication);
  }, []);

  useEffect(() => {
    if (application) void otherWays(application).then(setWays);
  }, [application]);

  const keep = useCallback(({ detail }: CustomEvent<FormDetail>) => setFormAward(awardIn(detail.assessment)), []);

  const award = useMemo(
    () => (huiqi && application ? awardIn(huiqi.assess(withAmount(application, amount))) : ""),
    [huiqi, application, amount],
  );

  return (
    <main>
      <label>
        合同金额（元） <input name="amount" value={amount} onChange={(event) => setAmount(event.target.value)} />
      </label>
      预计奖补（元） <output id="engine">{award}</output>
      <output id="ways">{ways}</output>
      <form id="apply" onSubmit={(event) => event.preventDefault()}>
        <huiqi-form
          measure="data-purchase"
          name="receipt"
          application={application}
          onhuiqi-ready={keep}
          onhuiqi-change={keep}
        />
        <output id="element">{formAward}</output>
      </form>
    </main>
  );
}
