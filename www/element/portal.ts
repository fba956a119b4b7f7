// The portal around, as far as it has handed in hooks: asks them, keeps what came of each, and never lets one of them break
// the form.

import type { Material, MeasureKind, Receipt, Verdict } from "huiqi";
import { FACTS, isObject, join, locate, read, type FormModel } from "../model/index.js";
import type { Fetched, HuiqiHooks, Identity, Later, Outcome, TrackEvent } from "./hooks.js";
import { text } from "./text.zh.js";

/** After so many milliseconds without an answer the person is told that it takes long. */
const SLOW = 10_000;

/** How something stands that a hook was asked for. */
export interface Task {
  state: "busy" | "slow" | "failed" | "done";
  message?: string;
}

/** What is verified, and told otherwise. */
export interface Disagreement {
  path: string;
  verified: unknown;
}

/** Who shows the form. */
export interface PortalOwner {
  /** None while no form is shown. */
  readonly model: FormModel | undefined;
  /** Runs what changes answers though no person has answered. */
  hand(action: () => void): void;
  draw(): void;
}

export class Portal {
  /** What came of asking for a material, by address. */
  readonly materials: Record<string, Task> = {};
  disagreements: readonly Disagreement[] = [];
  submission: Task | undefined;
  private given: HuiqiHooks = {};
  private facts: Record<string, unknown> = {};
  private asked: HuiqiHooks["identity"];
  private verdict: Verdict | undefined;

  constructor(private readonly owner: PortalOwner) {}

  get hooks(): HuiqiHooks {
    return this.given;
  }

  set hooks(hooks: HuiqiHooks) {
    this.given = hooks;
  }

  /** The form has opened, or has other hooks: whoever is logged in is asked for once. */
  async identify(): Promise<void> {
    const { identity } = this.given;
    if (identity === undefined || identity === this.asked) return this.verifyAgain();
    this.asked = identity;
    const measure = this.measure;
    const outcome = await ended(() => identity.call(this.given), (found) => {
      this.facts = factsOf(found);
      this.verifyAgain();
      return Object.keys(this.facts).length > 0;
    }, () => undefined);
    this.track({ name: "identity", measure, outcome });
  }

  /** Takes over what is verified wherever nothing else is told, as after a reset. */
  verifyAgain(): void {
    const { model } = this.owner;
    if (model === undefined) return;
    const { application, fields } = model;
    const known = Object.keys(this.facts).filter((path) => locate(fields, path) !== undefined);
    const agrees = (path: string): boolean => {
      const told = read(application, path);
      return told === undefined || told === this.facts[path];
    };
    this.disagreements = known.filter((path) => !agrees(path)).map((path) => ({ path, verified: this.facts[path] }));
    this.verify(known.filter(agrees));
  }

  private verify(paths: string[]): void {
    const { model } = this.owner;
    const facts: Record<string, unknown> = {};
    for (const path of paths) facts[path] = this.facts[path];
    if (model !== undefined && paths.length > 0) this.owner.hand(() => model.verify(facts));
    this.owner.draw();
  }

  /** The person takes what is verified in place of what they have told. */
  agree({ path }: Disagreement): void {
    this.disagreements = this.disagreements.filter((one) => one.path !== path);
    this.verify([path]);
  }

  /** Asks what a material states. */
  async fetch(material: Material): Promise<void> {
    const { address } = material;
    const { given: { fetchMaterial }, owner: { model }, measure } = this;
    if (fetchMaterial === undefined || model === undefined || isWaiting(this.materials[address])) return;
    const before = neighbours(model, address);
    const tell = (task: Task): void => {
      this.materials[address] = task;
      this.owner.draw();
    };
    const outcome = await ended(() => fetchMaterial.call(this.given, address, material), (fetched) => {
      const told = toldBy(fetched);
      // Items may have come and gone meanwhile, and the address then be another's.
      const same = this.owner.model === model && neighbours(model, address) === before;
      if (told !== undefined && same) this.owner.hand(() => model.tellMaterial(address, told));
      tell(same && told !== undefined ? { state: "done", message: text.portal.fetched }
        : { state: "failed", message: same ? text.portal.noMaterial : text.portal.moved });
      return same && told !== undefined;
    }, tell);
    this.track({ name: "material", measure, material: kindOf(address), outcome });
  }

