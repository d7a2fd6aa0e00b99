import { describe, expect, it } from "vitest";
import { claimFromPart, joinWaitlist, takeSeat } from "../../../functions/store/ledger/desk.ts";
import { freeSeats, leaveWaitlist, letGo } from "../../../functions/store/ledger/leaving.ts";
import { lineClosing, openLine } from "../../../functions/store/ledger/line.ts";
import { unmark } from "../../../functions/store/ledger/mark.ts";
import { moveToSeats } from "../../../functions/store/ledger/serving.ts";
import { joinAtPart, takeAtPart } from "../../../functions/store/parts/parts.ts";
import { cancelRsvp } from "../../../functions/store/seats/rsvp-cancellation.ts";
import { serveRsvp } from "../../../functions/store/seats/rsvp-offer.ts";
import { A_SLOT, aLedger, NO_CHOICE, NOW } from "../../support/builders.ts";
import { putItems } from "../../support/put-items.ts";
import { type Attributes, EPOCH, newDividedLedgers } from "./divided-ledger.ts";
import { after, before } from "./ledger-items.ts";

const { table, ledgers, agrees } = await newDividedLedgers();

describe("a newcomer takes a seat at a part", () => {
  const take = async (part: Attributes, epoch = EPOCH) =>
    agrees(takeAtPart(await ledgers.put({}, { capacity: 2, ...part }), 1, epoch, NOW));

  it("if it has one, and the part counts it", async () => {
    const sessionId = await ledgers.put({}, { capacity: 2 });
    expect(await agrees(takeAtPart(sessionId, 1, EPOCH, NOW))).toBe(true);
    expect(await ledgers.item(sessionId, 1)).toMatchObject({ taken: 2, reserved: 1 });
    expect(await agrees(takeAtPart(sessionId, 1, EPOCH, NOW))).toBe(false);
    expect(await take({ capacity: undefined })).toBe(true);
  });

  it("only in the epoch whose rules allow it", async () => {
    expect(await take({}, EPOCH - 1)).toBe(false);
    expect(await take({}, EPOCH + 1)).toBe(false);
  });

  it("not while a gate holds people off", async () => {
    expect(await take({ gate: after })).toBe(false);
    expect(await take({ gate: NOW })).toBe(true);
  });
});

describe("a newcomer joins the waitlist at a part", () => {
  const join = async (part: Attributes, epoch = EPOCH) =>
    agrees(joinAtPart(await ledgers.put({ lineOpen: true }, part), 1, epoch, NOW, NOW));

  it("and only this part counts the person", async () => {
    const sessionId = await ledgers.put({ lineOpen: true });
    expect(await agrees(joinAtPart(sessionId, 1, EPOCH, NOW, NOW))).toBe(true);
    expect(await ledgers.item(sessionId, 1)).toMatchObject({ waiting: 1, joined: 1, lastWaitlistedAt: NOW });
    expect(await ledgers.item(sessionId, 0)).toMatchObject({ waiting: 0 });
  });

  it("only in the epoch in which the line was seen open", async () => {
    expect(await join({}, EPOCH - 1)).toBe(false);
  });

  it("with a time after that of the last person there", async () => {
    expect(await join({ lastWaitlistedAt: NOW })).toBe(false);
    expect(await join({ lastWaitlistedAt: before })).toBe(true);
  });

  it("not while a gate holds people off", async () => {
    expect(await join({ gate: after })).toBe(false);
    expect(await join({ gate: before })).toBe(true);
  });
});

