import { load, type Application, type Huiqi } from "huiqi";
import { useEffect, useMemo, useState } from "react";
import { withAmount } from "./contract";

export function App() {
  const [huiqi, setHuiqi] = useState<Huiqi>();
  const [application, setApplication] = useState<Application>();
  const [amount, setAmount] = useState("");

  useEffect(() => {
    void load().then(setHuiqi);
    void fetch("api/application.json")
      .then((answer) => answer.json() as Promise<Application>)
      .then(setApplication);
  }, []);

  const assessment = useMemo(
    () => (huiqi && application ? huiqi.assess(withAmount(application, amount)) : undefined),
    [huiqi, application, amount],
  );

  return (
    <label>
      合同金额（元） <input name="amount" value={amount} onChange={(event) => setAmount(event.target.value)} />
      预计奖补（元） <output id="engine">{assessment?.award?.high}</output>
    </label>
  );
}