  /** Hands the receipt to the portal, once at a time. */
  async submit(receipt: Receipt): Promise<void> {
    const { transport } = this.given;
    if (transport === undefined || isWaiting(this.submission)) return;
    const { measure, verdict } = receipt.assessment;
    const tell = (task: Task): void => {
      this.submission = task;
      this.owner.draw();
    };
    const outcome = await ended(() => transport.call(this.given, receipt), (sentence) => {
      tell({ state: "done", message: typeof sentence === "string" && sentence !== "" ? sentence : text.portal.submitted });
      return true;
    }, tell);
    this.track({ name: "submit", measure: measure.id, verdict, outcome });
  }

  /** A form is shown: of a measure, or of all of them. */
  opened(measure?: { id: string; kind: MeasureKind }): void {
    this.verdict = undefined;
    this.submission = undefined;
    this.track(measure === undefined ? { name: "open" } : { name: "open", measure: measure.id, kind: measure.kind });
    void this.identify();
  }

  /** The answers are others: what was submitted is no longer what is shown. */
  changed(): void {
    const { materials, submission } = this;
    for (const address of Object.keys(materials)) if (!isWaiting(materials[address])) delete materials[address];
    if (submission === undefined || isWaiting(submission)) return;
    this.submission = submission.state === "done" ? { state: "failed", message: text.portal.changedSince } : undefined;
  }

  /** A measure is judged; counted when the verdict is another one. */
  judged(measure: string, verdict: Verdict): void {
    if (this.verdict === verdict) return;
    this.verdict = verdict;
    this.track({ name: "verdict", measure, verdict });
  }

  private get measure(): string {
    return this.owner.model === undefined ? "" : this.owner.model.application.measure;
  }

  track(event: TrackEvent): void {
    const { track } = this.given;
    if (track === undefined) return;
    try {
      track.call(this.given, event);
    } catch {
      // Counting is the portal's own business, and no reason to trouble the person.
    }
  }
}

function isWaiting(task: Task | undefined): boolean {
  return task !== undefined && (task.state === "busy" || task.state === "slow");
}

/** Asks a hook; says on the way how it stands, and in the end how it ended. `take` says whether there was anything. */
async function ended<T>(ask: () => Later<T>, take: (answer: T) => boolean, tell: (task: Task) => void): Promise<Outcome> {
  tell({ state: "busy" });
  const timer = setTimeout(() => tell({ state: "slow", message: text.portal.slow }), SLOW);
  try {
    return take(await ask()) ? "done" : "none";
  } catch (error) {
    tell({ state: "failed", message: messageOf(error) });
    return "failed";
  } finally {
    clearTimeout(timer);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== "" ? error.message : text.portal.failed;
}

/** What a hook gives that is neither `true` nor an object states nothing. */
function toldBy(fetched: Fetched): true | Record<string, unknown> | undefined {
  return fetched === true || isObject(fetched) ? fetched : undefined;
}

/** How many items there are in the list that a material belongs to one of. */
function neighbours(model: FormModel, address: string): number {
  const [list = ""] = address.split(/\/\d+\//);
  return list === address ? 0 : model.items(FACTS + "/" + list).length;
}

// Which kind of paper, not which of many: the number of the item goes.
function kindOf(address: string): string {
  return address.replace(/(^|\/)\d+(?=\/|$)/g, "$1*");
}

/** The facts that an identity tells, by path. The names are the contract's, which every policy shares. */
function factsOf(identity: Identity | undefined): Record<string, unknown> {
  if (!isObject(identity)) return {};
  const { name, code, role } = identity as Identity;
  const facts: Record<string, unknown> = {};
  const tell = (fact: string, value: unknown): void => {
    facts[join(FACTS, "applicant", fact)] = value;
  };
  if (typeof name === "string" && name !== "") tell("name", name);
  if (typeof code === "string" && code !== "" && role !== "individual") tell("uscc", code);
  if (role === "individual") tell("kind", role);
  if (role === "agent" || role === "legal-representative") tell("byAgent", role === "agent");
  return facts;
}
