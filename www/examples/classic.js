// A page without modules: the script before this one has set `window.huiqi`. This one is ES5, as such pages often are.
(function () {
  "use strict";
  var amount = document.querySelector("input");
  var answer = document.querySelector("output");

  // Finds its files beside the script, wherever that is served from.
  window.huiqi.load().then(function (huiqi) {
    function show() {
      var assessment = huiqi.assess({
        measure: "data-purchase",
        facts: { applicant: { kind: "enterprise" }, contracts: [{ amount: amount.value }] }
      });
      var award = assessment.award;
      answer.textContent = assessment.problems.length
        ? assessment.problems[0].message
        : "预计奖补 " + award.low + " 至 " + award.high + " 元，还有 " + assessment.missing.length + " 项会影响结果。";
    }
    amount.addEventListener("input", show);
    show();
  });
})();
