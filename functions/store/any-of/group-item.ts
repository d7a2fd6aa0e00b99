// The item of a group. Each write of it gives it another version, so that what was read of its members can be proved.

import type { GroupName, SeenGroup } from "../../core/any-of/group.ts";
import { find } from "../dynamodb/find.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { groupKey } from "../keys.ts";
import { versionOf } from "../programme/versions.ts";

/** Requests of before a group has won have come to their end long before. */
const KEPT_AFTER_WINNING_SECONDS = 24 * 60 * 60;

/** Reads a group. The RSVPs that its version is to prove must be read afterwards. */
export async function findGroup(table: Table, name: GroupName): Promise<SeenGroup> {
  const found = await find(table, groupKey(name), (item) => toSeenGroup(name, item));
  return found ?? { ...name, version: 0, sessionIds: [], wonBy: null, lastChanged: [] };
}

const toSeenGroup = (name: GroupName, item: Item): SeenGroup => ({
  ...name,
  version: versionOf(item.version),
  sessionIds: (item.sessionIds as readonly string[] | undefined) ?? [],
  wonBy: textOrNull(item.wonBy),
  lastChanged: (item.lastChanged as readonly string[] | undefined) ?? [],
});

/** @property lastChanged the sessions whose RSVPs the same transaction writes */
interface Change {
  readonly lastChanged: readonly string[];
  readonly more?: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Makes or changes the group if it is as it was seen. */
function change(group: SeenGroup, { lastChanged, more = "", values = {} }: Change): Update {
  const isNew = group.version === 0;
  return {
    Key: groupKey(group),
    UpdateExpression: `SET lastChanged = :lastChanged${more} ADD version :one`,
    ConditionExpression: isNew ? "attribute_not_exists(PK)" : "version = :seen",
    ...(more.includes("#ttl") && { ExpressionAttributeNames: { "#ttl": "ttl" } }),
    ExpressionAttributeValues: {
      ...{ ...values, ":lastChanged": lastChanged, ":one": 1 },
      ...(!isNew && { ":seen": group.version }),
    },
  };
}

/** Lets members join from now on. Some join at once. */
export const openGroup = (
  group: SeenGroup,
  sessionIds: readonly string[],
  lastChanged: readonly string[],
): Update =>
  change(group, {
    lastChanged,
    more: ", sessionIds = :sessionIds REMOVE wonBy, #ttl",
    values: { ":sessionIds": sessionIds },
  });

/** A member gets an offer, if none has got anything since the group was seen. */
export const offerInGroup = (group: SeenGroup, sessionId: string): Update =>
  change(group, { lastChanged: [sessionId] });

/** The session gives the group's seat. Nobody joins any more, and after a day the item goes. */
export const winGroup = (group: SeenGroup, sessionId: string, now: string): Update =>
  change(group, {
    lastChanged: [sessionId],
    more: ", wonBy = :wonBy, #ttl = :ttl",
    values: {
      ":wonBy": sessionId,
      ":ttl": Math.ceil(Date.parse(now) / 1_000) + KEPT_AFTER_WINNING_SECONDS,
    },
  });

/** Another member joins, if no member has won. */
export const joinGroup = (name: GroupName, sessionId: string): Update => ({
  Key: groupKey(name),
  UpdateExpression: "SET lastChanged = :lastChanged ADD version :one",
  ConditionExpression: "attribute_exists(PK) AND attribute_not_exists(wonBy)",
  ExpressionAttributeValues: { ":one": 1, ":lastChanged": [sessionId] },
});

/** The same for a session that the person did not name: an organizer has moved their wait there. */
export const joinGroupMoved = (name: GroupName, sessionId: string): Update => ({
  ...joinGroup(name, sessionId),
  UpdateExpression:
    "SET lastChanged = :lastChanged, sessionIds = list_append(sessionIds, :lastChanged) ADD version :one",
});
