// Reading invoices: what they state is held against the applicant and the contracts, and told of the material once the
// person says so. Whether a document agrees, the engine says.

import type { TemplateResult } from "lit/html.js";
import type { Assessment } from "huiqi";
import { isQuestion, type Answers } from "huiqi/element";
import { money } from "../decimal.js";
import { focusSoon } from "../door.js";
import { itemsAt } from "../rows/take-in.js";
import type { Tools } from "../tools.js";
import { bundles, repeated, suggest, type Bundle, type Filed, type Known } from "./filing.js";
import type { FileFault } from "./reader.js";
import { addressOf, type Subject } from "./subject.js";
import { text } from "./text.zh.js";
import { body } from "./view.js";

type Snapshot = ReturnType<Answers["snapshot"]>;

/** A contract with its invoices, as the engine finds them. */
export interface Judged {
  bundle: Bundle;
  checks: NonNullable<Assessment["materials"][number]["checks"]>;
}

export interface Outcome {
  sentence: string;
  undo?: { before: Snapshot; after: Snapshot };
}

export class Invoices {
  private filed: Filed[] = [];
  /** The items as they were when they were last looked at. */
  private items: readonly unknown[] = [];
  private faults: { file: string; fault: FileFault }[] = [];
  private outcome: Outcome | undefined;

  /** `subject`: of the measure on the screen. */
  constructor(private readonly tools: () => Tools, private readonly subject: Subject) {}

  template(): TemplateResult {
    this.follow();
    const { answers, application } = this.tools();
    if (this.outcome && this.outcome.undo && this.outcome.undo.after !== answers.snapshot()) this.outcome = undefined;
    const applicant = applicantOf(application.facts);
    return body({
      subject: this.subject,
      items: this.items,
      filed: this.filed,
      repeated: repeated(this.filed),
      judged: this.judge(applicant.name),
      faults: this.faults,
      outcome: this.outcome,
      applicant,
    }, this.actions);
  }

  /** Items that were added, copied or removed take their invoices along. */
  private follow(): void {
    const items = itemsAt(this.tools().answers.told, this.subject.path);
    if (items === this.items) return;
    this.filed = this.filed.map((one) => ({ ...one, item: followed(one.item, this.items, items) }));
    this.items = items;
  }

  /** The contracts that have invoices here, each with what the engine would say of its material. */
  private judge(applicant: string): Judged[] {
    const { path, prefix, names } = this.subject;
    const { huiqi, application } = this.tools();
    const all = bundles(this.filed, names, applicant);
    const materials: Record<string, unknown> = { ...application.materials };
    for (const bundle of all) materials[addressOf(prefix, bundle.item)] = bundle.stated;
    if (all.length === 0) return [];
    const judged = huiqi.assess({ ...application, materials }).materials;
    return all.filter(({ item }) => itemsAt(application, path)[item] !== undefined).map((bundle) => {
      const material = judged.filter(({ address }) => address === addressOf(prefix, bundle.item))[0];
      return { bundle, checks: (material && material.checks) || [] };
    });
  }

  private say(sentence: string, undo?: Outcome["undo"]): void {
    this.outcome = { sentence, undo };
    this.tools().announce(sentence);
    this.tools().draw();
  }

  private async read(files: readonly File[]): Promise<void> {
    let reader: typeof import("./reader.js");
    try {
      reader = await import("./reader.js");
    } catch {
      return this.say(text.unloaded);
    }
    const read = await Promise.all(files.map(async (file) => ({ file: file.name, found: await reader.readFile(file) })));
    this.faults = [];
    const added: Filed[] = [];
    for (const { file, found } of read) {
      if (typeof found === "string") this.faults.push({ file, fault: found });
      else added.push(...found.map((invoice) => ({ invoice, file, suggested: false })));
    }
    this.filed = suggest(this.filed.concat(added), this.known());
    this.outcome = undefined;
    this.tools().announce(text.read(added.length, this.faults.length));
    this.tools().draw();
  }

  /** What each item is known by: its sums, and the names that its other documents state. */
  private known(): Known[] {
    const { subject } = this;
    const { materials = {} } = this.tools().application;
    const sums = subject.list.fields.filter((field) => isQuestion(field) && field.kind === "money").map(({ name }) => name);
    return this.items.map((item, index) => {
      const told = item as Record<string, unknown>;
      const papers = Object.keys(materials).filter((address) => address.indexOf(`${subject.prefix}/${index}/`) === 0);
      return {
        sums: sums.map((name) => money(String(told[name]))).filter((sum): sum is string => sum !== undefined),
        names: papers.reduce<string[]>((names, address) => names.concat(namesIn(materials[address])), []),
      };
    });
  }

  private take(): void {
    const { subject } = this;
    const { answers, measure, application } = this.tools();
    if (repeated(this.filed).length > 0) return;
    const ready = this.judge(applicantOf(application.facts).name).filter(({ bundle }) => !bundle.negative);
    if (ready.length === 0) return;
    const before = answers.snapshot();
    const papers = before.told.papers[measure.id] || {};
    const materials = { ...papers.materials };
    for (const { bundle } of ready) materials[addressOf(subject.prefix, bundle.item)] = bundle.stated;
    answers.change({ ...before.told, papers: { ...before.told.papers, [measure.id]: { ...papers, materials } } });
    this.say(text.taken(ready.length, subject.list.itemLabel), { before, after: answers.snapshot() });
    focusSoon("invoices-outcome");
  }

  readonly actions = {
    files: (files: readonly File[]) => void this.read(files),
    file: (at: number, item: number | undefined) => {
      this.filed = this.filed.map((one, index) => (index === at ? { ...one, item, suggested: false } : one));
      this.tools().draw();
    },
    remove: (at: number) => {
      this.filed = this.filed.filter((_, index) => index !== at);
      this.say(text.removed);
      focusSoon("invoices-outcome");
    },
    clear: () => {
      this.filed = [];
      this.faults = [];
      this.outcome = undefined;
      this.tools().draw();
      focusSoon("invoices-files");
    },
    take: () => this.take(),
    undo: () => {
      const undo = this.outcome && this.outcome.undo;
      if (!undo) return;
      this.tools().answers.restore(undo.before);
      this.say(text.undone);
      focusSoon("invoices-outcome");
    },
    goTo: (part: string) => this.tools().goTo(part),
  };
}

export type InvoiceActions = Invoices["actions"];

/** Where an item has gone: items that were not touched are the same objects. */
function followed(index: number | undefined, before: readonly unknown[], after: readonly unknown[]): number | undefined {
  if (index === undefined) return undefined;
  const moved = after.indexOf(before[index]);
  if (moved >= 0) return moved;
  // It was answered anew in its place, or it is gone.
  return before.length === after.length ? index : undefined;
}

export interface Applicant {
  name: string;
  code: string;
}

function applicantOf(facts: Record<string, unknown>): Applicant {
  const { name, uscc } = (facts.applicant || {}) as Record<string, unknown>;
  return { name: typeof name === "string" ? name.trim() : "", code: typeof uscc === "string" ? uscc.trim().toUpperCase() : "" };
}

function namesIn(stated: unknown): string[] {
  const values = typeof stated === "object" && stated !== null ? stated as Record<string, unknown> : {};
  return Object.keys(values).map((name) => values[name]).filter((value): value is string => typeof value === "string");
}
