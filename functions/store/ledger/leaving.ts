// People leave their seats or the waitlist.

import type { Tally } from "../../core/figures/tally.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import type { CancelReason, HeldStatus } from "../../core/seats/rsvp.ts";
import { assign } from "../dynamodb/expressions.ts";
import type { Check, Update, Write } from "../dynamodb/transact.ts";
import { ledgerItemKey, ledgerKey } from "../keys.ts";
import { heldVersion } from "../programme/versions.ts";
import { partsOf } from "./serving.ts";

/** Rules that the ledger must still have. */
type Given = Partial<Pick<Ledger, "state" | "lineClosesAt" | "rulesVersion" | "eventGrace">> & {
  /** The session to which an organizer moves everybody. */
  readonly movingTo?: string;
};

/** The counter for each reason. An ended offer counts under its result, any other end as released. */
const COUNTED_AS = {
  OFFER_DECLINED: "declined",
  OFFER_EXPIRED: "expired",
  ATTENDEE: "released",
  SWAPPED: "released",
  OTHER_TAKEN: "released",
  MOVED: "released",
  ORGANIZER: "released",
  LEFT: "released",
  SESSION_CANCELLED: "released",
  SESSION_STARTED: "released",
  NO_SHOW: "noShows",
} as const satisfies Record<CancelReason, keyof Tally>;

/** The reason for giving seats back, and when they came free (`freedAt`; ISO, UTC). */
export interface Freed {
  readonly reason: CancelReason;
  readonly freedAt: string;
  /** How many of the people have been checked in. @default 0 */
  readonly inside?: number;
}

/**
 * Gives seats back to the desk. Those that the parts have sold come back too, so a desk with parts has no
 * lower bound.
 */
export const freeSeats = (
  sessionId: string,
  people: number,
  { reason, freedAt, inside = 0 }: Freed,
  given: Given = {},
): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: `ADD taken :less, ${COUNTED_AS[reason]} :people${inside > 0 ? ", inside :out" : ""} SET freedAt = :freedAt`,
  ...provided("(taken >= :people OR attribute_exists(parts))", given, {
    ":less": -people,
    ":people": people,
    ":freedAt": freedAt,
    ...(inside > 0 && { ":out": -inside }),
  }),
});

/** Removes people who wait at one item from the waitlist. */
export const leaveWaitlist = (sessionId: string, people: number, given: Given = {}, part = 0): Update => ({
  Key: ledgerItemKey(sessionId, part),
  UpdateExpression: "ADD waiting :less, leftLine :people",
  ...provided("waiting >= :people", given, { ":less": -people, ":people": people }),
});

/** Removes people of this status from their seats or from the waitlist. The rules are those of the desk. */
export function letGo(
  sessionId: string,
  status: HeldStatus | undefined,
  people: ReadonlyMap<number, number>,
  freed: Freed,
  given: Given = {},
): Write[] {
  if (status !== "WAITLISTED") {
    const all = [...people.values()].reduce((sum, number) => sum + number, 0);
    return [freeSeats(sessionId, all, freed, given)];
  }
  const atDesk = people.get(0);
  const desk =
    atDesk !== undefined
      ? [leaveWaitlist(sessionId, atDesk, given)]
      : Object.keys(given).length > 0
        ? [proveGiven(sessionId, given)]
        : [];
  return [...desk, ...partsOf(people).map(([part, number]) => leaveWaitlist(sessionId, number, {}, part))];
}

const proveGiven = (sessionId: string, given: Given): Check => ({
  Key: ledgerKey(sessionId),
  ...provided("attribute_exists(PK)", given, {}),
});

function provided(condition: string, given: Given, values: Record<string, unknown>) {
  const { rulesVersion, ...others } = given;
  const held = assign(others, "given_");
  const rules =
    rulesVersion === undefined
      ? { condition: "", names: {}, values: {} }
      : heldVersion("rulesVersion", rulesVersion);
  const names = { ...held.names, ...rules.names };
  return {
    ConditionExpression: [condition, ...held.clauses, rules.condition].filter(Boolean).join(" AND "),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ExpressionAttributeValues: { ...values, ...held.values, ...rules.values },
  };
}
