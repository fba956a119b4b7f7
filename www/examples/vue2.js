// In a template:
//   <huiqi-form measure="data-purchase" :facts.prop="facts" @huiqi-change="changed"></huiqi-form>
// `.prop` hands objects over as they are; without it Vue 2 writes them into an attribute.
(function () {
  "use strict";
  var Vue = window.Vue;
  // Else Vue 2 warns of an unknown component.
  Vue.config.ignoredElements = [/^huiqi-/];

  new Vue({
    el: "#app",
    data: {
      facts: { applicant: { kind: "enterprise" }, contracts: [{ amount: "350000.00" }] },
      answer: "正在载入……"
    },
    methods: {
      changed: function (event) {
        var award = event.detail.assessment.award;
        this.answer = "奖补 " + award.low + " 至 " + award.high + " 元";
      }
    },
    render: function (h) {
      return h("div", [
        h("output", { class: "answer" }, this.answer),
        h("huiqi-form", {
          attrs: { measure: "data-purchase", theme: "auto" },
          domProps: { facts: this.facts },
          on: { "huiqi-ready": this.changed, "huiqi-change": this.changed }
        })
      ]);
    }
  });
})();
