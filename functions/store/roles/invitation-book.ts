import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Invitation, InvitationBook, InvitationRef } from "../../core/roles/send-invitation.ts";
import { find } from "../dynamodb/find.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { emailOfListing, eventIdOfListing, invitedKey, isRoleListingKey, roleListingKey } from "../keys.ts";
import type { Images } from "../notices/rsvp-changes.ts";
import { findEvent } from "../programme/events.ts";
import { toRoleHolder } from "./role-book.ts";

const HOUR_MS = 60 * 60_000;
/** A function that has not written the end of a mail after this long is taken for dead. */
const LEASE_MS = 60_000;
const KEPT_MS = 24 * HOUR_MS;

/** Reads from a change of the table that an organizer has given a role. `null`: it is another change. */
export function invitationIn({ OldImage, NewImage }: Images): InvitationRef | null {
  if (NewImage === undefined) return null;
  const item = unmarshall(NewImage) as Item;
  if (!isRoleListingKey(item)) return null;
  const before = OldImage && (unmarshall(OldImage) as Item);
  if (before?.askedAt === item.askedAt) return null;
  return { eventId: eventIdOfListing(item), email: emailOfListing(item), askedAt: String(item.askedAt) };
}

export const invitationBook = (table: Table, clock: () => Date = () => new Date()): InvitationBook => ({
  find: (ref) => findInvitation(table, ref),

  async begin({ eventId, email }) {
    const now = clock().getTime();
    const at = (ms: number) => new Date(now + ms).toISOString();
    const vote = await updateItem(table, {
      Key: invitedKey(eventId, email),
      UpdateExpression: "SET leaseEndsAt = :leaseEndsAt, #ttl = :ttl",
      ConditionExpression: [
        "(attribute_not_exists(mailedAt) OR mailedAt <= :hourAgo)",
        "(attribute_not_exists(leaseEndsAt) OR leaseEndsAt <= :now)",
      ].join(" AND "),
      ExpressionAttributeNames: { "#ttl": "ttl" },
      ExpressionAttributeValues: {
        ":leaseEndsAt": at(LEASE_MS),
        ":hourAgo": at(-HOUR_MS),
        ":now": at(0),
        ":ttl": Math.ceil((now + KEPT_MS) / 1_000),
      },
    });
    if (vote.agreed) return "begun";
    return String(vote.item?.mailedAt ?? "") > at(-HOUR_MS) ? "lately" : "busy";
  },

  async finish({ eventId, email }) {
    await updateItem(table, {
      Key: invitedKey(eventId, email),
      UpdateExpression: "SET mailedAt = :now REMOVE leaseEndsAt",
      ExpressionAttributeValues: { ":now": clock().toISOString() },
    });
  },

  async giveBack({ eventId, email }) {
    await updateItem(table, { Key: invitedKey(eventId, email), UpdateExpression: "REMOVE leaseEndsAt" });
  },
});

async function findInvitation(
  table: Table,
  { eventId, email, askedAt }: InvitationRef,
): Promise<Invitation | null> {
  const [holder, event] = await Promise.all([
    find(table, roleListingKey(eventId, email), toRoleHolder),
    findEvent(table, eventId),
  ]);
  return holder && event && { askedAt, holder, event };
}
