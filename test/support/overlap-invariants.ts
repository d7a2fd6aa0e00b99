import { clash } from "../../functions/core/overlaps/conflicts.ts";
import type { Item } from "../../functions/store/dynamodb/table.ts";
import { isEventKey, isRsvpKey, isSessionKey, sessionIdOfRsvp } from "../../functions/store/keys.ts";
import { toEvent } from "../../functions/store/programme/events.ts";
import { toProgramme } from "../../functions/store/programme/programme.ts";
import { broken } from "./invariant-names.ts";

type Programme = ReturnType<typeof toProgramme>;
interface Seat {
  readonly programme: Programme;
  /** When the person gained it. */
  readonly gainedAt: string;
  /** An organizer has given it, which may clash. */
  readonly isByHand: boolean;
}

/**
 * Seats of one person that clash in an event that blocks overlaps.
 *
 * @param blockingSince by event; seats that were gained earlier count for nothing. By default each of its seats counts
 */
export function overlapViolations(
  items: readonly Item[],
  blockingSince: ReadonlyMap<string, string> = new Map(),
): string[] {
  const blocking = new Set(
    items
      .filter(isEventKey)
      .map(toEvent)
      .filter(({ conflictPolicy }) => conflictPolicy === "BLOCK")
      .map(({ eventId }) => eventId),
  );
  if (blocking.size === 0) return [];
  const programmes = new Map(
    items.filter(isSessionKey).map((item) => [String(item.sessionId), toProgramme(item)]),
  );
  const seats = items.filter(isRsvpKey).flatMap((item): (Seat & { readonly person: string })[] => {
    const programme = programmes.get(sessionIdOfRsvp(item));
    if (item.status !== "CONFIRMED" || programme === undefined || !blocking.has(programme.eventId)) return [];
    const seatedAt = String(item.bySessionSK).split("#")[0] ?? "";
    const claimedAt = String(item.claimedAt ?? "");
    const gainedAt = [claimedAt, seatedAt].sort().at(-1) ?? "";
    const isByHand = gainedAt === claimedAt || (item.added as { at?: string } | undefined)?.at === gainedAt;
    if (gainedAt < (blockingSince.get(programme.eventId) ?? "")) return [];
    return [{ person: item.PK, programme, gainedAt, isByHand }];
  });
  return [...Map.groupBy(seats, ({ person, programme }) => `${person} ${programme.eventId}`)].flatMap(
    ([person, theirs]) =>
      theirs.flatMap((one, at) =>
        theirs
          .slice(at + 1)
          .filter((other) => areForbidden(one, other))
          .map((other) =>
            broken("overlaps", `${person} has ${one.programme.sessionId} and ${other.programme.sessionId}`),
          ),
      ),
  );
}

/** A session that was over, or that has moved since, was no reason to refuse the later seat. */
function areForbidden(one: Seat, other: Seat): boolean {
  const [first, second] = one.gainedAt < other.gainedAt ? [one, other] : [other, one];
  const hasMoved = [one, other].some(
    ({ programme }) => (programme.movedFrom?.movedAt ?? "") > second.gainedAt,
  );
  return (
    !hasMoved &&
    !second.isByHand &&
    first.programme.endsAt > second.gainedAt &&
    clash(one.programme, other.programme)
  );
}
