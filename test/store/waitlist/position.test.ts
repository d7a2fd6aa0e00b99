import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import { bySessionOrder, bySessionPartition, rsvpKey } from "../../../functions/store/keys.ts";
import { findRsvp } from "../../../functions/store/seats/rsvp.ts";
import { withPosition } from "../../../functions/store/waitlist/waitlist-book.ts";
import { anRsvp } from "../../support/builders.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";
import { watchedTable } from "../dynamodb/watched-table.ts";

const PEOPLE = 1_100;
const sessionId = "conf.long-waitlist";
const userId = (position: number) => `user-${String(position).padStart(4, "0")}`;
const joinedAt = (position: number) => new Date(Date.UTC(2026, 11, 27, 10) + position * 10).toISOString();

let table: Table;

const waiting = (position: number): Item => ({
  ...rsvpKey(userId(position), sessionId),
  rsvpId: userId(position),
  status: "WAITLISTED",
  changedBy: "a request",
  waitlistedAt: joinedAt(position),
  bySessionPK: bySessionPartition(sessionId, "WAITLISTED"),
  bySessionSK: bySessionOrder(joinedAt(position), userId(position)),
});

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
  await putItems(
    table,
    Array.from({ length: PEOPLE }, (_, n) => waiting(n + 1)),
  );
});

async function positionOf(position: number) {
  const found = await findRsvp(table, sessionId, userId(position));
  if (!found) throw new Error(`nobody at ${position}`);
  return (await withPosition(table, found.rsvp)).waitlistPosition;
}

describe("the position on a waitlist of 1,100", () => {
  it('is exact up to a thousand, and only "more" beyond', async () => {
    const positions = await Promise.all([1, 2, 500, 999, 1_000, 1_001, 1_100].map(positionOf));
    expect(positions).toEqual([1, 2, 500, 999, 1_000, "1000+", "1000+"]);
  });

  it("is missing for people who do not wait", async () => {
    for (const status of ["CONFIRMED", "OFFERED", "CANCELLED"] as const) {
      const rsvp = anRsvp({ sessionId, status, waitlistedAt: joinedAt(7) });
      expect(await withPosition(table, rsvp)).toEqual(rsvp);
    }
  });

  it("is not counted for a person who has just joined in a crowd", async () => {
    const rsvp = anRsvp({ sessionId, status: "WAITLISTED", waitlistedAt: joinedAt(7), part: 3 });
    const unread = watchedTable(table, () => {
      throw new Error("a position was counted");
    });
    const shown = await withPosition(unread, { ...rsvp, isUncounted: true });
    expect(shown).toMatchObject({ status: "WAITLISTED", waitlistPosition: null });
    expect(shown).not.toHaveProperty("isUncounted");
  });

  it("is unknown while counting fails, and the rest is still answered", async () => {
    const found = await findRsvp(table, sessionId, userId(7));
    const failing = (name: string) =>
      watchedTable(table, () => {
        throw Object.assign(new Error("no count"), { name });
      });
    if (!found) throw new Error("nobody at 7");
    expect(await withPosition(failing("ThrottlingException"), found.rsvp)).toEqual(found.rsvp);
    expect(found.rsvp).toMatchObject({ status: "WAITLISTED", waitlistPosition: null });
    await expect(withPosition(failing("AccessDeniedException"), found.rsvp)).rejects.toThrow("no count");
  });
});
