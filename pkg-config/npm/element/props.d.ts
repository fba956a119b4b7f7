// What the elements take in a template, whatever the framework; a framework that only sets attributes gives JSON text.

import type { Huiqi } from "huiqi";
import type { ChooseDetail, FormDetail, HuiqiForm, HuiqiMatch, MatchDetail } from "../types/element/index.js";

type Json<T> = T | string;

interface Common {
  engine?: Huiqi | PromiseLike<Huiqi>;
  facts?: Json<HuiqiForm["facts"]>;
  verified?: Json<HuiqiForm["verified"]>;
  date?: string;
  allowCorrection?: boolean;
  "allow-correction"?: boolean | "";
  theme?: "light" | "dark" | "auto";
  stylesheet?: string;
}

export interface HuiqiFormProps extends Common {
  measure?: string;
  name?: string;
  disabled?: boolean;
  application?: Json<HuiqiForm["application"]>;
  materials?: Json<HuiqiForm["materials"]>;
}

export interface HuiqiMatchProps extends Common {
  profile?: Json<HuiqiMatch["profile"]>;
  questions?: "next" | "all";
  href?: string;
}

export interface HuiqiFormEvents {
  "huiqi-ready": CustomEvent<FormDetail>;
  "huiqi-change": CustomEvent<FormDetail>;
  "huiqi-error": CustomEvent<{ error: unknown }>;
}

export interface HuiqiMatchEvents {
  "huiqi-ready": CustomEvent<MatchDetail>;
  "huiqi-match": CustomEvent<MatchDetail>;
  "huiqi-choose": CustomEvent<ChooseDetail>;
  "huiqi-error": CustomEvent<{ error: unknown }>;
}
