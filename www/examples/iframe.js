// Nothing of this is needed: the one line keeps the frame's height right by itself. It shows how the page around hears of
// the answer. What the person has entered stays inside the frame.
(function () {
  "use strict";
  var answer = document.querySelector("output");

  document.getElementById("place").addEventListener("huiqi-change", function (event) {
    var award = event.detail.award;
    answer.textContent = award ? "奖补 " + award.low + " 至 " + award.high + " 元" : event.detail.verdict;
  });
})();
