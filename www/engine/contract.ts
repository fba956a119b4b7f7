// PROVISIONAL: will be replaced by the file generated from src/contract/. Names and keys are those of the Rust types.

/** What an applicant tells. */
export interface Application {
  /** Day of application, `YYYY-MM-DD`; left out: the door puts today in Asia/Shanghai. */
  date?: string;
  facts: Record<string, unknown>;
  materials?: Record<string, unknown>;
  measure: string;
  progress?: Record<string, string>;
  verified?: string[];
}

export interface Assessment {
  award: Award | null;
  changes: Change[];
  conditions: Condition[];
  contacts: Contact[];
  date: string;
  items: Item[];
  materials: Material[];
  measure: MeasureRef;
  missing: Missing[];
  notes: Note[];
  pack: PackRef;
  problems: Problem[];
  ready: boolean;
  references: Reference[];
  timeline: Step[];
  verdict: Verdict;
}

export interface PackRef { digest: string; id: string; version: string }
export interface MeasureRef { article: number; id: string; kind: MeasureKind; title: string }
export type MeasureKind = "award" | "deferred" | "recognition" | "guidance";
export type Verdict = "eligible" | "ineligible" | "undetermined" | "informational";
export interface Award { basis: Basis; clause: string; exact: boolean; high: string; low: string; steps: AwardStep[] }
export type Basis = "entitlement" | "selection";
export interface AwardStep { high: string; id: string; label: string; low: string }
export interface Condition {
  awaits?: Awaits;
  because: string[];
  clause: string;
  id: string;
  inPrinciple?: boolean;
  remedy?: string;
  status: Status;
  text: string;
  verified?: boolean;
}
export type Status = "met" | "unmet" | "unknown";
export type Awaits = "applicant" | "office";
export interface Item { conditions: Condition[]; path: string; status: ItemStatus }
export type ItemStatus = "counted" | "notCounted" | "unknown";
export interface Material {
  address: string;
  checks?: Condition[];
  clause: string;
  form?: MaterialForm;
  issuer?: string;
  keepOriginal?: boolean;
  mustState?: string[];
  name: string;
  oneOf?: string;
  required: Required;
  status: MaterialStatus;
}
export type MaterialForm = "original" | "copy" | "electronic";
export type Required = "yes" | "no" | "unknown";
export type MaterialStatus = "provided" | "faulty" | "missing" | "notNeeded";
export interface Missing { decides: Decides; label: string; path: string }
export type Decides = "verdict" | "award" | "checklist";
export interface Change { award?: Bounds; label: string; meets?: string; path: string; text: string; to: string }
export interface Bounds { high: string; low: string }
export interface Step {
  actor: string;
  clause: string;
  done?: string;
  due?: string;
  id: string;
  inPrinciple?: boolean;
  limit?: Limit;
  name: string;
  optional?: boolean;
  starts?: string;
}
export interface Limit { days: number; unit: LimitUnit }
export type LimitUnit = "workday" | "day";
export interface Contact { about?: string; clause: string; phone: string; unit: string }
export interface Reference { clause: string; number?: string; role: string; title: string }
export interface Note { clause: string; id: string; text: string }

export interface Problem {
  code: string;
  message: string;
  params?: Record<string, string>;
  path: string;
  severity: Severity;
}
export type Severity = "error" | "warning";

export interface Receipt { application: Application; assessment: Assessment; digest: string }
export interface Verification { differences: Difference[]; pack: PackMatch; valid: boolean }
export type PackMatch = "same" | "differs";
export interface Difference { claimed?: unknown; computed?: unknown; path: string }

export interface PackInfo {
  dated: string;
  digest: string;
  firstDay: string;
  id: string;
  language: string;
  number: string;
  title: string;
  version: string;
}
export interface MeasureSummary {
  applicants: string[];
  article: number;
  id: string;
  kind: MeasureKind;
  summary: string;
  title: string;
}
export interface Measure {
  applicants: string[];
  article: number;
  award?: AwardRule;
  clauses: Clause[];
  conditions: ConditionRule[];
  contacts: Contact[];
  id: string;
  items?: ItemRule;
  kind: MeasureKind;
  materials: MaterialRule[];
  notes: Note[];
  references: Reference[];
  steps: StepRule[];
  summary: string;
  terms: Term[];
  title: string;
}
export interface Clause { address: string; text: string }
export interface Term { clause: string; id: string; label: string; unit: string; value: string }
export interface ConditionRule { clause: string; id: string; inPrinciple?: boolean; text: string }
export interface ItemRule { conditions: ConditionRule[]; label: string; path: string }
export interface AwardRule { basis: Basis; clause: string; steps: AwardStepRule[] }
export interface AwardStepRule { id: string; label: string }
export interface MaterialRule {
  address: string;
  clause: string;
  form?: MaterialForm;
  issuer?: string;
  keepOriginal?: boolean;
  mustState?: string[];
  name: string;
  oneOf?: string;
  states?: Stated[];
}
export interface Stated { kind: string; label: string; name: string }
export interface StepRule {
  actor: string;
  clause: string;
  event?: EventRule;
  id: string;
  inPrinciple?: boolean;
  limit?: Limit;
  name: string;
  optional?: boolean;
}
export interface EventRule { id: string; name: string }

export interface FormNode {
  const?: string;
  description?: string;
  format?: string;
  items?: FormNode;
  maxItems?: number;
  maxLength?: number;
  oneOf?: FormNode[];
  pattern?: string;
  properties?: Record<string, FormNode>;
  required?: string[];
  title?: string;
  type?: string[];
  "x-huiqi"?: FormHint;
}
export interface Form extends FormNode { $id: string; $schema: string }
export interface FormHint {
  clause?: string;
  kind: FormKind;
  maximum?: string;
  none?: string;
  order?: string[];
  past?: boolean;
  unit?: string;
  use?: string;
}
export type FormKind = "group" | "list" | "boolean" | "choice" | "money" | "date" | "text";
