import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Ledger } from "../../functions/core/ledger.ts";
import { putItems } from "../../functions/store/batches.ts";
import { find } from "../../functions/store/find.ts";
import { ledgerKey } from "../../functions/store/keys.ts";
import * as ledger from "../../functions/store/ledger.ts";
import { changeLedger, openLedger } from "../../functions/store/ledger-rules.ts";
import type { Item, Table } from "../../functions/store/table.ts";
import type { Update } from "../../functions/store/transact.ts";
import { updateItem } from "../../functions/store/update.ts";
import { aLedger, NOW } from "../support/builders.ts";
import { newTable } from "../support/table.ts";

const before = "2026-12-27T09:59:59.999Z";
const after = "2026-12-27T10:00:00.001Z";
const rules = { capacity: 2, state: "OPEN", lineClosesAt: after };
/** One place taken and one person waiting, unless said otherwise. */
const counts = { taken: 1, waiting: 1 };

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

async function aLedgerItem(over: Record<string, unknown> = {}): Promise<string> {
  const sessionId = `conf.${randomUUID()}`;
  const item = { ...ledgerKey(sessionId), ...rules, ...counts, ...over };
  await putItems(table, [
    Object.fromEntries(Object.entries(item).filter(([, v]) => v !== undefined)) as Item,
  ]);
  return sessionId;
}

const stored = async (sessionId: string): Promise<Item> =>
  (await find(table, ledgerKey(sessionId), (item) => item)) as Item;

async function agrees(update: Update): Promise<boolean> {
  return (await updateItem(table, update)).agreed;
}

const closedInSomeWay = [
  ["is closed", { state: "CLOSED" }],
  ["is cancelled", { state: "CANCELLED" }],
  ["opens a moment later", { registrationOpensAt: after }],
  ["closes at this moment", { registrationClosesAt: NOW }],
] as const;

describe("somebody in line claims a place of the ledger", () => {
  const closed = { lineClosesAt: NOW };
  const claim = async (over: object) =>
    agrees(ledger.claimPlace(await aLedgerItem({ ...closed, ...over }), NOW));

  it("and is counted as holding one, not as waiting", async () => {
    const sessionId = await aLedgerItem(closed);
    expect(await agrees(ledger.claimPlace(sessionId, NOW))).toBe(true);
    expect(await stored(sessionId)).toMatchObject({ taken: 2, waiting: 0 });
  });

  it("where there is no capacity, too", async () => {
    expect(await claim({ capacity: undefined })).toBe(true);
  });

  it.each(closedInSomeWay)("but not where registration %s", async (_, over) => {
    expect(await claim(over)).toBe(false);
  });

  it("but not while the line is open, nor a place that is not there, nor where nobody waits", async () => {
    expect(await claim({ lineClosesAt: after })).toBe(false);
    expect(await claim({ taken: 2 })).toBe(false);
    expect(await claim({ waiting: 0 })).toBe(false);
  });
});

