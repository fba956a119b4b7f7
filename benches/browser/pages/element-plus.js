// The same fields as a form of Element Plus, made from the same schema; `#engine` also asks the engine with each change.
import { createApp, nextTick } from "vue";
import "element-plus/dist/index.css";
import { readForm } from "../../../www/model/schema.ts";
import ApplicationForm from "./ApplicationForm.vue";
import { offer, wanted } from "./keystroke.js";

const json = async (address) => (await fetch(address)).json();
const [form, application, huiqi] = await Promise.all([
  json("form.json"),
  json(wanted.get("application")),
  wanted.has("engine") && import("huiqi").then(({ load }) => load({ wasm: fetch("huiqi_bg.wasm") })),
]);
const last = application.facts.contracts.length - 1;
createApp(ApplicationForm, { fields: readForm(form), application, huiqi: huiqi || undefined }).mount("main");
await nextTick();

offer({
  field: () => document.getElementById(`contracts.${last}.amount`),
  shown: () => huiqi && document.getElementById("award").textContent,
});
