import Vue from "vue";
import App from "./App.vue";

// Without this Vue 2 takes the element for a component that nobody registered.
Vue.config.ignoredElements = [/^huiqi-/];

new Vue({ render: (h) => h(App) }).$mount("#app");