describe("somebody joins the line of a ledger", () => {
  const join = async (over: object) => agrees(ledger.joinLine(await aLedgerItem({ taken: 2, ...over }), NOW));

  it("and marks it for the sweep, from the first reason on", async () => {
    const sessionId = await aLedgerItem({ taken: 2, waiting: 0 });
    expect(await agrees(ledger.joinLine(sessionId, before))).toBe(true);
    expect(await agrees(ledger.joinLine(sessionId, NOW))).toBe(true);
    expect(await stored(sessionId)).toMatchObject({
      taken: 2,
      waiting: 2,
      sweepPK: expect.stringMatching(/^LINE#\d$/),
      sweepSK: before,
    });
  });

  it("behind those who wait, though a place is free", async () => {
    expect(await join({ taken: 1, waiting: 1 })).toBe(true);
    expect(await join({ capacity: undefined, waiting: 1 })).toBe(true);
  });

  it("but not where a place is free that nobody waits for", async () => {
    expect(await join({ taken: 1, waiting: 0 })).toBe(false);
    expect(await join({ capacity: undefined, waiting: 0 })).toBe(false);
  });

  it.each(closedInSomeWay)("but not where registration %s", async (_, over) => {
    expect(await join(over)).toBe(false);
  });

  it("but not from the moment the line closes", async () => {
    expect(await join({ lineClosesAt: NOW })).toBe(false);
  });
});

describe("places of a ledger are offered", () => {
  const seen = (over: Partial<Ledger> = {}) => ({
    ...aLedger({ capacity: 5, lineClosesAt: after }),
    ...over,
  });
  const offer = async (people: number, over: object, ledgerSeen = seen()) => {
    const sessionId = await aLedgerItem({ capacity: 5, taken: 2, waiting: 3, ...over });
    return agrees(ledger.offerPlaces({ ...ledgerSeen, sessionId }, people, NOW));
  };

  it("to several at once, who are counted as holding them", async () => {
    const sessionId = await aLedgerItem({ capacity: 5, taken: 2, waiting: 3 });
    expect(await agrees(ledger.offerPlaces(seen({ sessionId }), 3, NOW))).toBe(true);
    expect(await stored(sessionId)).toMatchObject({ taken: 5, waiting: 0 });
  });

  it("as many as are free, and not one more", async () => {
    expect(await offer(3, {})).toBe(true);
    expect(await offer(3, { taken: 3 })).toBe(false);
    expect(await offer(2, { taken: 3 })).toBe(true);
  });

  it("to no more people than wait", async () => {
    expect(await offer(3, { waiting: 2 })).toBe(false);
  });

  it("if the capacity is still the one that was seen", async () => {
    expect(await offer(1, { capacity: 6 })).toBe(false);
    expect(await offer(1, { capacity: undefined })).toBe(false);
    const unlimited = seen({ capacity: null });
    expect(await offer(3, { capacity: undefined, taken: 100 }, unlimited)).toBe(true);
    expect(await offer(3, {}, unlimited)).toBe(false);
  });

  it("if the line and the registration still close when they were seen to", async () => {
    expect(await offer(1, { lineClosesAt: before })).toBe(false);
    expect(await offer(1, { registrationClosesAt: after })).toBe(false);
    const closing = seen({ registrationClosesAt: after });
    expect(await offer(1, { registrationClosesAt: after }, closing)).toBe(true);
    expect(await offer(1, { registrationClosesAt: before }, closing)).toBe(false);
    expect(await offer(1, {}, closing)).toBe(false);
  });

  it.each(closedInSomeWay)("but not where registration %s", async (_, over) => {
    expect(await offer(1, over)).toBe(false);
  });
});

describe("a ledger counts", () => {
  it("no more people out of places or line than there are", async () => {
    const sessionId = await aLedgerItem({ taken: 2, waiting: 2 });
    expect(await agrees(ledger.releasePlaces(sessionId, 3, NOW))).toBe(false);
    expect(await agrees(ledger.leaveLine(sessionId, 3))).toBe(false);
    expect(await agrees(ledger.releasePlaces(sessionId, 2, NOW))).toBe(true);
    expect(await agrees(ledger.leaveLine(sessionId, 2))).toBe(true);
    expect(await stored(sessionId)).toMatchObject({ taken: 0, waiting: 0, freedAt: NOW });
  });
});

describe("people are let go of for a reason that the ledger gives", () => {
  const cancelled = { state: "CANCELLED" } as const;

  it("and not once that has gone", async () => {
    const ways = [
      (sessionId: string, given: object) => ledger.releasePlaces(sessionId, 1, NOW, given),
      (sessionId: string, given: object) => ledger.leaveLine(sessionId, 1, given),
    ];
    for (const way of ways) {
      expect(await agrees(way(await aLedgerItem(cancelled), cancelled))).toBe(true);
      expect(await agrees(way(await aLedgerItem(), cancelled))).toBe(false);
      expect(await agrees(way(await aLedgerItem(), { lineClosesAt: after }))).toBe(true);
      expect(await agrees(way(await aLedgerItem(), { lineClosesAt: NOW }))).toBe(false);
    }
  });
});

describe("the mark of a ledger", () => {
  const marked = { sweepPK: "LINE#1", sweepSK: before };
  const unmarked = async (sessionId: string) =>
    agrees(ledger.unmark(ledger.toLedger(await stored(sessionId))));
  const unmark = async (over: object) => unmarked(await aLedgerItem({ ...marked, ...over }));

  it("is taken off once nobody waits", async () => {
    const sessionId = await aLedgerItem({ ...marked, waiting: 0 });
    expect(await unmarked(sessionId)).toBe(true);
    expect(Object.keys(await stored(sessionId))).not.toContain("sweepPK");
    expect(Object.keys(await stored(sessionId))).not.toContain("sweepSK");
  });

  it("stays when somebody joins just before it would have been taken off", async () => {
    expect(await unmark({ waiting: 1 })).toBe(false);
  });

  it("stays when a rule has changed since the ledger was read", async () => {
    const sessionId = await aLedgerItem({ ...marked, waiting: 0 });
    const seen = ledger.toLedger(await stored(sessionId));
    await agrees(changeLedger(sessionId, { lineClosesAt: NOW }, NOW));
    expect(await agrees(ledger.unmark(seen))).toBe(false);
    expect(await unmarked(sessionId)).toBe(true);
    const again = ledger.toLedger(await stored(sessionId));
    await agrees(changeLedger(sessionId, { lineClosesAt: before }, after));
    expect(await agrees(ledger.unmark(again))).toBe(false);
  });

  it("stays on a cancelled session as long as anybody holds a place in it", async () => {
    expect(await unmark({ state: "CANCELLED", taken: 1, waiting: 0 })).toBe(false);
    expect(await unmark({ state: "CANCELLED", taken: 0, waiting: 0 })).toBe(true);
  });
});

describe("the rules of a ledger", () => {
  const sweepPK = expect.stringMatching(/^LINE#\d$/);

  it("begin with nobody in it and without a mark", async () => {
    const sessionId = `conf.${randomUUID()}`;
    await agrees(openLedger(sessionId, { capacity: 3, lineClosesAt: after }));
    const opened = { capacity: 3, state: "OPEN", taken: 0, waiting: 0, takenAtCapacityChange: 0 };
    expect(await stored(sessionId)).toEqual({ ...ledgerKey(sessionId), ...opened, lineClosesAt: after });
  });

  it("change without its counts; any change is a reason for the sweep to look", async () => {
    const sessionId = await aLedgerItem({ registrationOpensAt: before });
    const settings = { state: "CLOSED", registrationOpensAt: null } as const;
    expect(await agrees(changeLedger(sessionId, settings, NOW))).toBe(true);
    const changed = { ...rules, ...counts, state: "CLOSED", freedAt: NOW, sweepPK, sweepSK: NOW };
    expect(await stored(sessionId)).toEqual({ ...ledgerKey(sessionId), ...changed });
  });

  it("remember how many held a place when the capacity was set", async () => {
    const sessionId = await aLedgerItem({ taken: 2 });
    await agrees(changeLedger(sessionId, { capacity: 1 }, NOW));
    expect(await stored(sessionId)).toMatchObject({ capacity: 1, takenAtCapacityChange: 2, taken: 2 });
  });

  it("are not made where there is no ledger", async () => {
    expect(await agrees(changeLedger("conf.unknown", { capacity: 1 }, NOW))).toBe(false);
    expect(await stored("conf.unknown")).toBeNull();
  });
});
