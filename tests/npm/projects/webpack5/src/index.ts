import { load, type Application } from "huiqi";
import { withAmount } from "./contract";

const amount = document.querySelector<HTMLInputElement>("[name=amount]")!;
const award = document.querySelector("#engine")!;

async function start() {
  const [huiqi, answer] = await Promise.all([load(), fetch("api/application.json")]);
  const application = (await answer.json()) as Application;
  const show = () => {
    award.textContent = huiqi.assess(withAmount(application, amount.value)).award?.high ?? "";
  };
  amount.addEventListener("input", show);
  show();
}

void start();
