// What is read of one person who is served alone, and what is decided by it.

import type { EndingGroup, SeenGroup } from "../any-of/group.ts";
import type { SeenDay } from "../overlaps/day-book.ts";
import type { Programme } from "../programme/session.ts";
import type { FoundRsvp } from "../seats/rsvp.ts";

/** A waiting person gets a confirmed seat at once, or an offer. */
export type Serving = "confirm" | "offer";
export type Times = Pick<Programme, "startsAt" | "endsAt"> & Partial<Pick<Programme, "kind">>;

/** The last calls of a person that may gain a seat, each with its slot of the rate window. */
export interface SeenCalls {
  readonly calls: readonly { readonly slot: number; readonly requestId: string; readonly atMs: number }[];
  /** The slot of the youngest one. */
  readonly slot: number;
  /** The window is full, so earlier calls may have left it. */
  readonly isFull: boolean;
}

/** What a person has in one session of the event. */
export interface SeenRsvp {
  readonly found: FoundRsvp;
  /** The id of the request that wrote it last. */
  readonly changedBy: string;
  /** `null`: the person holds nothing, or the session is gone. */
  readonly times: Times | null;
}

/** A person who is served alone, and what decides for them besides what they have. */
export interface PersonWanted {
  readonly sessionId: string;
  readonly userId: string;
  /** The event blocks overlaps. */
  readonly needsDay: boolean;
  /** They are confirmed only if they are free. */
  readonly needsCalls: boolean;
  /** They want one seat of this group. */
  readonly anyOfId: string | null;
}

/** A person as they were found: first their day, calls and group, then what they have in the sessions of the event. */
export interface PersonSeen {
  readonly userId: string;
  /** `null`: the event does not block overlaps. */
  readonly day: SeenDay | null;
  /** `null`: they have called for a while no more, or their calls do not matter. */
  readonly calls: SeenCalls | null;
  /** `null`: they want this session alone. */
  readonly group: SeenGroup | null;
  readonly rsvps: readonly SeenRsvp[];
}

/** What the transaction of one person proves besides the session and their wait. */
export type Proof =
  | { readonly what: "no-other-seat"; readonly day: SeenDay }
  | { readonly what: "no-later-call"; readonly userId: string; readonly calls: SeenCalls | null }
  | { readonly what: "rsvp-as-found"; readonly found: FoundRsvp }
  /** No other member of the group has got an offer. */
  | { readonly what: "group-offers"; readonly ending: EndingGroup }
  /** The seat ends all other members of the group. */
  | { readonly what: "group-wins"; readonly ending: EndingGroup };

/** How one person is served, and what must hold for it. */
export interface Decision {
  readonly as: Serving;
  readonly proofs: readonly Proof[];
}
