// What a portal may hand in, as the property `hooks` of an element. None of it is needed: without a hook there is no button
// for it. A hook that fails, or takes its time, is said in the form and breaks nothing.

import type { Material, MeasureKind, Receipt, Verdict } from "huiqi";

/** Who is logged in, as 统一身份认证 knows it. What is left out stays to be asked. */
export interface Identity {
  /** Name of the applicant. */
  name?: string;
  /** Unified social credit code (GB 32100-2015). An identity card's number has no place here. */
  code?: string;
  /** Whether the person acts for the applicant by office or by a power of attorney, or is the applicant. */
  role?: "legal-representative" | "agent" | "individual";
}

/** What is known of a material: that it is at hand (`true`), what it states, or that there is none (`undefined`). */
export type Fetched = true | Record<string, unknown> | undefined;

/** What a hook gives, at once or later. */
export type Later<T> = T | PromiseLike<T>;

export interface HuiqiHooks {
  /**
   * Who is logged in. Asked once when the form opens; what it gives counts as verified (已核验). What the person has told
   * otherwise stays, and is shown beside it with a button to take over what is verified.
   */
  identity?(): Later<Identity | undefined>;
  /**
   * What an electronic licence (电子证照) states: asked when the person presses the button beside a material.
   * `address` as in `application.materials`; the names of what it states are in `measure.materials`.
   */
  fetchMaterial?(address: string, material: Material): Later<Fetched>;
  /**
   * Submits a receipt: to the portal's own gateway, over a mini-program's bridge. Only where this is handed in there is a
   * button. Gives the sentence that the person reads, or fails with an `Error` whose message is that sentence.
   */
  transport?(receipt: Receipt): Later<string | void>;
  /** Counts. What is handed over is in `TrackEvent` to the last member, and nothing that anybody has told. */
  track?(event: TrackEvent): void;
}

/** How something ended that a hook was asked for. */
export type Outcome = "done" | "none" | "failed";

/**
 * What is counted. No fact, no sum, no path of a fact, no time; of a material's address only which kind of paper it is
 * (`invoice` of a contract, never of which).
 */
export type TrackEvent =
  | { name: "open"; measure?: string; kind?: MeasureKind }
  | { name: "verdict"; measure: string; verdict: Verdict }
  | { name: "identity"; measure: string; outcome: Outcome }
  | { name: "material"; measure: string; material: string; outcome: Outcome }
  | { name: "submit"; measure: string; verdict: Verdict; outcome: Outcome }
  | { name: "choose"; measure: string };
