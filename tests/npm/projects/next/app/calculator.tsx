"use client";

import { load, type Application, type Huiqi } from "huiqi";
import "huiqi/element";
import type { FormDetail, HuiqiForm } from "huiqi/element";
import { useEffect, useRef, useState } from "react";
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

  // By hand: what React takes over from the server gets neither the properties nor the listeners that JSX names.
  const form = useRef<HuiqiForm>(null);
  useEffect(() => {
    const element = form.current!;
    const keep = ({ detail }: CustomEvent<FormDetail>) => setFormAward(awardIn(detail.assessment));
    element.addEventListener("huiqi-ready", keep);
    element.addEventListener("huiqi-change", keep);
    element.application = application;
    return () => {
      element.removeEventListener("huiqi-ready", keep);
      element.removeEventListener("huiqi-change", keep);
    };
  }, [application]);

  return (
    <>
      <label>
        合同金额（元） <input name="amount" value={amount} onChange={(event) => setAmount(event.target.value)} />
      </label>
      预计奖补（元） <output id="engine">{huiqi && awardIn(huiqi.assess(withAmount(application, amount)))}</output>
      <output id="ways">{ways}</output>
      <form id="apply">
        <huiqi-form ref={form} measure="data-purchase" name="receipt" />
        <output id="element">{formAward}</output>
      </form>
    </>
  );
}
