import type { CancelReason, FoundRsvp } from "../../core/seats/rsvp.ts";
import type { ListedAttendee } from "../../core/waitlist/waitlist-book.ts";
import type { Update } from "../dynamodb/transact.ts";
import { rsvpKey } from "../keys.ts";
import { ADD_VERSION, asFound, NAMES, WRITTEN_BY, waitsAt, without } from "./rsvp-expressions.ts";

export interface Cancellation {
  readonly sessionId: string;
  readonly reason: CancelReason;
  readonly requestId: string;
  readonly now: string;
}

/**
 * Cancels an RSVP that still has `status`, and waits at the item of the ledger that counts it out. If time is the
 * reason, it must be up.
 */
export function cancelRsvp(
  cancellation: Cancellation,
  { userId, status, part, isInside = false }: Pick<ListedAttendee, "userId" | "status" | "part" | "isInside">,
): Update {
  const waits = status === "WAITLISTED" ? waitsAt(part) : { condition: "", values: {} };
  const inside = isInside ? "attribute_exists(checkedInAt)" : "attribute_not_exists(checkedInAt)";
  return cancel(cancellation, userId, {
    condition: ["#status = :held", waits.condition, inside, DUE[cancellation.reason]]
      .filter(Boolean)
      .join(" AND "),
    names: {},
    values: { ":held": status, ...waits.values },
  });
}

/** What time must have ended. */
const DUE: Readonly<Partial<Record<CancelReason, string>>> = {
  OFFER_EXPIRED: "offerExpiresAt <= :now",
  LEFT: "visitEndsAt <= :now",
};

/** Does the same for an RSVP that is still as it was found. */
export const cancelFoundRsvp = (cancellation: Cancellation, found: FoundRsvp): Update =>
  cancel(cancellation, found.rsvp.userId, asFound(found));

function cancel(
  { sessionId, reason, requestId, now }: Cancellation,
  userId: string,
  before: {
    readonly condition: string;
    readonly names: Readonly<Record<string, string>>;
    readonly values: Readonly<Record<string, unknown>>;
  },
): Update {
  return {
    Key: rsvpKey(userId, sessionId),
    UpdateExpression:
      `SET #status = :cancelled, cancelledAt = :now, cancelReason = :reason, ${WRITTEN_BY} ` +
      `${without("cancelledAt", "cancelReason")}, bySessionPK, bySessionSK ${ADD_VERSION}`,
    ConditionExpression: before.condition,
    ExpressionAttributeNames: { ...NAMES, ...before.names },
    ExpressionAttributeValues: {
      ...before.values,
      ":cancelled": "CANCELLED",
      ":now": now,
      ":reason": reason,
      ":requestId": requestId,
      ":one": 1,
    },
  };
}
