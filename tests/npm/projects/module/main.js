// The package's files lie in vendor/huiqi, copied from node_modules.
import { load } from "./vendor/huiqi/dist/index.js";
import "./vendor/huiqi/dist/element.js";
import { load as loadInline } from "./vendor/huiqi/dist/inline.js";
import { loadWorker } from "./vendor/huiqi/dist/worker.js";

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

const form = document.querySelector("huiqi-form");
for (const name of ["huiqi-ready", "huiqi-change"]) {
  form.addEventListener(name, ({ detail }) => {
    document.querySelector("#element").textContent = detail.assessment.award.high;
  });
}
form.application = application;

const engines = await Promise.all([load({ core: "js" }), loadInline(), loadWorker()]);
const answers = await Promise.all(engines.map((engine) => engine.assess(application)));
document.querySelector("#ways").textContent = answers.map(({ award }) => award.high).join(" ");
