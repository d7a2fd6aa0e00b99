import type { CheckIn, CheckInOutcome, Guest } from "../../core/door/check-in.ts";
import type { EnterAtDoor } from "../../core/door/let-in.ts";
import type { UndoOutcome } from "../../core/door/undo-check-in.ts";
import { unlimited } from "../../core/seats/allowance.ts";
import { cancelRsvp } from "../../core/seats/cancel-rsvp.ts";
import { eventIdOf, isVisit, type Rsvp } from "../../core/seats/rsvp.ts";
import { patience } from "../../store/dynamodb/backoff.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { findProgramme } from "../../store/programme/programme.ts";
import { releaseBook } from "../../store/seats/release-book.ts";
import { findRsvp } from "../../store/seats/rsvp.ts";
import { type EnterPorts, enterBooth, rsvpsBefore } from "./enter-booth.ts";

type DoorPorts = Omit<EnterPorts, "allowance">;

/** Lets a person into a booth whose ticket the door has scanned. They leave another booth in which they are. */
export function enterAtDoor(table: Table, ports: DoorPorts): EnterAtDoor {
  return async (checkIn, guest) => {
    const { sessionId, checkInId, by } = checkIn;
    const [booth, before] = await Promise.all([
      findProgramme(table, sessionId),
      rsvpsBefore(table, guest.userId, eventIdOf(sessionId)),
    ]);
    if (booth === null) return { kind: "session-not-found" };
    const held = before.find(({ rsvp }) => rsvp.sessionId === sessionId);
    // A device that was offline sends this later than the person has left.
    const leftAt = held?.rsvp.cancelReason === "LEFT" ? held.rsvp.cancelledAt : null;
    if (leftAt !== null && leftAt > checkIn.at)
      return { kind: "let-in", as: "CHECKED_IN", already: true, guest, letIn: null };
    const attendee = { userId: guest.userId, name: guest.name, email: null };
    const entering = { requestId: checkInId, attendee, ifFull: "REJECT", by: by.userId, before } as const;
    const enter = (leave?: string) =>
      enterBooth(table, booth, { ...entering, leave }, { ...ports, allowance: unlimited });
    const first = await enter();
    if (first.kind !== "elsewhere") return outcomeOf(first, checkIn, guest);
    const other = first.found.rsvp;
    const outcome = outcomeOf(await enter(other.sessionId), checkIn, guest);
    if (outcome.kind === "let-in") await leaveBooth(table, other, checkInId, ports);
    return outcome;
  };
}

/** Lets the person named by `id` out of the booth. `null`: they are in none. */
export async function leaveAtDoor(
  table: Table,
  { sessionId, id }: { readonly sessionId: string; readonly id: string },
  ports: DoorPorts,
): Promise<UndoOutcome | null> {
  const found = await findRsvp(table, sessionId, id);
  if (found === null || !isVisit(found.rsvp)) return null;
  const kind = await leaveBooth(table, found.rsvp, `leave ${found.rsvp.rsvpId}`, ports);
  return { kind };
}

async function leaveBooth(
  table: Table,
  { sessionId, userId }: Rsvp,
  requestId: string,
  { clock, nudge }: DoorPorts,
): Promise<UndoOutcome["kind"]> {
  const outcome = await cancelRsvp(
    { requestId, sessionId, attendee: { userId }, by: "ATTENDEE" },
    { allowance: unlimited, seats: releaseBook(table), clock, nudge, pause: patience() },
  );
  if (outcome.kind === "cancelled") return "undone";
  return outcome.kind === "contention" ? "contention" : "nothing-to-undo";
}

function outcomeOf(
  outcome: Awaited<ReturnType<typeof enterBooth>>,
  { checkInId, by }: CheckIn,
  guest: Guest,
): CheckInOutcome {
  switch (outcome.kind) {
    case "confirmed":
    case "accepted":
    case "already-confirmed": {
      const { version, checkedInAt } = outcome.rsvp;
      const unused = { standbyNumber: null, releasedAt: null, part: 0, anyOfId: null };
      const rsvp = { status: "CONFIRMED", version, ...unused } as const;
      const letIn = { checkInId, at: checkedInAt ?? "", by };
      const now = { ...guest, rsvp, letIn };
      if (outcome.kind === "already-confirmed") return { kind: "already-in", guest: now, letIn };
      return { kind: "let-in", as: "CHECKED_IN", already: false, guest: now, letIn };
    }
    case "already-waitlisted":
      return { kind: "not-on-roster", guest };
    case "session-full":
    case "offer-expired":
      return { kind: "session-full" };
    case "session-not-found":
    case "session-cancelled":
    case "contention":
      return { kind: outcome.kind };
    case "registration-closed":
    case "registration-not-open":
    case "session-ended":
      return { kind: "booth-closed" };
    default:
      return { kind: "contention" };
  }
}
