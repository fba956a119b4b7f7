// The first script of every page here, in ES5: keeps what goes wrong. `?without=webassembly` in the address takes
// WebAssembly away before anything can have seen it, as Lockdown Mode does.
(function () {
  "use strict";
  var watched = (window.watched = []);
  if (/[?&]without=webassembly/.test(location.search)) delete window.WebAssembly;

  addEventListener("error", function (event) {
    var at = event.target && (event.target.src || event.target.href);
    watched.push(event.message ? "uncaught: " + event.message : "not loaded: " + at);
  }, true);
  addEventListener("unhandledrejection", function (event) {
    watched.push("rejected: " + String((event.reason && event.reason.stack) || event.reason));
  });
  document.addEventListener("securitypolicyviolation", function (event) {
    watched.push("policy: " + event.effectiveDirective + " refused " + event.blockedURI + " " + event.sourceFile + ":" + event.lineNumber);
  });
  ["error", "warn"].forEach(function (name) {
    var say = console[name];
    console[name] = function () {
      watched.push("console." + name + ": " + [].map.call(arguments, String).join(" "));
      return say.apply(console, arguments);
    };
  });
})();
