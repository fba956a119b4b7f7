// A plain script: the files lie beside it on the server.

import { scriptFault } from "../engine.js";
import type { Script } from "./files.js";

/** The script element that runs now. Asked at once, since it is known only while the script runs the first time. */
const running = document.currentScript as HTMLScriptElement | null;

const beside = (name: string): URL => new URL(name, (running && running.src) || document.baseURI);

export const binary = (): URL => beside("huiqi_bg.wasm");

export const thread = (): URL => beside("huiqi.worker.js");

export const sheet = (): URL => beside("huiqi.css");

export const classicScript = (): URL => beside("huiqi_js.js");

/** By a script element with this script's own nonce, which every policy takes that took this script, and no kernel is too old for. */
export function script(): Promise<Script> {
  const address = classicScript().href;
  return new Promise((resolve, reject) => {
    const element = document.createElement("script") as HTMLScriptElement & { huiqiScript?: Script };
    element.src = address;
    if (running && running.nonce) element.nonce = running.nonce;
    // The file leaves what it has at the element that runs it: no global name is needed.
    element.onload = element.onerror = () => {
      element.remove();
      if (element.huiqiScript) resolve(element.huiqiScript);
      else reject(scriptFault(address));
    };
    document.head.appendChild(element);
  });
}

/** `fetch` is all there is. */
export const read = undefined;
