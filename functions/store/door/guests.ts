import type { Guest } from "../../core/door/check-in.ts";
import type { RsvpStatus } from "../../core/seats/rsvp.ts";
import { readItems } from "../dynamodb/batches.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { isRsvpKey, rsvpKey, userIdOf, walkedInKey } from "../keys.ts";
import { versionOf } from "../programme/versions.ts";
import { walkedIn } from "./walk-ins.ts";

/** Reads what these people have in a session, and whether they are inside. Each has an entry, in the same order. */
export async function findGuests(
  table: Table,
  sessionId: string,
  userIds: readonly string[],
): Promise<Guest[]> {
  const keys = userIds.flatMap((userId) => [rsvpKey(userId, sessionId), walkedInKey(userId, sessionId)]);
  const items = Map.groupBy(await readItems(table, keys, true), userIdOf);
  return userIds.map((userId) => toGuest(userId, items.get(userId) ?? []));
}

function toGuest(userId: string, items: readonly Item[]): Guest {
  const rsvp = items.find(isRsvpKey);
  const walkIn = items.find((item) => !isRsvpKey(item));
  const byWalkIn = walkIn && walkedIn(walkIn);
  const bySeat = rsvp && checkedIn(rsvp);
  const inside = bySeat?.letIn == null && byWalkIn?.letIn != null ? byWalkIn : (bySeat ?? byWalkIn);
  return {
    userId,
    name: textOrNull(rsvp?.name),
    rsvp: rsvp
      ? {
          status: rsvp.status as RsvpStatus,
          version: versionOf(rsvp.version),
          standbyNumber: typeof rsvp.standbyNumber === "number" ? rsvp.standbyNumber : null,
          releasedAt: rsvp.cancelReason === "NO_SHOW" ? textOrNull(rsvp.cancelledAt) : null,
          part: typeof rsvp.part === "number" ? rsvp.part : 0,
          anyOfId: textOrNull(rsvp.anyOfId),
        }
      : null,
    ...(inside ?? { letIn: null, walkedIn: null }),
    undone: [...(bySeat?.undone ?? []), ...(byWalkIn?.undone ?? [])],
  };
}

function checkedIn(item: Item): Pick<Guest, "letIn" | "undone" | "walkedIn"> {
  const at = textOrNull(item.checkedInAt);
  const by = { userId: String(item.checkedInBy), name: textOrNull(item.checkedInByName) };
  return {
    letIn: at === null ? null : { checkInId: String(item.checkInId), at, by },
    undone: typeof item.undoneCheckIn === "string" ? [item.undoneCheckIn] : [],
    walkedIn: null,
  };
}
