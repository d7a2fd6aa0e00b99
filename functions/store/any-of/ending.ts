// A seat of one member ends the other members of its group, in the same transaction.

import {
  type EndingGroup,
  type GroupName,
  hasSeat,
  othersIn,
  type SeenGroup,
} from "../../core/any-of/group.ts";
import type { SeenDay } from "../../core/overlaps/day-book.ts";
import { eventIdOf, type FoundRsvp, type SeenIn } from "../../core/seats/rsvp.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Write } from "../dynamodb/transact.ts";
import { rsvpPrefix, userPartition } from "../keys.ts";
import { letGo } from "../ledger/leaving.ts";
import { toFoundRsvp } from "../seats/rsvp.ts";
import { cancelFoundRsvp } from "../seats/rsvp-cancellation.ts";
import { proveSeen } from "../seats/rsvp-expressions.ts";
import { findGroup, winGroup } from "./group-item.ts";

/** What a transaction also writes if its seat ends other RSVPs of the person. */
export interface Ending {
  readonly ledger: readonly Write[];
  readonly rsvps: readonly Write[];
  /** The sessions in which RSVPs end. */
  readonly ended: readonly string[];
  /** What must be as it was found. */
  readonly seen: readonly SeenIn[];
}

export const NOTHING_ENDS: Ending = { ledger: [], rsvps: [], ended: [], seen: [] };

/** The writes of an ending. What the transaction proves for the day already is not proved again. */
export const writesOf = (
  { ledger, rsvps, ended, seen }: Ending,
  userId: string,
  day: Pick<SeenDay, "lastGained"> | null = null,
): Pick<Ending, "ledger" | "rsvps"> => {
  const known = [...ended, ...(day?.lastGained ?? []).map(({ sessionId }) => sessionId)];
  const left = new Map(
    seen.filter(({ sessionId }) => !known.includes(sessionId)).map((each) => [each.sessionId, each]),
  );
  return { ledger, rsvps: [...rsvps, ...[...left.values()].map((each) => proveSeen(userId, each))] };
};

/** The seat that a member gets. */
interface Won {
  readonly sessionId: string;
  readonly requestId: string;
  readonly now: string;
}

const reason = "OTHER_TAKEN";

/** The ledgers of the other members let them go, if these and the group are as they were found. */
export function endOthers(
  { group, others, lastChanged }: EndingGroup,
  { sessionId, requestId, now }: Won,
): Ending {
  return {
    seen: lastChanged,
    ended: others.map(({ rsvp }) => rsvp.sessionId),
    ledger: others.flatMap(({ rsvp }) =>
      letGo(rsvp.sessionId, rsvp.status as "WAITLISTED" | "OFFERED", new Map([[rsvp.part ?? 0, 1]]), {
        reason,
        freedAt: now,
      }),
    ),
    rsvps: [
      ...others.map((found) =>
        cancelFoundRsvp({ sessionId: found.rsvp.sessionId, reason, requestId, now }, found),
      ),
      winGroup(group, sessionId, now),
    ],
  };
}

interface Gaining extends Won {
  readonly userId: string;
  /** The seat ends the group of the RSVP, which is a member of it, and the one of the request. */
  readonly memberOf: string | null | undefined;
  readonly group: SeenGroup | undefined;
  /** What is given up in the same transaction. */
  readonly except?: string | undefined;
}

/**
 * Reads what a seat ends. It decides nothing, because the transaction proves it. A seat without a group reads nothing.
 * `group-won`: the group of the request has given a seat since it was seen, so it gives no other one.
 */
export async function findEnding(table: Table, gaining: Gaining): Promise<Ending | "group-won"> {
  const { sessionId, userId, memberOf, group: wanted, except } = gaining;
  const eventId = eventIdOf(sessionId);
  const ids = [...new Set([memberOf, wanted?.anyOfId])].filter((anyOfId) => typeof anyOfId === "string");
  if (ids.length === 0) return NOTHING_ENDS;
  const groups = await Promise.all(ids.map((anyOfId) => findGroup(table, { anyOfId, eventId, userId })));
  const rsvps = await rsvpsOf(table, { eventId, userId });
  if (wanted !== undefined && groups.some((group) => isOf(wanted, group) && hasSeat(group, rsvps)))
    return "group-won";
  const endings = groups.map((group) => endOthers(othersIn(group, rsvps, sessionId, except), gaining));
  return {
    ledger: endings.flatMap(({ ledger }) => ledger),
    rsvps: endings.flatMap((ending) => ending.rsvps),
    ended: endings.flatMap(({ ended }) => ended),
    seen: endings.flatMap(({ seen }) => seen),
  };
}

const isOf = (one: GroupName, other: GroupName): boolean => one.anyOfId === other.anyOfId;

/** One consistent query of what the person has in the event. */
export async function rsvpsOf(
  table: Table,
  { eventId, userId }: Omit<GroupName, "anyOfId">,
): Promise<FoundRsvp[]> {
  const query = { ...partition(userPartition(userId), rsvpPrefix(eventId)), ConsistentRead: true };
  const rsvps: FoundRsvp[] = [];
  for await (const page of queryPages(table, query)) rsvps.push(...page.map(toFoundRsvp));
  return rsvps;
}
