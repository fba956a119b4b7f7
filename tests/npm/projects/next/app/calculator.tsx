"use client";

import { load, type Application, type Huiqi } from "huiqi";
import "huiqi/element";
import type { FormDetail } from "huiqi/element";
import { useCallback, useEffect, useState } from "react";
import { awardIn, otherWays, withAmount } from "./portal";

export function Calculator({ application }: { application: Application }) {
  const [huiqi, setHuiqi] = useState<Huiqi>();
  const [amount, setAmount] = useState("");
  const [ways, setWays] = useState("");
  const [formAward, setFormAward] = useState("");

  useEffect(() => {
    void load().then(setHuiqi);
    void otherWays(application).then(setWays);
  }, [application]);

  const keep = useCallback(({ detail }: CustomEvent<FormDetail>) => setFormAward(awardIn(detail.assessment)), []);

  return (
    <>
      <label>
        合同金额（元） <input name="amount" value={amount} onChange={(event) => setAmount(event.target.value)} />
      </label>
      预计奖补（元） <output id="engine">{huiqi && awardIn(huiqi.assess(withAmount(application, amount)))}</output>
      <output id="ways">{ways}</output>
      <form id="apply">
        <huiqi-form
          measure="data-purchase"
          name="receipt"
          application={application}
          onhuiqi-ready={keep}
          onhuiqi-change={keep}
        />
        <output id="element">{formAward}</output>
      </form>
    </>
  );
}
