// People who get their seats at the door.

import { othersIn } from "../../core/any-of/group.ts";
import type { CheckIn, Entering } from "../../core/door/check-in.ts";
import { clash } from "../../core/overlaps/conflicts.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import { startsAt } from "../../core/standby/grace.ts";
import type { Proof } from "../../core/waitlist/person-seen.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { rsvpKey } from "../keys.ts";
import { served } from "../ledger/serving.ts";
import { heldVersion } from "../programme/versions.ts";
import { ADD_VERSION, indexed, NAMES, SET_STATUS, waitsAt, without } from "../seats/rsvp-expressions.ts";
import { findPerson, proofsOf } from "../waitlist/person-seen.ts";

export type Seating = Extract<Entering, { kind: "admit" | "restore" }>;

export const isSeating = (entering: Entering): entering is Seating =>
  entering.kind === "admit" || entering.kind === "restore";

const LETS_IN = ["checkedInAt", "checkedInBy", "checkedInByName", "checkInId"];

/**
 * Confirms a person and lets them in, if they still stand by with this number, or have lost their seat as it was found.
 * The seat is theirs from `now` on (ISO, UTC), whenever they came.
 */
export function seatRsvp(seating: Seating, now: string): Update {
  const { checkIn, guest } = seating;
  const { sessionId, by } = checkIn;
  const before = seating.kind === "admit" ? standsBy(seating) : wasReleased(seating);
  const letIn = LETS_IN.filter((name) => name !== "checkedInByName" || by.name !== null);
  return {
    Key: rsvpKey(guest.userId, sessionId),
    UpdateExpression: `SET ${SET_STATUS}, rsvpAt = if_not_exists(rsvpAt, :now), ${letIn.map((name) => `${name} = :${name}`).join(", ")} ${without("standbyNumber", ...letIn)} ${ADD_VERSION}`,
    ConditionExpression: before.condition,
    ExpressionAttributeNames: { ...NAMES, ...before.names },
    ExpressionAttributeValues: {
      ...before.values,
      ...indexed(sessionId, guest.userId, "CONFIRMED", now),
      ...valuesOf(checkIn),
      ":now": now,
      ":requestId": checkIn.checkInId,
      ":one": 1,
    },
  };
}

const valuesOf = ({ at, by, checkInId }: CheckIn) => ({
  ":checkedInAt": at,
  ":checkedInBy": by.userId,
  ...(by.name !== null && { ":checkedInByName": by.name }),
  ":checkInId": checkInId,
});

function standsBy({ guest, number }: Extract<Seating, { kind: "admit" }>) {
  const waits = waitsAt(guest.rsvp?.part ?? 0);
  const anyOfId = guest.rsvp?.anyOfId ?? null;
  const group = anyOfId === null ? "attribute_not_exists(anyOfId)" : "anyOfId = :anyOfId";
  return {
    condition: `#status = :waitlisted AND standbyNumber = :number AND ${waits.condition} AND ${group}`,
    names: {},
    values: {
      ...waits.values,
      ":waitlisted": "WAITLISTED",
      ":number": number,
      ...(anyOfId !== null && { ":anyOfId": anyOfId }),
    },
  };
}

const wasReleased = ({ guest }: Extract<Seating, { kind: "restore" }>) =>
  heldVersion("version", guest.rsvp?.version ?? 0);

/** A person who waits at a part is counted out there. */
export const leavesPart = (seating: Seating): Write[] => {
  const part = seating.kind === "admit" ? (seating.guest.rsvp?.part ?? 0) : 0;
  return part === 0 ? [] : [served(seating.checkIn.sessionId, part, 1)];
};

/** What a seat that is gained at the door proves and ends besides its session. */
export interface Gain {
  readonly ledger: readonly Write[];
  readonly rsvps: readonly Write[];
  /** The day proves that nothing clashes. Otherwise the desk must prove that the event does not block overlaps. */
  readonly provesDay: boolean;
}

/** `null`: the person has a seat that clashes, and the event blocks overlaps. */
export async function findGain(
  table: Table,
  { checkIn, guest }: Seating,
  ledger: Ledger,
  now: string,
): Promise<Gain | null> {
  const { sessionId, checkInId } = checkIn;
  const anyOfId = guest.rsvp?.status === "WAITLISTED" ? guest.rsvp.anyOfId : null;
  const needsDay = ledger.blocks === true;
  if (!needsDay && anyOfId === null) return { ledger: [], rsvps: [], provesDay: false };
  const { userId } = guest;
  const seen = await findPerson(table, { sessionId, userId, needsDay, needsCalls: false, anyOfId });
  const slot = { startsAt: startsAt(ledger), endsAt: ledger.endsAt ?? startsAt(ledger) };
  const clashes = seen.rsvps.some(
    ({ found: { rsvp }, times }) =>
      rsvp.status === "CONFIRMED" && rsvp.sessionId !== sessionId && times !== null && clash(times, slot),
  );
  if (seen.day !== null && clashes) return null;
  const found = seen.rsvps.map((each) => each.found);
  const proofs: Proof[] = [
    ...(seen.day === null ? [] : [{ what: "no-other-seat", day: seen.day } as const]),
    ...(seen.group === null
      ? []
      : [{ what: "group-wins", ending: othersIn(seen.group, found, sessionId) } as const]),
  ];
  const proved = proofsOf(proofs, { waitlist: { ledger }, requestId: checkInId, now });
  return { ...proved, provesDay: seen.day !== null };
}
