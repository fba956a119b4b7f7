// `iframe/embed.js`: puts the frame where the script stands, keeps its height right and passes on what it says.
//
//     <script src="https://…/huiqi/iframe/embed.js" data-measure="data-purchase"></script>
//
// Written and built as ES5, in a kilobyte: whatever page it is pasted into takes it. The frame gets `huiqi-change` and
// `huiqi-submit` as events with `detail`, which bubble; of a submission `detail.reply(sentence, failed)` tells the person
// what came of it.

import type { FromFrame } from "./messages.js";

(function (document: Document): void {
  var scripts = document.getElementsByTagName("script");
  var script = (document.currentScript || scripts[scripts.length - 1]) as HTMLScriptElement;
  var folder = script.src.replace(/[^\/]*$/, "");
  var origin = folder.split("/", 3).join("/");
  var frame = document.createElement("iframe");
  var query = "origin=" + encodeURIComponent(location.protocol + "//" + location.host);
  var names = ["measure", "colour", "submit"];
  for (var at = 0; at < names.length; at += 1) {
    var name = names[at] as string;
    var value = script.getAttribute("data-" + name);
    if (value !== null) query += "&" + name + "=" + encodeURIComponent(value);
  }
  frame.src = folder + "index.html?" + query;
  frame.title = script.title || "惠企";
  frame.style.cssText = "width:100%;border:0;height:" + (Number(script.getAttribute("data-height")) || 640) + "px";

  addEventListener("message", function (event: MessageEvent): void {
    var data = event.data as FromFrame | null;
    if (event.source !== frame.contentWindow || event.origin !== origin || !data) return;
    if (data.huiqi === "height") frame.style.height = Number(data.height) + "px";
    else if (data.huiqi) tell(data);
  });

  function tell(data: Exclude<FromFrame, { huiqi: "height" }> & { reply?: unknown }): void {
    var event = document.createEvent("CustomEvent");
    data.reply = function (message: string, failed?: boolean): void {
      var number = (data as { number?: number }).number;
      (frame.contentWindow as Window).postMessage({ huiqi: "reply", number: number, failed: !!failed, message: message || "" }, origin);
    };
    event.initCustomEvent("huiqi-" + data.huiqi, true, false, data);
    frame.dispatchEvent(event);
  }

  (script.parentNode as Node).insertBefore(frame, script);
})(document);
