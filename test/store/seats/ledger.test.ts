import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Ledger } from "../../../functions/core/seats/ledger.ts";
import { claimSeat, closeWaitlist, joinWaitlist, takeSeat } from "../../../functions/store/ledger/desk.ts";
import { freeSeats, leaveWaitlist } from "../../../functions/store/ledger/leaving.ts";
import { moveToSeats } from "../../../functions/store/ledger/serving.ts";
import { aLedger, NOW } from "../../support/builders.ts";
import { newTable } from "../../support/table.ts";
import { after, before, type LedgerItems, ledgerItems } from "./ledger-items.ts";

let items: LedgerItems;

const freed = { reason: "ATTENDEE", freedAt: NOW } as const;

beforeAll(async () => {
  items = ledgerItems(await newTable(inject("dynamodbEndpoint")));
});

const closedInSomeWay = [
  ["is closed", { state: "CLOSED" }],
  ["is cancelled", { state: "CANCELLED" }],
  ["opens a moment later", { registrationOpensAt: after }],
  ["closes at this moment", { registrationClosesAt: NOW }],
  ["is over because the session ends at this moment", { endsAt: NOW }],
] as const;

describe("a waiting person claims a seat of the ledger", () => {
  const closed = { lineClosesAt: NOW };
  const claim = async (over: object) => items.agrees(claimSeat(await items.put({ ...closed, ...over }), NOW));

  it("and counts as having a seat, not as waiting", async () => {
    const sessionId = await items.put(closed);
    expect(await items.agrees(claimSeat(sessionId, NOW))).toBe(true);
    expect(await items.stored(sessionId)).toMatchObject({ taken: 2, waiting: 0 });
  });

  it("also without a capacity", async () => {
    expect(await claim({ capacity: undefined })).toBe(true);
  });

  it.each(closedInSomeWay)("but not if registration %s", async (_, over) => {
    expect(await claim(over)).toBe(false);
  });

  it("also if the waitlist was closed early", async () => {
    expect(await claim({ lineClosesAt: after, lineClosedAt: before })).toBe(true);
  });

  it("but not while the waitlist is open, without a free seat, or if nobody waits", async () => {
    expect(await claim({ lineClosesAt: after })).toBe(false);
    expect(await claim({ taken: 2 })).toBe(false);
    expect(await claim({ waiting: 0 })).toBe(false);
  });
});

