"use client";

import { load, type Application, type Huiqi } from "huiqi";
import { useEffect, useState } from "react";
import { withAmount } from "./contract";

export function Calculator({ application }: { application: Application }) {
  const [huiqi, setHuiqi] = useState<Huiqi>();
  const [amount, setAmount] = useState("");

  useEffect(() => {
    void load().then(setHuiqi);
  }, []);

  return (
    <label>
      合同金额（元） <input name="amount" value={amount} onChange={(event) => setAmount(event.target.value)} />
      预计奖补（元） <output id="engine">{huiqi?.assess(withAmount(application, amount)).award?.high}</output>
    </label>
  );
}
