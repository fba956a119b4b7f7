// Where the page begins: load the engine, see which measure is asked for, hand over to the app.

import { load } from "huiqi";
import { pageText } from "../element/text.zh.js";
import { App } from "./app.js";

/** The measure that the page opens with: of the address, or of whoever embeds the page. */
function measureOf(root: HTMLElement): string | undefined {
  return new URLSearchParams(location.search).get("measure") || root.dataset["measure"];
}

async function start(root: HTMLElement, status: HTMLElement): Promise<void> {
  try {
    const huiqi = await load({ wasm: "huiqi_bg.wasm" });
    root.textContent = "";
    new App(huiqi, measureOf(root), root, status).start();
  } catch (fault) {
    root.innerHTML = "";
    const sentence = document.createElement("p");
    sentence.className = "loading";
    sentence.setAttribute("role", "alert");
    sentence.textContent = pageText.loadFailed;
    root.appendChild(sentence);
    throw fault;
  }
}

const root = document.getElementById("app");
// On a kernel that is too old the guard has put its sentence there.
if (root !== null) void start(root, document.getElementById("status") as HTMLElement);
