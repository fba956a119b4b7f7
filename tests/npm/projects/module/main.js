// The package's files lie in vendor/huiqi, copied from node_modules.
import { load } from "./vendor/huiqi/index.js";

const amount = document.querySelector("[name=amount]");
const [huiqi, answer] = await Promise.all([load(), fetch("api/application.json")]);
const application = await answer.json();

function show() {
  const [contract] = application.facts.contracts;
  const told = amount.value === "" ? contract : { ...contract, amount: amount.value, paid: amount.value };
  const { award } = huiqi.assess({ ...application, facts: { ...application.facts, contracts: [told] } });
  document.querySelector("#engine").textContent = award.high;
}

amount.addEventListener("input", show);
show();