describe("the desk of a ledger with parts", () => {
  it("sells its own seats, but not while the line is open", async () => {
    expect(await agrees(takeSeat(await ledgers.put(), NOW))).toBe(true);
    expect(await agrees(takeSeat(await ledgers.put({ lineOpen: true }), NOW))).toBe(false);
    expect(await agrees(takeSeat(await ledgers.put({ lineOpen: true, lineClosesAt: NOW }), NOW))).toBe(true);
    expect(await agrees(takeSeat(await ledgers.put({ gate: after }), NOW))).toBe(false);
  });

  it("lets nobody join, because others may still take seats at parts", async () => {
    expect(await agrees(joinWaitlist(await ledgers.put({ taken: 2 }), NOW, NOW))).toBe(false);
  });

  it("takes back seats that parts have sold", async () => {
    const sessionId = await ledgers.put({ taken: 0 });
    expect(await agrees(freeSeats(sessionId, 2, { reason: "ATTENDEE", freedAt: NOW }))).toBe(true);
    expect(await ledgers.item(sessionId, 0)).toMatchObject({ taken: -2 });
    expect(await ledgers.seen(sessionId)).toMatchObject({ taken: 0, capacity: 4 });
  });

  it("gives a claimed seat to a person who waits at a part", async () => {
    const sessionId = await ledgers.put({ lineOpen: true, lineClosesAt: NOW }, { waiting: 1 });
    expect(await agrees(claimFromPart(sessionId, 1, NOW))).toBe(true);
    expect(await agrees(claimFromPart(sessionId, 1, NOW))).toBe(false);
    expect(await ledgers.seen(sessionId)).toMatchObject({ taken: 4, waiting: 0 });
  });

  it.each([
    ["the waitlist is open", {}],
    ["no seat is free", { lineClosesAt: NOW, taken: 2 }],
    ["registration is closed", { lineClosesAt: NOW, state: "CLOSED" }],
    ["a gate holds people off", { lineClosesAt: NOW, gate: after }],
  ])("gives no claimed seat while %s", async (_, desk) => {
    expect(await agrees(claimFromPart(await ledgers.put(desk, { waiting: 1 }), 1, NOW))).toBe(false);
  });
});

describe("the line of a ledger with parts", () => {
  const open = async (desk: Attributes, epoch = EPOCH) =>
    agrees(openLine(await ledgers.put({ taken: 2, ...desk }), epoch, NOW));
  const close = async (changes: readonly Attributes[], then: readonly Attributes[] = changes) => {
    const seen = await ledgers.seen(await ledgers.put({ lineOpen: true }, ...changes));
    const sessionId = await ledgers.put({ lineOpen: true, ...then[0] }, then[1] ?? {}, then[2] ?? {});
    const writes = lineClosing({ ...seen, sessionId });
    return writes !== null && agrees(writes);
  };

  it("opens with a mark once the desk is full too", async () => {
    const sessionId = await ledgers.put({ taken: 2 });
    expect(await agrees(openLine(sessionId, EPOCH, NOW))).toBe(true);
    expect(await ledgers.item(sessionId, 0)).toMatchObject({ lineOpen: true, sweepSK: NOW, epoch: EPOCH });
    expect(await agrees(openLine(sessionId, EPOCH, NOW))).toBe(false);
    expect(await open({ taken: 1 })).toBe(false);
    expect(await open({ capacity: undefined })).toBe(false);
    expect(await open({}, EPOCH - 1)).toBe(false);
  });

  it("closes once nobody waits at any item, and all get another epoch", async () => {
    const sessionId = await ledgers.put({ lineOpen: true, gate: after }, { gate: after });
    expect(await agrees(lineClosing(await ledgers.seen(sessionId)) ?? [])).toBe(true);
    for (const number of [0, 1, 2]) {
      const item = await ledgers.item(sessionId, number);
      expect(item).toMatchObject({ epoch: EPOCH + 1 });
      expect(item).not.toHaveProperty("lineOpen");
      expect(item).not.toHaveProperty("gate");
    }
  });

  it("stays open while anybody waits, even a person who joined after the others were counted", async () => {
    expect(await close([])).toBe(true);
    expect(await close([], [{ epoch: EPOCH + 1 }])).toBe(false);
    expect(await close([], [{ waiting: 1 }])).toBe(false);
    expect(await close([], [{}, { waiting: 1 }])).toBe(false);
    expect(await close([], [{}, {}, { waiting: 1 }])).toBe(false);
    expect(lineClosing(aLedger({ lineOpen: true, waiting: 1 }))).toBeNull();
    expect(lineClosing(aLedger())).toBeNull();
  });
});

