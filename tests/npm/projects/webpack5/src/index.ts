import { load, type Application } from "huiqi";
import "huiqi/element";
import "./portal.css";
import { awardIn, otherWays, withAmount } from "./portal";

const amount = document.querySelector<HTMLInputElement>("[name=amount]")!;
const award = document.querySelector("#engine")!;

async function start() {
  const [huiqi, answer] = await Promise.all([load(), fetch("api/application.json")]);
  const application = (await answer.json()) as Application;
  const form = document.querySelector("huiqi-form")!;
  for (const name of ["huiqi-ready", "huiqi-change"] as const) {
    form.addEventListener(name, ({ detail }) => {
      document.querySelector("#element")!.textContent = awardIn(detail.assessment);
    });
  }
  form.application = application;
  const show = () => {
    award.textContent = awardIn(huiqi.assess(withAmount(application, amount.value)));
  };
  amount.addEventListener("input", show);
  show();
  document.querySelector("#ways")!.textContent = await otherWays(application);
}

void start();
