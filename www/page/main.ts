// Where the page begins: load the engine, find the measure, hand over to the app.

import { load, type Huiqi } from "huiqi";
import { App } from "./app.js";
import { text } from "./text.zh.js";

function measureOf(huiqi: Huiqi, root: HTMLElement): string {
  const asked = new URLSearchParams(location.search).get("measure") || root.dataset["measure"];
  const known = huiqi.measures();
  const found = known.filter((measure) => measure.id === asked)[0] || known[0];
  if (found === undefined) throw new Error("the pack has no measure");
  return found.id;
}

async function start(root: HTMLElement, status: HTMLElement): Promise<void> {
  try {
    const huiqi = await load();
    root.textContent = "";
    new App(huiqi, measureOf(huiqi, root), root, status).start();
  } catch (fault) {
    root.innerHTML = "";
    const sentence = document.createElement("p");
    sentence.className = "loading";
    sentence.setAttribute("role", "alert");
    sentence.textContent = text.loadFailed;
    root.appendChild(sentence);
    throw fault;
  }
}

void start(
  document.getElementById("app") as HTMLElement,
  document.getElementById("status") as HTMLElement,
);
