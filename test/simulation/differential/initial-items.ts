import fc from "fast-check";
import type { Item } from "../../../functions/store/dynamodb/table.ts";
import { bySessionOrder, bySessionPartition, ledgerKey, rsvpKey } from "../../../functions/store/keys.ts";

export const SESSIONS = ["conf.0", "conf.1"];
export const USERS = ["ada", "bob", "eve"];

/** Some minutes of one hour. The waitlist closes in the middle. */
export const time = fc.integer({ min: 0, max: 6 }).map((minute) => `2026-12-27T10:0${minute}:00.000Z`);
export const requestId = "request";

const count = fc.integer({ min: 0, max: 2 });
const ledgerOf = (sessionId: string): fc.Arbitrary<Item> =>
  fc.record({ taken: count, waiting: count, capacity: count, lineClosesAt: time }).map((counts) => ({
    ...ledgerKey(sessionId),
    ...counts,
    state: "OPEN",
    takenAtCapacityChange: 0,
  }));

const rsvpOf = (userId: string, sessionId: string): fc.Arbitrary<Item> =>
  fc.tuple(fc.constantFrom("CONFIRMED", "WAITLISTED", "OFFERED"), time).map(([status, since]) => ({
    ...rsvpKey(userId, sessionId),
    status,
    rsvpId: "rsvp",
    version: 1,
    bySessionPK: bySessionPartition(sessionId, status),
    bySessionSK: bySessionOrder(since, userId),
    ...(status !== "CONFIRMED" && { waitlistedAt: since }),
    ...(status === "OFFERED" && {
      offerExpiresAt: since,
      sweepPK: "OFFER#1",
      sweepSK: `${since} ${userId} ${sessionId}`,
    }),
  }));

const perhaps = (item: fc.Arbitrary<Item>): fc.Arbitrary<Item | null> => fc.option(item, { freq: 3 });

/** What is in the table before a run, so that many writes of the store find what they expect. */
export const initialItems: fc.Arbitrary<Item[]> = fc
  .tuple(
    ...SESSIONS.map((sessionId) => perhaps(ledgerOf(sessionId))),
    ...USERS.flatMap((userId) => SESSIONS.map((sessionId) => perhaps(rsvpOf(userId, sessionId)))),
  )
  .map((items) => items.filter((item) => item !== null));
