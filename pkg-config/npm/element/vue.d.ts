// `import "huiqi/element/vue"`: the elements, and their types in the templates of Vue 3.
//
// The compiler has to be told that they are elements of the browser: `isCustomElement: (tag) => tag.startsWith("huiqi-")`.
// Vue 2 has no types for templates; there it is `Vue.config.ignoredElements = [/^huiqi-/]`, and objects are bound with
// `:facts.prop`.

import type { HuiqiFormEvents, HuiqiFormProps, HuiqiMatchEvents, HuiqiMatchProps } from "./props.js";

export * from "../types/element/index.js";

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Name;

type Listeners<Events> = { [Name in keyof Events & string as `on${Capitalize<Camel<Name>>}`]?: (event: Events[Name]) => void };

interface Native {
  id?: string;
  class?: unknown;
  onInput?: (event: Event) => void;
  onChange?: (event: Event) => void;
}

declare module "vue" {
  interface GlobalComponents {
    "huiqi-form": new () => { $props: HuiqiFormProps & Listeners<HuiqiFormEvents> & Native };
    "huiqi-match": new () => { $props: HuiqiMatchProps & Listeners<HuiqiMatchEvents> & Native };
  }
}
