// A form over the answers: the part that one measure asks for, the application that comes of it, and which questions were
// answered with "I do not know".
//
// Takes answers, gives the application that an engine assesses; knows neither a screen nor an engine.

import type { Application } from "../engine/contract.js";
import type { Answers, Marks, Papers, Snapshot, Told } from "./answers.js";
import { insertion, insertItem, itemsOf, moveKeys, movePaths, removal, removeItem, type Move } from "./items.js";
import { fromTenThousands } from "./money.js";
import { erase, isObject, read, split, write } from "./pointer.js";
import { FACTS, locate, type Field } from "./schema.js";
import { mergeFacts, partFacts, type Facts } from "./union.js";
import { unverify, verifiedIn } from "./verified.js";

/**
 * How a question stands. `open` and `unsure` are the same to the engine (the key is left out); they differ for the
 * person: who said "I do not know" is not asked again first.
 */
export type Answer =
  | { state: "open" }
  | { state: "unsure" }
  | { state: "none" }
  | { state: "told"; value: unknown };

export class FormModel {
  /** The application as it was put together last, and what it was put together from. */
  private made: { told: Told; application: Application } | undefined;

  /**
   * `all`: the fields of every form that shares the answers, asked for once there is an answer. What only another form asks is
   * not handed in with this one.
   */
  constructor(
    readonly fields: Field[],
    private readonly answers: Answers,
    private readonly measure: string,
    private readonly all?: () => Field[],
  ) {}

  /** The application as told so far. Never changed in place: a new answer makes a new one. */
  get application(): Application {
    const { told } = this.answers;
    if (this.made === undefined || this.made.told !== told) this.made = { told, application: this.apply(told) };
    return this.made.application;
  }

  private apply({ date, facts, papers }: Told): Application {
    const { own } = this.part(facts);
    return {
      measure: this.measure, ...(date === undefined ? {} : { date }), facts: own, ...papers[this.measure],
      ...verifiedIn(papers, this.measure, (path) => locate(this.fields, path) !== undefined),
    };
  }

  /** Facts as this form asks them, and those that only others ask. */
  private part(facts: Facts): { own: Facts; other: Facts } {
    const isEmpty = isObject(facts) && Object.keys(facts).length === 0;
    return this.all === undefined || isEmpty ? { own: facts, other: {} } : partFacts(facts, this.fields, this.all());
  }

  /** Paths of the questions that were answered with "I do not know". */
  get unsure(): readonly string[] {
    return this.answers.unsure;
  }

  /** Paths of the questions that were told otherwise than verified. */
  get corrected(): readonly string[] {
    return this.answers.corrected;
  }

  /** Sums that were typed in 万元, by path; some may have been told otherwise since. */
  get typed(): Readonly<Record<string, string>> {
    return this.answers.typed;
  }

  answer(path: string): Answer {
    const value = read(this.application, path);
    if (value === null) return { state: "none" };
    if (value !== undefined) return { state: "told", value };
    return { state: this.unsure.indexOf(path) >= 0 ? "unsure" : "open" };
  }

  /** What a text control shows: what was typed, to the letter. */
  text(path: string): string {
    const value = read(this.application, path);
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  }

  tell(path: string, value: unknown): void {
    this.retell(path, this.told(path, value), this.unsureWithout(path));
  }

  /** What was typed, kept as it is; an emptied control takes its answer back. */
  type(path: string, text: string): void {
    if (text === "") this.takeBack(path);
    else this.tell(path, text);
  }

  /** The sum at a path as it was typed in 万元; `undefined` where it was not, or is told otherwise since. */
  inTenThousands(path: string): string | undefined {
    const typed = this.answers.typed[path];
    return typed !== undefined && toldInTenThousands(typed) === this.text(path) ? typed : undefined;
  }

  /** Like `type`, for a sum in 万元: yuan are told, and what was typed is kept beside. What is no sum is told as it is. */
  typeTenThousands(path: string, text: string): void {
    if (text === "") return this.takeBack(path);
    this.retell(path, this.told(path, toldInTenThousands(text)), this.unsureWithout(path), { [path]: text });
  }

  /** Like `type`, for a whole number: JSON has a number for it. What is none stays text, for the engine to object to. */
  typeInteger(path: string, text: string): void {
    const number = Number(text);
    if (text !== "" && Number.isSafeInteger(number) && String(number) === text) this.tell(path, number);
    else this.type(path, text);
  }

  tellNone(path: string): void {
    this.tell(path, null);
  }

  tellUnsure(path: string): void {
    this.retell(path, this.told(path, undefined), this.unsureWithout(path).concat(path));
  }

  takeBack(path: string): void {
    this.retell(path, this.told(path, undefined), this.unsureWithout(path));
  }

  items(list: string): unknown[] {
    return itemsOf(this.answers.told, list);
  }

  /** Adds an item, an empty one if no other, at the end and gives its index. */
  addItem(list: string, item: object = {}): number {
    const at = this.items(list).length;
    this.answers.change(insertItem(this.answers.told, list, at, item), { unsure: this.unsureWithout(list) });
    return at;
  }

  /** Puts a copy of an item right behind it and gives the copy's index. */
  copyItem(list: string, index: number): number {
    const at = index + 1;
    const moved = this.moved(list, insertion(at));
    const { unsure, typed } = moved;
    const from = `${list}/${index}/`;
    const copyOf = (path: string): string => `${list}/${at}/` + path.slice(from.length);
    const inside = (path: string): boolean => path.indexOf(from) === 0;
    for (const path of Object.keys(typed).filter(inside)) typed[copyOf(path)] = typed[path] as string;
    this.answers.change(insertItem(this.answers.told, list, at, this.items(list)[index]), {
      ...moved,
      unsure: unsure.concat(unsure.filter(inside).map(copyOf)),
    });
    return at;
  }

