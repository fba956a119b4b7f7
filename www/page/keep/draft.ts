// What is kept in this browser between two visits: the answers as told, the scenarios, until when. Nothing here throws:
// where the browser refuses storage (private windows, blocked cookies) the page works without.
//
// Takes a storage, gives what is in it as far as it can be used; knows neither screen nor engine.

import type { PackRef } from "huiqi";
import type { Snapshot } from "huiqi/element";
import { isObject, isPack, isState } from "./shape.js";

/** The part of `localStorage` that is used. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** A named state of the answers. */
export interface Scenario {
  name: string;
  state: Snapshot;
}

/** What was kept, and when. */
export interface Draft {
  /** The pack that it was told under. */
  pack: PackRef;
  /** Milliseconds since 1970. */
  saved: number;
  /** The day of that visit: an application day that was only this one is no answer. */
  today: string;
  state: Snapshot;
  scenarios: readonly Scenario[];
}

/** How long a draft is kept after it was last changed. */
export const KEPT_DAYS = 7;
const DAY = 24 * 60 * 60 * 1000;

/** Every key that the page writes begins so, and one button takes them all away. */
const PREFIX = "huiqi";
const FORM = 1;
/** What is kept when the person wants nothing kept: that they do. */
const REFUSED = "huiqi:keep-nothing";

export function expiry(saved: number): number {
  return saved + KEPT_DAYS * DAY;
}

export class Drafts {
  constructor(
    private readonly store: Store | undefined,
    private readonly pack: PackRef,
    private readonly today: string,
    private readonly now: () => number = Date.now,
  ) {}

  private get key(): string {
    return `${PREFIX}:draft:${this.pack.id}`;
  }

  /** Whether the browser keeps anything. */
  get possible(): boolean {
    return this.attempt((store) => {
      const probe = PREFIX + ":probe";
      store.setItem(probe, "1");
      store.removeItem(probe);
      return true;
    }) === true;
  }

  /** Whether the person wants nothing kept here. */
  get refused(): boolean {
    return this.attempt((store) => store.getItem(REFUSED)) === "1";
  }

  /** Keeps nothing from now on, and forgets what was kept; or keeps again. */
  refuse(refused: boolean): void {
    this.attempt((store) => {
      store.removeItem(this.key);
      if (refused) store.setItem(REFUSED, "1");
      else store.removeItem(REFUSED);
    });
  }

  /** What was kept, if it is whole and not too old; what is not goes. */
  load(): Draft | undefined {
    const text = this.attempt((store) => store.getItem(this.key));
    if (typeof text !== "string") return undefined;
    const draft = readDraft(text);
    const age = draft === undefined ? 0 : this.now() - draft.saved;
    // A clock that was set back must not keep a draft for ever.
    if (draft !== undefined && age <= KEPT_DAYS * DAY && age >= -DAY) return draft;
    this.forget();
    return undefined;
  }

  /** Keeps the answers and gives the time; none where they could not be kept. */
  save(state: Snapshot, scenarios: readonly Scenario[]): number | undefined {
    if (this.refused) return undefined;
    const draft: Draft = { pack: this.pack, saved: this.now(), today: this.today, state, scenarios };
    return this.attempt((store) => {
      store.setItem(this.key, writeDraft(draft));
      return draft.saved;
    });
  }

  forget(): void {
    this.attempt((store) => store.removeItem(this.key));
  }

  /** Takes away all that the page keeps here: drafts of every pack, scenarios, preferences. */
  clearAll(): void {
    this.attempt((store) => {
      const keys: string[] = [];
      for (let at = 0; at < store.length; at++) {
        const key = store.key(at);
        if (key !== null && key.slice(0, PREFIX.length) === PREFIX) keys.push(key);
      }
      for (const key of keys) store.removeItem(key);
    });
  }

  private attempt<T>(use: (store: Store) => T): T | undefined {
    if (this.store === undefined) return undefined;
    try {
      return use(this.store);
    } catch {
      // Refused, or full.
      return undefined;
    }
  }
}

/** The browser's storage; none where even asking for it is refused. */
export function localStore(): Store | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** A draft as text: the same in the browser and as a file. */
export function writeDraft(draft: Draft): string {
  return JSON.stringify({ form: FORM, ...draft });
}

export function readDraft(text: string): Draft | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value["form"] !== FORM || !isPack(value["pack"])) return undefined;
  const { saved, today, state, scenarios } = value;
  if (typeof saved !== "number" || typeof today !== "string") return undefined;
  if (!isState(state) || !Array.isArray(scenarios)) return undefined;
  return { pack: value["pack"] as PackRef, saved, today, state, scenarios: scenarios.filter(isScenario) };
}

function isScenario(value: unknown): value is Scenario {
  return isObject(value) && typeof value["name"] === "string" && isState(value["state"]);
}
