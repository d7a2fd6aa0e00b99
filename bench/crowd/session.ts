import { ledgerKey, waitlistBuckets } from "../../functions/store/keys.ts";
import { programmeItem } from "../../functions/store/programme/programme.ts";
import { aProgramme } from "../../test/support/builders.ts";
import { seededRsvp } from "../../test/support/seeded-waitlist.ts";
import type { Scenario } from "./scenarios.ts";

export const OPENING = Date.parse("2026-12-27T10:00:00.000Z");
export const SESSION_ID = "conf.talk";
const HOUR_MS = 3_600_000;
const iso = (afterMs: number) => new Date(OPENING + afterMs).toISOString();

/** The items of the session before the crowd comes. */
export function sessionItems({ seats, isFull = false, isAnnounced = false }: Scenario): object[] {
  const taken = isFull ? seats : 0;
  const times = { startsAt: iso(24 * HOUR_MS), endsAt: iso(25 * HOUR_MS) };
  const ledger = {
    ...ledgerKey(SESSION_ID),
    state: "OPEN",
    capacity: seats,
    taken,
    reserved: taken,
    waiting: 0,
    takenAtCapacityChange: 0,
    endsAt: times.endsAt,
    lineClosesAt: iso(24 * HOUR_MS - 300_000),
    ...(isAnnounced && {
      registrationOpensAt: iso(0),
      sweepPK: waitlistBuckets.of(SESSION_ID),
      sweepSK: iso(0),
    }),
  };
  const programme = programmeItem(aProgramme(SESSION_ID, times), {
    origin: "ORGANIZER",
    scheduledCapacity: null,
    withdrawn: false,
  });
  const early = Array.from({ length: taken }, (_, n) =>
    seededRsvp(`early-${n}`, SESSION_ID, "CONFIRMED", iso(n - HOUR_MS)),
  );
  return [ledger, programme, ...early];
}
