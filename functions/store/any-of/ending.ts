// A seat of one member ends the other members of its group, in the same transaction.

import {
  type EndingGroup,
  type GroupName,
  hasWonSince,
  othersIn,
  type SeenGroup,
} from "../../core/any-of/group.ts";
import { eventIdOf, type FoundRsvp } from "../../core/seats/rsvp.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Write } from "../dynamodb/transact.ts";
import { rsvpPrefix, userPartition } from "../keys.ts";
import { letGo } from "../ledger/leaving.ts";
import { toFoundRsvp } from "../seats/rsvp.ts";
import { cancelFoundRsvp } from "../seats/rsvp-cancellation.ts";
import { findGroup, winGroup } from "./group-item.ts";

/** What a transaction also writes if its seat ends other RSVPs of the person. */
export interface Ending {
  readonly ledger: readonly Write[];
  readonly rsvps: readonly Write[];
}

export const NOTHING_ENDS: Ending = { ledger: [], rsvps: [] };

/** The seat that a member gets. */
interface Won {
  readonly sessionId: string;
  readonly requestId: string;
  readonly now: string;
}

const reason = "OTHER_TAKEN";

/** The ledgers of the other members let them go, if these and the group are as they were found. */
export function endOthers({ group, others }: EndingGroup, { sessionId, requestId, now }: Won): Ending {
  return {
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
  if (wanted !== undefined && groups.some((group) => hasWonSince(group, wanted))) return "group-won";
  const rsvps = await rsvpsOf(table, { eventId, userId });
  const endings = groups.map((group) => endOthers(othersIn(group, rsvps, sessionId, except), gaining));
  return {
    ledger: endings.flatMap(({ ledger }) => ledger),
    rsvps: endings.flatMap((ending) => ending.rsvps),
  };
}

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
