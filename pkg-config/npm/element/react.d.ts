// `import "huiqi/element/react"`: the elements, and their types in JSX, of React 18 and 19.
//
// React 19 sets properties and takes listeners as `onhuiqi-change`. React 18 sets attributes alone: give JSON text there,
// and add listeners by a ref.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { HuiqiForm, HuiqiMatch } from "../types/element/index.js";
import type { HuiqiFormEvents, HuiqiFormProps, HuiqiMatchEvents, HuiqiMatchProps } from "./props.js";

export * from "../types/element/index.js";

type Listeners<Events> = { [Name in keyof Events & string as `on${Name}`]?: (event: Events[Name]) => void };

type Element<E, Props, Events> =
  Omit<DetailedHTMLProps<HTMLAttributes<E>, E>, keyof Props> & Props & Listeners<Events> & { class?: string };

interface HuiqiElements {
  "huiqi-form": Element<HuiqiForm, HuiqiFormProps, HuiqiFormEvents>;
  "huiqi-match": Element<HuiqiMatch, HuiqiMatchProps, HuiqiMatchEvents>;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends HuiqiElements {}
  }
}

declare global {
  namespace JSX {
    interface IntrinsicElements extends HuiqiElements {}
  }
}
