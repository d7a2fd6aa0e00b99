// People who have no seat when they come to the door, and may get one there.

import type { CheckIn, CheckInOutcome, Entering, Guest } from "../door/check-in.ts";
import { type Ledger, seatsLeft } from "../seats/ledger.ts";
import { graceOf, isStandby } from "./grace.ts";
import { standbyOf } from "./standby.ts";

/**
 * What the door does for a person who stands by, or who has lost their seat because they had not come. `null`: they are
 * neither, or are let in anyway.
 */
export function comingToSeat(
  checkIn: CheckIn,
  guest: Guest,
  ledger: Ledger,
): Entering | CheckInOutcome | null {
  if (guest.rsvp?.status === "WAITLISTED") return admission(checkIn, guest, guest.rsvp.standbyNumber, ledger);
  return guest.rsvp?.releasedAt == null ? null : comingBack(checkIn, guest, guest.rsvp.releasedAt, ledger);
}

/** A person who stands by comes in if their number has been called, and a seat is free. */
function admission(checkIn: CheckIn, guest: Guest, number: number | null, ledger: Ledger) {
  const { anyway, at } = checkIn;
  if (number === null || graceOf(ledger) === null) return null;
  const { calledTo } = standbyOf(ledger);
  const isCalled = isStandby(ledger, at) && number <= calledTo;
  if (isCalled && hasSeat(ledger)) return { kind: "admit", checkIn, guest, number } as const;
  if (anyway) return null;
  return isCalled
    ? ({ kind: "session-full" } as const)
    : ({ kind: "not-called-yet", guest, calledTo } as const);
}

/**
 * A person who came before their seat was released, as a device tells later, gets it back if one is free, and is let in
 * anyway if not. A person who comes later gets it back while nobody stands by.
 */
function comingBack(checkIn: CheckIn, guest: Guest, releasedAt: string, ledger: Ledger) {
  const cameBefore = checkIn.at < releasedAt;
  const mayPass = cameBefore || checkIn.skipStandby;
  if (hasSeat(ledger) && (mayPass || ledger.waiting === 0))
    return { kind: "restore", checkIn, guest, mayPass } as const;
  if (!cameBefore) return null;
  return { kind: "walk-in", checkIn, guest, people: 1, as: "anyway" } as const;
}

const hasSeat = (ledger: Ledger): boolean => seatsLeft(ledger) !== 0;
