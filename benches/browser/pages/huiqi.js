// `<huiqi-form>` as a portal has it. Of many contracts the one in use is open; `#all` opens all of them.
import { load } from "huiqi";
import "huiqi/element";
import { offer, wanted } from "./keystroke.js";

const form = document.createElement("huiqi-form");
form.measure = "data-purchase";
form.application = await (await fetch(wanted.get("application"))).json();
form.engine = await load({ wasm: fetch("huiqi_bg.wasm") });
document.querySelector("main").append(form);
await drawn();

const last = form.application.facts.contracts.length - 1;
const find = (selector) => form.shadowRoot.querySelector(selector);
const unfold = find(wanted.has("all") ? "#at-facts-contracts .empty .link" : `#at-facts-contracts-${last} .item-toggle`);
if (unfold !== null) unfold.click();
await drawn();

offer({
  field: () => find(`#at-facts-contracts-${last}-amount-control`),
  shown: () => find(".figure-sum").textContent,
  answer: "huiqi-change",
});

function drawn() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
