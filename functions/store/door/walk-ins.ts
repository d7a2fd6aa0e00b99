// Walk-ins have an item of their own, so that a repeat changes nothing and an undo knows how many they are.

import type { Entering, Guest, WalkIns } from "../../core/door/check-in.ts";
import type { Undoable } from "../../core/door/undo-check-in.ts";
import { readItems } from "../dynamodb/batches.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { checkInIdOfWalkIns, type Key, userIdOf, walkedInKey, walkInsKey } from "../keys.ts";

const KEPT_SECONDS = 30 * 24 * 60 * 60;

/** Lets people without an RSVP in. A person who is known has one item in a session, and others one for each check-in. */
export function walkIn({ checkIn, people, as, guest }: Extract<Entering, { kind: "walk-in" }>): Update {
  const { sessionId, checkInId, at, by } = checkIn;
  const isNew = "attribute_not_exists(PK)";
  const mayComeBack = "(attribute_exists(undoneAt) AND checkInId <> :checkInId)";
  return {
    Key: guest === null ? walkInsKey(sessionId, checkInId) : walkedInKey(guest.userId, sessionId),
    UpdateExpression:
      "SET people = :people, #as = :as, checkInId = :checkInId, #at = :at, #by = :by, byName = :name, #ttl = :ttl REMOVE undoneAt",
    ConditionExpression: guest === null ? isNew : `${isNew} OR ${mayComeBack}`,
    ExpressionAttributeNames: { "#as": "as", "#at": "at", "#by": "by", "#ttl": "ttl" },
    ExpressionAttributeValues: {
      ...{ ":people": people, ":as": as, ":checkInId": checkInId, ":at": at },
      ...{ ":by": by.userId, ":name": by.name, ":ttl": Math.ceil(Date.parse(at) / 1_000) + KEPT_SECONDS },
    },
  };
}

/** Marks walk-ins as gone. The item stays, so that a repeat of their check-in does nothing. */
export const endWalkIn = (sessionId: string, undoable: Undoable, now: Date): Update => ({
  Key: keyOf(sessionId, undoable),
  UpdateExpression: "SET undoneAt = :now",
  ConditionExpression: "checkInId = :checkInId AND attribute_not_exists(undoneAt)",
  ExpressionAttributeValues: {
    ":now": now.toISOString(),
    ":checkInId": undoable.kind === "guest" ? undoable.guest.letIn?.checkInId : undoable.walkIns.checkInId,
  },
});

const keyOf = (sessionId: string, undoable: Undoable): Key =>
  undoable.kind === "guest"
    ? walkedInKey(undoable.guest.userId, sessionId)
    : walkInsKey(sessionId, undoable.walkIns.checkInId);

export const toWalkIns = (item: Item): WalkIns => ({
  checkInId: checkInIdOfWalkIns(item),
  at: String(item.at),
  by: { userId: String(item.by), name: textOrNull(item.byName) },
  people: Number(item.people),
  as: item.as as WalkIns["as"],
  isUndone: item.undoneAt !== undefined,
});

/** Returns those of these people who are inside without a check-in of a seat. */
export async function findWalkedIn(
  table: Table,
  sessionId: string,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const keys = userIds.map((userId) => walkedInKey(userId, sessionId));
  const items = await readItems(table, keys, true);
  return new Set(items.filter((item) => walkedIn(item).letIn !== null).map(userIdOf));
}

/** What the item of a person who is known says. */
export function walkedIn(item: Item): Pick<Guest, "letIn" | "undone" | "walkedIn"> {
  const { at, by, isUndone, as } = toWalkIns(item);
  const checkInId = String(item.checkInId);
  return isUndone
    ? { letIn: null, undone: [checkInId], walkedIn: null }
    : { letIn: { checkInId, at, by }, undone: [], walkedIn: as };
}
