import type { HeldStatus } from "../seats/rsvp.ts";
import type { Transition } from "./transitions.ts";

/** What a held RSVP remembers of its own history. Times are ISO 8601 in UTC. */
export interface RememberedRsvp {
  readonly status: HeldStatus;
  /** When a confirmed seat was confirmed. */
  readonly since: string;
  readonly waitlistedAt: string | null;
  readonly offeredAt: string | null;
  readonly checkedInAt: string | null;
}

export interface KnownTransition {
  readonly at: string;
  /** One of these is counted. An RSVP does not remember how its seat came; if nothing is counted, the first one is. */
  readonly oneOf: readonly [Transition, ...Transition[]];
}

/** A stream keeps its records for a day. What is older and not counted would never be. */
const STREAM_KEEPS_MS = 25 * 3_600_000;

/** What must be counted of an RSVP at `now` (ISO, UTC), as far as it knows. */
export function knownTransitions(rsvp: RememberedRsvp, now: string): KnownTransition[] {
  const { status, since, waitlistedAt, offeredAt, checkedInAt } = rsvp;
  const times: [string | null, KnownTransition["oneOf"]][] = [
    [status === "CONFIRMED" ? since : null, ["reserved", "accepted", "seated"]],
    [waitlistedAt, ["waitlisted"]],
    [status === "OFFERED" ? offeredAt : null, ["offered"]],
    [checkedInAt, ["checkedIn"]],
  ];
  const told = Date.parse(now) - STREAM_KEEPS_MS;
  return times.flatMap(([at, oneOf]) => (at !== null && Date.parse(at) < told ? [{ at, oneOf }] : []));
}