describe("people who wait at parts", () => {
  const serve = async (people: number, desk: Attributes = {}, part: Attributes = {}) => {
    const sessionId = await ledgers.put({ capacity: 3, lineOpen: true }, { waiting: 1 }, { waiting: 2 });
    const seen = await ledgers.seen(sessionId);
    const other = await ledgers.put(
      { capacity: 3, lineOpen: true, ...desk },
      { waiting: 1 },
      { waiting: 2, ...part },
    );
    const counts = new Map([[2, people]]);
    return agrees(moveToSeats({ ...seen, sessionId: other }, counts, NOW));
  };

  it("get seats of the desk, in one transaction over the parts at which they wait", async () => {
    const sessionId = await ledgers.put({ capacity: 4, lineOpen: true }, { waiting: 1 }, { waiting: 2 });
    const people = new Map([
      [1, 1],
      [2, 2],
    ]);
    expect(await agrees(moveToSeats(await ledgers.seen(sessionId), people, NOW))).toBe(true);
    expect(await ledgers.seen(sessionId)).toMatchObject({ taken: 6, waiting: 0 });
    expect(await ledgers.item(sessionId, 0)).toMatchObject({ taken: 4, offered: 3 });
  });

  it("get no more seats than the desk has, and only in the epoch and with the capacity that was seen", async () => {
    expect(await serve(2)).toBe(true);
    expect(await serve(2, { taken: 2 })).toBe(false);
    expect(await serve(1, { taken: 2 })).toBe(true);
    expect(await serve(1, { epoch: EPOCH + 1 })).toBe(false);
    expect(await serve(1, { capacity: 4 })).toBe(false);
    expect(await serve(2, {}, { waiting: 1 })).toBe(false);
  });

  it("leave at their own part", async () => {
    const sessionId = await ledgers.put({ lineOpen: true }, { waiting: 1 });
    expect(await agrees(leaveWaitlist(sessionId, 1, {}, 2))).toBe(false);
    expect(await agrees(leaveWaitlist(sessionId, 1, {}, 1))).toBe(true);
    expect(await ledgers.item(sessionId, 1)).toMatchObject({ waiting: 0, leftLine: 1 });
  });

  it("are removed for a reason that the desk must still give", async () => {
    const removal = (sessionId: string) => {
      const freed = { reason: "SESSION_CANCELLED", freedAt: NOW } as const;
      const people = new Map([
        [1, 1],
        [2, 1],
      ]);
      return letGo(sessionId, "WAITLISTED", people, freed, { state: "CANCELLED" });
    };
    const waiting = [{ waiting: 1 }, { waiting: 1 }];
    expect(await agrees(removal(await ledgers.put({ state: "CANCELLED" }, ...waiting)))).toBe(true);
    expect(await agrees(removal(await ledgers.put({}, ...waiting)))).toBe(false);
  });

  it("are moved only from the item at which they still wait", async () => {
    const person = { userId: "ada", status: "WAITLISTED", waitlistedAt: before, ...NO_CHOICE } as const;
    const offer = (sessionId: string) => ({
      waitlist: {
        ledger: aLedger({ sessionId }),
        policy: "OFFER",
        offerMinutes: 60,
        quietHours: null,
        slot: A_SLOT,
      } as const,
      people: [],
      as: "OFFER" as const,
      now: NOW,
      expiresAt: after,
      requestId: "served",
    });
    const removal = { reason: "SESSION_STARTED", requestId: "removed", now: NOW } as const;
    for (const [at, said, isRight] of [
      [undefined, 0, true],
      [undefined, 1, false],
      [1, 0, false],
      [1, 2, false],
      [1, 1, true],
    ] as const) {
      for (const change of [
        (sessionId: string) => serveRsvp(offer(sessionId), { ...person, part: said }),
        (sessionId: string) => cancelRsvp({ ...removal, sessionId }, { ...person, part: said }),
      ]) {
        const sessionId = await ledgers.put();
        const rsvp = { PK: "USER#ada", SK: `RSVP#${sessionId}`, status: "WAITLISTED", waitlistedAt: before };
        await putItems(table, [{ ...rsvp, ...(at !== undefined && { part: at }) }]);
        expect(await agrees(change(sessionId))).toBe(isRight);
      }
    }
  });
});

describe("the mark of a ledger with parts", () => {
  const marked = { sweepPK: "LINE#1", sweepSK: before };
  const unmarked = async (seen: Attributes, then: Attributes = seen) => {
    const ledger = await ledgers.seen(await ledgers.put({ ...marked, ...seen }));
    const sessionId = await ledgers.put({ ...marked, ...then });
    return agrees(unmark({ ...ledger, sessionId }));
  };

  it("stays while the line is open, and if the epoch is another", async () => {
    expect(await unmarked({})).toBe(true);
    expect(await unmarked({}, { lineOpen: true })).toBe(false);
    expect(await unmarked({}, { epoch: EPOCH + 1 })).toBe(false);
  });

  it("goes from a cancelled session once the seats that parts have sold are given back", async () => {
    expect(await unmarked({ state: "CANCELLED", taken: -2 })).toBe(true);
    expect(await unmarked({ state: "CANCELLED", taken: -1 })).toBe(false);
  });

  it("comes back by itself ahead of a known opening", async () => {
    const sessionId = await ledgers.put(marked);
    expect(await agrees(unmark(await ledgers.seen(sessionId), after))).toBe(true);
    expect(await ledgers.item(sessionId, 0)).toMatchObject({ sweepPK: "LINE#1", sweepSK: after });
  });
});
