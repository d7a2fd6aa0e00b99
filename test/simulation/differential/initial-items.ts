import type { Item } from "../../../functions/store/dynamodb/table.ts";
import {
  bySessionOrder,
  bySessionPartition,
  ledgerItemKey,
  ledgerKey,
  rsvpKey,
} from "../../../functions/store/keys.ts";
import fc from "../../support/same-examples.ts";

export const SESSIONS = ["conf.0", "conf.1"];
/** The most parts of a ledger. */
export const PARTS = 3;
export const USERS = ["ada", "bob", "eve"];

/** Some minutes of one hour. The waitlist closes in the middle. */
export const time = fc.integer({ min: 0, max: 6 }).map((minute) => `2026-12-27T10:0${minute}:00.000Z`);
export const requestId = "request";

const count = fc.integer({ min: 0, max: 2 });
const ledgerOf = (sessionId: string): fc.Arbitrary<Item[]> =>
  fc
    .record({
      counts: fc.record({ taken: count, waiting: count, capacity: count, lineClosesAt: time }),
      parts: fc.array(fc.record({ taken: count, waiting: count, capacity: count }), { maxLength: PARTS }),
      epoch: fc.integer({ min: 1, max: 2 }),
      lineOpen: fc.constantFrom({}, { lineOpen: true }),
    })
    .map(({ counts, parts, epoch, lineOpen }) => [
      {
        ...ledgerKey(sessionId),
        ...counts,
        state: "OPEN",
        takenAtCapacityChange: 0,
        ...(parts.length > 0 && { parts: parts.length, dealt: 2, epoch, ...lineOpen }),
      },
      ...parts.map((part, n) => ({ ...ledgerItemKey(sessionId, n + 1), ...part, epoch })),
    ]);

const rsvpOf = (userId: string, sessionId: string): fc.Arbitrary<Item> =>
  fc
    .tuple(fc.constantFrom("CONFIRMED", "WAITLISTED", "OFFERED"), time, fc.constantFrom(0, 0, 1))
    .map(([status, since, part]) => ({
      ...rsvpKey(userId, sessionId),
      status,
      rsvpId: "rsvp",
      version: 1,
      bySessionPK: bySessionPartition(sessionId, status, part),
      ...(part > 0 && { part }),
      bySessionSK: bySessionOrder(since, userId),
      ...(status !== "CONFIRMED" && { waitlistedAt: since }),
      ...(status === "OFFERED" && {
        offerExpiresAt: since,
        sweepPK: "OFFER#1",
        sweepSK: `${since} ${userId} ${sessionId}`,
      }),
    }));

const perhaps = (items: fc.Arbitrary<Item[]>): fc.Arbitrary<Item[]> =>
  fc.option(items, { freq: 3 }).map((some) => some ?? []);

/** What is in the table before a run, so that many writes of the store find what they expect. */
export const initialItems: fc.Arbitrary<Item[]> = fc
  .tuple(
    ...SESSIONS.map((sessionId) => perhaps(ledgerOf(sessionId))),
    ...USERS.flatMap((userId) =>
      SESSIONS.map((sessionId) => perhaps(rsvpOf(userId, sessionId).map((item) => [item]))),
    ),
  )
  .map((items) => items.flat());