  /** Removes an item. Without its last one a list is not told again: removing says nothing about there being none. */
  removeItem(list: string, index: number): void {
    let next = removeItem(this.answers.told, list, index);
    if (itemsOf(next, list).length === 0) next = withoutFact(next, list);
    this.answers.change(next, this.moved(list, removal(index)));
  }

  /** The marks after a move of a list's items. */
  private moved(list: string, move: Move): { unsure: string[]; corrected: string[]; typed: Record<string, string> } {
    return {
      unsure: movePaths(this.unsure, list, move),
      corrected: movePaths(this.corrected, list, move),
      typed: moveKeys(this.answers.typed, list, move),
    };
  }

  /** The day of application; empty: left to the door, which takes today. */
  tellDate(day: string): void {
    const { date: _, ...rest } = this.answers.told;
    this.answers.change(day === "" ? rest : { ...rest, date: day });
  }

  /** A material at hand (`true`), or what the document states, or not at hand (`undefined`). */
  tellMaterial(address: string, told: true | Record<string, unknown> | undefined): void {
    this.tellPapers(withEntry(this.papers, "materials", address, told));
  }

  /** The day on which a step was completed or an event happened; empty: not yet. */
  tellProgress(id: string, day: string): void {
    this.tellPapers(withEntry(this.papers, "progress", id, day === "" ? undefined : day));
  }

  /** Tells facts, by path, as a portal has verified them; `undefined`: it no longer does, and they are taken back. */
  verify(facts: Readonly<Record<string, unknown>>): void {
    const paths = Object.keys(facts);
    const others = (all: readonly string[]): string[] => all.filter((path) => paths.indexOf(path) < 0);
    const told = paths.reduce((so, path) => (
      facts[path] === undefined ? withoutFact(so, path) : write(so, path, facts[path])), this.answers.told);
    const verified = others(this.papers.verified || []).concat(paths.filter((path) => facts[path] !== undefined));
    const papers = { ...this.papers, verified };
    this.answers.change({ ...told, papers: { ...told.papers, [this.measure]: papers } }, {
      unsure: others(this.unsure),
      corrected: others(this.corrected),
    });
  }

  /**
   * Another application in place of this one, such as that of a saved receipt. What other forms alone ask stays as it was
   * told, unless the application says it too.
   */
  replace({ measure: _, date, facts, ...papers }: Application): void {
    const others = this.part(this.answers.told.facts).other;
    const told = { facts: mergeFacts(facts, others), papers: { ...this.answers.told.papers, [this.measure]: papers } };
    const elsewhere = (path: string): boolean => locate(this.fields, path) === undefined;
    this.answers.change(date === undefined ? told : { ...told, date }, {
      unsure: this.unsure.filter(elsewhere),
      corrected: this.corrected.filter(elsewhere),
    });
  }

  /** The present state, for `restore`. */
  snapshot(): Snapshot {
    return this.answers.snapshot();
  }

  restore(state: Snapshot): void {
    this.answers.restore(state);
  }

  private get papers(): Papers {
    return this.answers.told.papers[this.measure] || {};
  }

  private tellPapers(papers: Papers): void {
    this.answers.change(this.toldPapers(papers));
  }

  private toldPapers(papers: Papers): Told {
    const { told } = this.answers;
    return { ...told, papers: { ...told.papers, [this.measure]: papers } };
  }

  /** What is told with an answer, or (`undefined`) without it: a fact, or what a material states. */
  private told(path: string, value: unknown): Told {
    const { told } = this.answers;
    const [room, address, name] = split(path);
    if (room === "materials" && address !== undefined && name !== undefined) return this.toldPapers(this.papersStating(address, name, value));
    return value === undefined ? withoutFact(told, path) : write(told, path, value);
  }

  /** A material that states nothing is at hand all the same. */
  private papersStating(address: string, name: string, value: unknown): Papers {
    const stated = (this.papers.materials || {})[address];
    const next: Record<string, unknown> = { ...(isObject(stated) ? stated : {}), [name]: value };
    if (value === undefined) delete next[name];
    return withEntry(this.papers, "materials", address, Object.keys(next).length > 0 ? next : true);
  }

  /** What is told anew is not what was verified. */
  private retell(path: string, told: Told, unsure: readonly string[], now?: Marks["typed"]): void {
    const { papers, dropped } = unverify(told.papers, path);
    const { [path]: _, ...others } = this.answers.typed;
    this.answers.change({ ...told, papers }, {
      unsure, corrected: this.corrected.concat(dropped), typed: { ...others, ...now },
    });
  }

  private unsureWithout(path: string): string[] {
    return this.unsure.filter((other) => other !== path);
  }
}

/** What is told of a sum typed in 万元. */
function toldInTenThousands(typed: string): string {
  return fromTenThousands(typed) || typed;
}

/** A copy without an answer. `facts` itself stays, since an application must have it. */
function withoutFact(told: Told, path: string): Told {
  return { ...told, facts: erase(told.facts, path.slice(FACTS.length)) };
}

/** A copy with one entry of `materials` or `progress` told or taken back; the key goes with its last entry. */
function withEntry(papers: Papers, key: "materials" | "progress", name: string, told: unknown): Papers {
  const entries: Record<string, unknown> = { ...papers[key] };
  if (told === undefined) delete entries[name];
  else entries[name] = told;
  const next: Papers = { ...papers, [key]: entries };
  if (Object.keys(entries).length === 0) delete next[key];
  return next;
}
