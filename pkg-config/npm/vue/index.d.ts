// The elements in templates of Vue 3, for vue-tsc and editors: `"types": ["huiqi/vue"]` in tsconfig.json, or
// `import type {} from "huiqi/vue"` in one file.
import type { HTMLAttributes } from "vue";
import type { HuiqiFormEvents, HuiqiFormProperties, HuiqiMatchEvents, HuiqiMatchProperties } from "huiqi/element";

/** As Vue sees a component: what a template may bind, and what it may listen to. */
type Tag<Properties, Events> = new () => { $props: Properties & Omit<HTMLAttributes, keyof Properties> & Listeners<Events> };

/** `@huiqi-change` in a template is `onHuiqiChange` to Vue. */
type Listeners<Events> = {
  [Name in keyof Events & string as `on${Capitalize<Camel<Name>>}`]?: (event: Events[Name]) => unknown;
};
type Camel<Name extends string> = Name extends `${infer Word}-${infer Rest}` ? `${Word}${Capitalize<Camel<Rest>>}` : Name;

declare module "vue" {
  interface GlobalComponents {
    "huiqi-form": Tag<HuiqiFormProperties, HuiqiFormEvents>;
    "huiqi-match": Tag<HuiqiMatchProperties, HuiqiMatchEvents>;
  }
}
