// An embedder's own part of element.html, in ES5 so that it runs wherever the guard does: hands in what is known of the
// applicant, listens, and keeps what is submitted in place of sending it.
(function () {
  "use strict";
  var told = new XMLHttpRequest();
  told.open("GET", "application.json");
  told.onload = function () {
    var form = document.querySelector("huiqi-form");
    if (form) form.application = JSON.parse(told.responseText);
  };
  told.send();

  window.events = [];
  ["huiqi-ready", "huiqi-change", "input", "change"].forEach(function (type) {
    document.addEventListener(type, function () {
      window.events.push(type);
    });
  });
  document.getElementById("around").addEventListener("submit", function (event) {
    event.preventDefault();
    window.submitted = new FormData(event.target).get("receipt");
  });
})();
