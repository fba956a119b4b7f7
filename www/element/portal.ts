// The portal around, as far as it has handed in hooks: asks them, keeps what came of each, and never lets one of them break
// the form.

import type { Material, MeasureKind, Receipt, Verdict } from "huiqi";
import { FACTS, isObject, join, locate, read, type FormModel } from "../model/index.js";
import { idOf } from "./format.js";
import { copy } from "./given.js";
import type { Fetched, HuiqiHooks, Identity, Later, Outcome, TrackEvent } from "./hooks.js";
import { text } from "./text.zh.js";

/** After so many milliseconds without an answer the person is told that it takes long. */
const SLOW = 10_000;

/** How something stands that a hook was asked for; `outdated`: it was done, and is no longer what is shown. */
export interface Task {
  state: "busy" | "slow" | "failed" | "done" | "outdated";
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
  /** Runs what changes answers though no person has answered; says whether the engine took it. */
  hand(action: () => void): boolean;
  draw(): void;
  /** Gives the focus to the first of these ids that there is. */
  focus(ids: string[]): void;
}

export class Portal {
  /** What came of asking for a material, by address. */
  materials: Record<string, Task> = {};
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
      // Somebody else may have logged in meanwhile.
      if (this.given.identity !== identity) return false;
      const before = this.facts;
      this.facts = factsOf(found);
      this.verifyAgain(before);
      return Object.keys(this.facts).length > 0;
    }, () => undefined);
    this.track({ name: "identity", measure, outcome });
  }

  /** Takes over what is verified wherever nothing else is told, as after a reset. `before`: what was verified until now. */
  verifyAgain(before: Record<string, unknown> = {}): void {
    const { model } = this.owner;
    if (model === undefined) return;
    const { application: { verified = [] }, application, fields } = model;
    const other: Disagreement[] = [];
    const news = Object.keys({ ...before, ...this.facts }).filter((path) => {
      const told = read(application, path);
      const fact = this.facts[path];
      const isVerified = verified.indexOf(path) >= 0;
      // What stands as it should is left alone: a portal that makes its hooks anew with each change would be told of one.
      if (locate(fields, path) === undefined || (isVerified && told === fact)) return false;
      // Whoever was logged in before takes along what was verified of them.
      if (isVerified && path in before && told === before[path]) return true;
      if (fact !== undefined && told !== undefined && told !== fact) other.push({ path, verified: fact });
      return fact !== undefined && (told === undefined || told === fact);
    });
    this.disagreements = other;
    this.verify(news);
  }

  /** Whether a person has told something else than what is verified. */
  private disagrees(path: string): boolean {
    const told = this.owner.model && read(this.owner.model.application, path);
    return told !== undefined && told !== this.facts[path];
  }

  private verify(paths: string[]): void {
    const { model } = this.owner;
    const facts: Record<string, unknown> = {};
    for (const path of paths) facts[path] = this.facts[path];
    if (model !== undefined && paths.length > 0) this.owner.hand(() => model.verify(facts));
    this.owner.draw();
  }

  /** The person takes what is verified in place of what they have told, and goes on with the next, or there. */
  agree({ path }: Disagreement): void {
    this.disagreements = this.disagreements.filter((one) => one.path !== path);
    this.verify([path]);
    this.owner.focus(["disagreements", idOf(path), "question"]);
  }

  /** Asks what a material states. What takes long can be asked again; then only the last answer counts. */
  async fetch(material: Material): Promise<void> {
    const { address } = material;
    const { given: { fetchMaterial }, owner: { model }, measure } = this;
    const task = this.materials[address];
    if (fetchMaterial === undefined || model === undefined || (task !== undefined && task.state === "busy")) return;
    const before = neighbours(model, address);
    let last = task;
    const counts = (): boolean => this.materials[address] === last;
    const tell = (next: Task): void => {
      if (!counts()) return;
      last = this.materials[address] = next;
      this.owner.draw();
    };
    const outcome = await ended(() => fetchMaterial.call(this.given, address, material), (fetched) => {
      if (!counts()) return false;
      // Items may have come and gone meanwhile, and the address then be another's.
      const moved = this.owner.model !== model || neighbours(model, address) !== before;
      const told = toldBy(fetched);
      const taken = !moved && told !== undefined && this.owner.hand(() => model.tellMaterial(address, told));
      tell(taken ? { state: "done", message: text.portal.fetched }
        : { state: "failed", message: moved ? text.portal.moved : told === undefined ? text.portal.noMaterial : text.portal.failed });
      return taken;
    }, tell);
    this.track({ name: "material", measure, material: kindOf(address), outcome });
  }

  /** Hands the receipt to the portal, once at a time. */
  async submit(receipt: Receipt): Promise<void> {
    const { given: { transport }, owner: { model } } = this;
    if (transport === undefined || model === undefined || isWaiting(this.submission)) return;
    const { measure, verdict } = receipt.assessment;
    const sent = model.application;
    let last = this.submission;
    const tell = (next: Task): void => {
      // The form may be that of another measure by now.
      if (this.submission !== last) return;
      last = this.submission = next;
      this.owner.draw();
    };
    const outcome = await ended(() => transport.call(this.given, receipt), (sentence) => {
      const done: Task = { state: "done", message: typeof sentence === "string" && sentence !== "" ? sentence : text.portal.submitted };
      tell(model.application === sent ? done : outdated(done));
      return true;
    }, tell);
    this.track({ name: "submit", measure: measure.id, verdict, outcome });
  }

  /** A form is shown: of a measure, or of all of them. */
  opened(measure?: { id: string; kind: MeasureKind }): void {
    this.verdict = undefined;
    this.submission = undefined;
    this.materials = {};
    this.track(measure === undefined ? { name: "open" } : { name: "open", measure: measure.id, kind: measure.kind });
    void this.identify();
  }

  /** The answers are others: what was submitted is no longer what is shown. */
  changed(): void {
    const { materials, submission } = this;
    for (const address of Object.keys(materials)) if (!isWaiting(materials[address])) delete materials[address];
    this.disagreements = this.disagreements.filter(({ path }) => this.disagrees(path));
    if (submission === undefined || isWaiting(submission)) return;
    if (submission.state === "done") this.submission = outdated(submission);
    else if (submission.state === "failed") this.submission = undefined;
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
    // Counting is the portal's own business, and no reason to trouble the person or the page, now or later.
    try {
      Promise.resolve(track.call(this.given, event) as unknown).catch(() => undefined);
    } catch {
      return;
    }
  }
}

/** Whether a hook has not answered yet. */
export function isWaiting(task: Task | undefined): boolean {
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

/** Names of errors that a browser or a mistake in a hook throws: their words are not meant for the person. */
const NO_SENTENCE = /^(Type|Syntax|Reference|Range|URI|Abort|Timeout|Network)Error$/;

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== "" && !NO_SENTENCE.test(error.name) ? error.message : text.portal.failed;
}

/** What was done, with what the person has to know since it is not what is shown any more. */
function outdated({ message }: Task): Task {
  return { state: "outdated", message: `${message} ${text.portal.changedSince}` };
}

/** What a hook gives that is neither `true` nor an object states nothing. */
function toldBy(fetched: Fetched): true | Record<string, unknown> | undefined {
  return fetched === true || isObject(fetched) ? copy(fetched) : undefined;
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
