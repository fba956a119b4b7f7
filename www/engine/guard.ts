// `classic/huiqi-guard.js`: where the kernel is older than promised, one sentence stands in each place of huiqi, with the
// telephone and a link, in place of a white page. On other kernels it does nothing.
//
//     <script src="…/huiqi-guard.js" data-phone="0471-1234567" data-href="/guide.html"></script>
//
// `data-label` is what the link is called, if it leads to no guide.
//
// A place is a `<huiqi-form>`, a `<huiqi-match>`, or anything with the attribute `data-huiqi`; where a page has none and
// stays empty, its body is one. Written and built as ES5, with nothing that IE 9 lacks. What is looked for are the very
// things that the package uses, not names of browsers.

import { words } from "./guard.zh.js";

(function (window: Window & { [name: string]: unknown }, document: Document) {
  // The last script is the one that runs, where nobody says which it is.
  var scripts = document.getElementsByTagName("script");
  var own = (document.currentScript || scripts[scripts.length - 1]) as HTMLScriptElement;
  var phone = own.getAttribute("data-phone");
  var href = own.getAttribute("data-href");
  var label = own.getAttribute("data-label") || words.guide;

  function isOld(): boolean {
    // The youngest of them, in Chromium 77, Firefox 72 and Safari 15, is FormDataEvent. The syntax of ES2019 is older than
    // each browser's Object.fromEntries, and cannot be tried without eval.
    var names = ["Promise", "Proxy", "URL", "TextDecoder", "fetch", "customElements", "FormDataEvent"];
    for (var at = 0; at < names.length; at += 1) if (!window[names[at] as string]) return true;
    return !("fromEntries" in Object && "noModule" in own && "attachShadow" in own);
  }

  function link(address: string, label: string): HTMLElement {
    var element = document.createElement("a");
    element.href = address;
    element.appendChild(document.createTextNode(label));
    return element;
  }

  function sentence(): HTMLElement {
    var element = document.createElement("p");
    function add(text: string): void {
      element.appendChild(document.createTextNode(text));
    }
    element.className = "huiqi-guard";
    element.setAttribute("role", "alert");
    add(words.tooOld);
    if (phone) {
      add(words.call);
      element.appendChild(link("tel:" + phone.replace(/[^\d+]/g, ""), phone));
    }
    if (href) {
      add(words.read);
      element.appendChild(link(href, label));
    }
    add(words.end);
    return element;
  }

  function look(): void {
    var places = document.querySelectorAll("huiqi-form,huiqi-match,[data-huiqi]");
    // The place itself goes: a script that half works on such a kernel shall not fill it again.
    for (var at = 0; at < places.length; at += 1) {
      var place = places[at] as Element;
      (place.parentNode as Node).replaceChild(sentence(), place);
    }
    var body = document.body;
    if (document.readyState === "complete" && !/\S/.test(body.innerText)) body.appendChild(sentence());
  }

  if (isOld()) {
    look();
    // Pages bring their places when they like; a timer is what every kernel has.
    setInterval(look, 200);
  }
})(window as unknown as Window & { [name: string]: unknown }, document);
