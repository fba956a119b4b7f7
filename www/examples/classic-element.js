// Nothing of this is needed for the form to work; it shows how a script of the page hears of the answers.
(function () {
  "use strict";
  var element = document.querySelector("huiqi-form");
  var answer = document.querySelector("output");

  function show(event) {
    var award = event.detail.assessment.award;
    answer.textContent = "奖补 " + award.low + " 至 " + award.high + " 元";
  }
  element.addEventListener("huiqi-ready", show);
  element.addEventListener("huiqi-change", show);
})();
