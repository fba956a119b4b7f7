import { load, type Application } from "huiqi";
import { awardIn, otherWays, withAmount } from "./portal";

const amount = document.querySelector<HTMLInputElement>("[name=amount]")!;
const award = document.querySelector("#engine")!;

async function start() {
  const [huiqi, answer] = await Promise.all([load(), fetch("api/application.json")]);
  const application = (await answer.json()) as Application;
  const show = () => {
    award.textContent = awardIn(huiqi.assess(withAmount(application, amount.value)));
  };
  amount.addEventListener("input", show);
  show();
  document.querySelector("#ways")!.textContent = await otherWays(application);
}

void start();
