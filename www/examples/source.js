// Shows the source of the example below it. No part of the example: leave this line out of your page.
(function () {
  "use strict";
  var own = document.currentScript;

  var heading = document.createElement("h2");
  heading.id = "source";
  heading.textContent = "源码";
  document.body.appendChild(heading);
  var link = document.createElement("a");
  link.href = "#source";
  link.textContent = "看这一页的源码";
  link.className = "source";
  // Below the first sentence.
  document.querySelector("h1").nextElementSibling.insertAdjacentElement("afterend", link);

  function read(address) {
    return fetch(address).then(function (response) {
      return response.text();
    });
  }

  function show(name, code) {
    var details = document.createElement("details");
    var summary = document.createElement("summary");
    var pre = document.createElement("pre");
    summary.textContent = name;
    pre.textContent = code.trim();
    pre.tabIndex = 0;
    details.appendChild(summary);
    details.appendChild(pre);
    document.body.appendChild(details);
  }

  // The page, and each script that stands in its own folder; the package's files are not the example's.
  var scripts = [].slice.call(document.scripts).filter(function (script) {
    return script !== own && /^\.\/[^/]+$/.test(script.getAttribute("src") || "");
  });
  var page = location.pathname.split("/").pop();
  var names = [page].concat(
    scripts.map(function (script) {
      return script.getAttribute("src").slice(2);
    }),
  );
  names.reduce(function (before, name) {
    return before.then(function () {
      return read("./" + name).then(function (code) {
        show(name, code.replace(/^.*source\.js.*\n/m, ""));
      });
    });
  }, Promise.resolve());
})();
