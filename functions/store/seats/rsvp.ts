import { MAX_PASSES, type OnOffer } from "../../core/seats/on-offer.ts";
import { eventIdOf, type FoundRsvp, type Rsvp } from "../../core/seats/rsvp.ts";
import { find } from "../dynamodb/find.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { rsvpKey, rsvpPrefix, sessionIdOfRsvp, userIdOf, userPartition } from "../keys.ts";
import { versionOf } from "../programme/versions.ts";

export const findRsvp = (table: Table, sessionId: string, userId: string): Promise<FoundRsvp | null> =>
  find(table, rsvpKey(userId, sessionId), toFoundRsvp);

/** Reads every RSVP that a person ever had, in one event or in all: one consistent query. */
export async function readRsvpItems(table: Table, userId: string, eventId?: string): Promise<Item[]> {
  const query = { ...partition(userPartition(userId), rsvpPrefix(eventId)), ConsistentRead: true };
  const items: Item[] = [];
  for await (const page of queryPages(table, query)) items.push(...page);
  return items;
}

export const toFoundRsvp = (item: Item): FoundRsvp => ({
  rsvp: toRsvp(item),
  version: versionOf(item.version),
  seatFreedAt: textOrNull(item.placeFreedAt),
});

export function toRsvp(item: Item): Rsvp {
  const sessionId = sessionIdOfRsvp(item);
  const mayWait = item.status === "WAITLISTED" || item.status === "OFFERED";
  return {
    rsvpId: String(item.rsvpId),
    sessionId,
    eventId: eventIdOf(sessionId),
    userId: userIdOf(item),
    status: item.status as Rsvp["status"],
    rsvpAt: textOrNull(item.rsvpAt),
    cancelledAt: textOrNull(item.cancelledAt),
    cancelReason: textOrNull(item.cancelReason) as Rsvp["cancelReason"],
    waitlistedAt: textOrNull(item.waitlistedAt),
    waitlistPosition: null,
    offeredAt: textOrNull(item.offeredAt),
    offerExpiresAt: textOrNull(item.offerExpiresAt),
    onOffer: mayWait ? onOfferOf(item) : null,
    passesLeft: mayWait ? MAX_PASSES - passesOf(item) : null,
    passedUntil: textOrNull(item.passedUntil),
    anyOfId: textOrNull(item.anyOfId),
    checkedInAt: textOrNull(item.checkedInAt),
    ...(typeof item.visitEndsAt === "string" && { visitEndsAt: item.visitEndsAt }),
    version: versionOf(item.version),
    ...(typeof item.standbyNumber === "number" && { standbyNumber: item.standbyNumber }),
    ...(typeof item.calledAt === "string" && { calledAt: item.calledAt }),
    ...(typeof item.part === "number" && { part: item.part }),
  };
}

/** Without the attribute the person is asked. */
export const onOfferOf = ({ onOffer }: Item): OnOffer => (onOffer as OnOffer | undefined) ?? "ASK";

const passesOf = ({ passes }: Item): number => (passes as number | undefined) ?? 0;
