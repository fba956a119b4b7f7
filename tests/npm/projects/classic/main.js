// A page without modules: the package's classic folder lies in vendor/huiqi, and `huiqi` is its one global name.
(function () {
  var amount = document.querySelector("[name=amount]");

  function say(id, answer) {
    document.getElementById(id).textContent = answer;
  }

  function start(engine, application) {
    function show() {
      var told = JSON.parse(JSON.stringify(application));
      if (amount.value !== "") told.facts.contracts[0].amount = told.facts.contracts[0].paid = amount.value;
      say("engine", engine.assess(told).award.high);
    }
    amount.addEventListener("input", show);
    show();
  }

  function fillIn(application) {
    var form = document.querySelector("huiqi-form");
    function keep(event) {
      say("element", event.detail.assessment.award.high);
    }
    form.addEventListener("huiqi-ready", keep);
    form.addEventListener("huiqi-change", keep);
    form.application = application;
  }

  function otherWays(application) {
    return Promise.all([huiqi.load({ core: "js" }), huiqi.loadWorker()]).then(function (engines) {
      return Promise.all(engines.map(function (engine) { return engine.assess(application); }));
    }).then(function (answers) {
      say("ways", answers.map(function (answer) { return answer.award.high; }).join(" "));
    });
  }

  fetch("api/application.json")
    .then(function (answer) { return answer.json(); })
    .then(function (application) {
      fillIn(application);
      return huiqi.load().then(function (engine) {
        start(engine, application);
        return otherWays(application);
      });
    });
})();
