// In a template:
//   <huiqi-form measure="data-purchase" :facts="facts" @huiqi-change="changed" />
// and in the bundler's settings, so that Vue takes it for an element and not for a component:
//   vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("huiqi-") } } })
import "./huiqi/dist/element.js";

const { createApp, h } = window.Vue;

createApp({
  data: () => ({
    facts: { applicant: { kind: "enterprise" }, contracts: [{ amount: "350000.00" }] },
    answer: "正在载入……",
  }),
  methods: {
    changed({ detail: { assessment } }) {
      this.answer = `奖补 ${assessment.award.low} 至 ${assessment.award.high} 元`;
    },
  },
  render() {
    return [
      h("output", { class: "answer" }, this.answer),
      h("huiqi-form", {
        measure: "data-purchase",
        theme: "auto",
        facts: this.facts,
        onHuiqiReady: this.changed,
        onHuiqiChange: this.changed,
      }),
    ];
  },
}).mount("#app");
