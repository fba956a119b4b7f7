// The elements in React's JSX: `"types": ["huiqi/react"]` in tsconfig.json, or `import type {} from "huiqi/react"` in one
// file. React 19 hands properties and listeners to elements; React 18 sets attributes alone, so there use a ref.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type {
  HuiqiForm, HuiqiFormEvents, HuiqiFormProperties, HuiqiMatch, HuiqiMatchEvents, HuiqiMatchProperties,
} from "huiqi/element";

type Tag<Element, Properties, Events> = Properties &
  Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Properties> &
  Listeners<Events>;

type Listeners<Events> = { [Name in keyof Events & string as `on${Name}`]?: (event: Events[Name]) => unknown };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "huiqi-form": Tag<HuiqiForm, HuiqiFormProperties, HuiqiFormEvents>;
      "huiqi-match": Tag<HuiqiMatch, HuiqiMatchProperties, HuiqiMatchEvents>;
    }
  }
}
