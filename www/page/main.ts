// Where the page begins. The engine is on its way before the rest of the page is: its binary is most of what is downloaded.

import { load } from "huiqi";
import { keepOffline } from "./offline/register.js";
import { text } from "./text.zh.js";

/** The binary's address, with what is in it: put in by the build. */
declare const HUIQI_BINARY: string;

/** The measure that the page opens with: of the address, or of whoever embeds the page. */
function measureOf(root: HTMLElement): string | undefined {
  return new URLSearchParams(location.search).get("measure") || root.dataset["measure"];
}

async function start(root: HTMLElement, status: HTMLElement): Promise<void> {
  try {
    const engine = load({ wasm: HUIQI_BINARY });
    const { App } = await import("./app.js");
    const huiqi = await engine;
    root.textContent = "";
    new App(huiqi, measureOf(root), root, status).start();
    keepOffline();
  } catch (fault) {
    root.textContent = "";
    const sentence = document.createElement("p");
    sentence.className = "loading";
    sentence.setAttribute("role", "alert");
    sentence.textContent = text.loadFailed;
    root.appendChild(sentence);
    throw fault;
  }
}

const root = document.getElementById("app");
// On a kernel that is too old the guard has put its sentence there.
if (root !== null) void start(root, document.getElementById("status") as HTMLElement);