describe("a person joins the waitlist of a ledger", () => {
  const join = async (over: object) =>
    items.agrees(joinWaitlist(await items.put({ taken: 2, ...over }), NOW, NOW));

  it("and marks it for the sweep, with the time of the first reason", async () => {
    const sessionId = await items.put({ taken: 2, waiting: 0 });
    expect(await items.agrees(joinWaitlist(sessionId, before, before))).toBe(true);
    expect(await items.agrees(joinWaitlist(sessionId, NOW, NOW))).toBe(true);
    expect(await items.stored(sessionId)).toMatchObject({
      taken: 2,
      waiting: 2,
      sweepPK: expect.stringMatching(/^LINE#\d$/),
      sweepSK: before,
    });
  });

  it("behind the people who wait, even if a seat is free", async () => {
    expect(await join({ taken: 1, waiting: 1 })).toBe(true);
    expect(await join({ capacity: undefined, waiting: 1 })).toBe(true);
  });

  it("but not if a seat is free that nobody waits for", async () => {
    expect(await join({ taken: 1, waiting: 0 })).toBe(false);
    expect(await join({ capacity: undefined, waiting: 0 })).toBe(false);
  });

  it.each(closedInSomeWay)("but not if registration %s", async (_, over) => {
    expect(await join(over)).toBe(false);
  });

  it("but not from the moment the waitlist closes", async () => {
    expect(await join({ lineClosesAt: NOW })).toBe(false);
    expect(await join({ lineClosedAt: before })).toBe(false);
  });

  it("with a time after that of the person before them, even if the clock is behind", async () => {
    expect(await join({ lastWaitlistedAt: NOW })).toBe(false);
    expect(await join({ lastWaitlistedAt: after })).toBe(false);
    const sessionId = await items.put({ taken: 2, lastWaitlistedAt: before });
    expect(await items.agrees(joinWaitlist(sessionId, NOW, NOW))).toBe(true);
    expect(await items.stored(sessionId)).toMatchObject({ lastWaitlistedAt: NOW });
  });
});

describe("a waitlist is closed early", () => {
  const close = async (over: Record<string, unknown>, seen = 0) => {
    const sessionId = await items.put(over);
    return items.agrees(closeWaitlist(aLedger({ sessionId, rulesVersion: seen }), NOW));
  };

  it("once, if the rules are those that were read", async () => {
    expect(await close({})).toBe(true);
    expect(await close({ lineClosedAt: before })).toBe(false);
    expect(await close({ rulesVersion: 1 })).toBe(false);
    expect(await close({ rulesVersion: 1 }, 1)).toBe(true);
    expect(await close({ rulesVersion: 2 }, 1)).toBe(false);
  });

  it("and gives seats to the first person who asks from then on", async () => {
    const sessionId = await items.put({ lineClosedAt: NOW });
    expect(await items.agrees(takeSeat(sessionId, NOW))).toBe(true);
    expect(await items.stored(sessionId)).toMatchObject({ taken: 2, waiting: 1 });
  });
});

describe("seats of a ledger are offered", () => {
  const seen = (over: Partial<Ledger> = {}) => ({
    ...aLedger({ capacity: 5, lineClosesAt: after }),
    ...over,
  });
  const offer = async (people: number, over: object, ledgerSeen = seen()) => {
    const sessionId = await items.put({ capacity: 5, taken: 2, waiting: 3, ...over });
    return items.agrees(moveToSeats({ ...ledgerSeen, sessionId }, new Map([[0, people]]), NOW));
  };

  it("to several people at once, who count as having them", async () => {
    const sessionId = await items.put({ capacity: 5, taken: 2, waiting: 3 });
    expect(await items.agrees(moveToSeats(seen({ sessionId }), new Map([[0, 3]]), NOW))).toBe(true);
    expect(await items.stored(sessionId)).toMatchObject({ taken: 5, waiting: 0 });
  });

  it("only as many as are free", async () => {
    expect(await offer(3, {})).toBe(true);
    expect(await offer(3, { taken: 3 })).toBe(false);
    expect(await offer(2, { taken: 3 })).toBe(true);
  });

  it("only to as many people as wait", async () => {
    expect(await offer(3, { waiting: 2 })).toBe(false);
  });

  it("only if the rules have not changed since the offer was planned, whichever rules these are", async () => {
    expect(await offer(1, { rulesVersion: 1 })).toBe(false);
    expect(await offer(1, { rulesVersion: 1 }, seen({ rulesVersion: 1 }))).toBe(true);
    expect(await offer(1, { rulesVersion: 2 }, seen({ rulesVersion: 1 }))).toBe(false);
    expect(await offer(1, {}, seen({ rulesVersion: 1 }))).toBe(false);
  });

  it("if the capacity is still the one that was read", async () => {
    expect(await offer(1, { capacity: 6 })).toBe(false);
    expect(await offer(1, { capacity: undefined })).toBe(false);
    const unlimited = seen({ capacity: null });
    expect(await offer(3, { capacity: undefined, taken: 100 }, unlimited)).toBe(true);
    expect(await offer(3, {}, unlimited)).toBe(false);
  });

  it("if waitlist and registration still close at the times that were read", async () => {
    expect(await offer(1, { lineClosesAt: before })).toBe(false);
    expect(await offer(1, { lineClosedAt: before })).toBe(false);
    expect(await offer(1, { registrationClosesAt: after })).toBe(false);
    const closing = seen({ registrationClosesAt: after });
    expect(await offer(1, { registrationClosesAt: after }, closing)).toBe(true);
    expect(await offer(1, { registrationClosesAt: before }, closing)).toBe(false);
    expect(await offer(1, {}, closing)).toBe(false);
  });

  it.each(closedInSomeWay)("but not if registration %s", async (_, over) => {
    expect(await offer(1, over)).toBe(false);
  });
});

describe("a ledger counts", () => {
  it("no more people out of seats or waitlist than are in them", async () => {
    const sessionId = await items.put({ taken: 2, waiting: 2 });
    expect(await items.agrees(freeSeats(sessionId, 3, freed))).toBe(false);
    expect(await items.agrees(leaveWaitlist(sessionId, 3))).toBe(false);
    expect(await items.agrees(freeSeats(sessionId, 2, freed))).toBe(true);
    expect(await items.agrees(leaveWaitlist(sessionId, 2))).toBe(true);
    expect(await items.stored(sessionId)).toMatchObject({ taken: 0, waiting: 0, freedAt: NOW });
  });
});

describe("people are removed for a reason that the ledger gives", () => {
  const cancelled = { state: "CANCELLED" } as const;

  it("but not after the ledger has stopped giving that reason", async () => {
    const ways = [
      (sessionId: string, given: object) => freeSeats(sessionId, 1, freed, given),
      (sessionId: string, given: object) => leaveWaitlist(sessionId, 1, given),
    ];
    for (const way of ways) {
      expect(await items.agrees(way(await items.put(cancelled), cancelled))).toBe(true);
      expect(await items.agrees(way(await items.put(), cancelled))).toBe(false);
      expect(await items.agrees(way(await items.put(), { lineClosesAt: after }))).toBe(true);
      expect(await items.agrees(way(await items.put(), { lineClosesAt: NOW }))).toBe(false);
    }
  });
});
