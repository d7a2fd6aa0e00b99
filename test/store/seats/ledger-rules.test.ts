import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { ledgerKey } from "../../../functions/store/keys.ts";
import { freeSeats } from "../../../functions/store/ledger/leaving.ts";
import { toLedger } from "../../../functions/store/ledger/ledger.ts";
import { unmark } from "../../../functions/store/ledger/mark.ts";
import { changeLedger, openLedger, proveRules } from "../../../functions/store/ledger/rules.ts";
import { NOW } from "../../support/builders.ts";
import { newTable } from "../../support/table.ts";
import { after, before, counts, type LedgerItems, ledgerItems, rules } from "./ledger-items.ts";

let items: LedgerItems;

beforeAll(async () => {
  items = ledgerItems(await newTable(inject("dynamodbEndpoint")));
});

describe("the mark of a ledger", () => {
  const marked = { sweepPK: "LINE#1", sweepSK: before };
  const unmarked = async (sessionId: string) => items.agrees(unmark(toLedger(await items.stored(sessionId))));
  const unmarkWith = async (over: object) => unmarked(await items.put({ ...marked, ...over }));

  it("is removed once nobody waits", async () => {
    const sessionId = await items.put({ ...marked, waiting: 0 });
    expect(await unmarked(sessionId)).toBe(true);
    expect(Object.keys(await items.stored(sessionId))).not.toContain("sweepPK");
    expect(Object.keys(await items.stored(sessionId))).not.toContain("sweepSK");
  });

  it("stays if a person joins just before it would be removed", async () => {
    expect(await unmarkWith({ waiting: 1 })).toBe(false);
  });

  it("stays if a rule has changed since the ledger was read", async () => {
    const sessionId = await items.put({ ...marked, waiting: 0 });
    const seen = toLedger(await items.stored(sessionId));
    await items.agrees(changeLedger(sessionId, 0, { lineClosesAt: NOW }, NOW));
    expect(await items.agrees(unmark(seen))).toBe(false);
    expect(await unmarked(sessionId)).toBe(true);
    const again = toLedger(await items.stored(sessionId));
    await items.agrees(changeLedger(sessionId, 1, { lineClosesAt: before }, after));
    expect(await items.agrees(unmark(again))).toBe(false);
  });

  it("is removed even if a seat becomes free for which nobody waits", async () => {
    const sessionId = await items.put({ ...marked, waiting: 0, freedAt: before });
    const seen = toLedger(await items.stored(sessionId));
    await items.agrees(freeSeats(sessionId, 1, { reason: "ATTENDEE", freedAt: NOW }));
    expect(await items.agrees(unmark(seen))).toBe(true);
  });

  it("keeps the time of changed rules and the time of a free seat separate", async () => {
    const sessionId = await items.put({ ...marked, waiting: 0 });
    await items.agrees(changeLedger(sessionId, 0, { lineClosesAt: before }, NOW));
    await items.agrees(freeSeats(sessionId, 1, { reason: "OFFER_EXPIRED", freedAt: before }));
    expect(await items.stored(sessionId)).toMatchObject({ rulesChangedAt: NOW, freedAt: before });
  });

  it("stays on a cancelled session as long as anybody has a seat in it", async () => {
    expect(await unmarkWith({ state: "CANCELLED", taken: 1, waiting: 0 })).toBe(false);
    expect(await unmarkWith({ state: "CANCELLED", taken: 0, waiting: 0 })).toBe(true);
  });
});

describe("the rules of a ledger", () => {
  const sweepPK = expect.stringMatching(/^LINE#\d$/);

  it("begin with zero people and without a mark", async () => {
    const sessionId = `conf.${randomUUID()}`;
    await items.agrees(openLedger(sessionId, { capacity: 3, lineClosesAt: after }));
    const opened = { capacity: 3, state: "OPEN", taken: 0, waiting: 0, takenAtCapacityChange: 0 };
    expect(await items.stored(sessionId)).toEqual({
      ...ledgerKey(sessionId),
      ...opened,
      lineClosesAt: after,
    });
  });

  it("change without its counts, and any change makes the sweep look", async () => {
    const sessionId = await items.put({ registrationOpensAt: before });
    const settings = { state: "CLOSED", registrationOpensAt: null } as const;
    expect(await items.agrees(changeLedger(sessionId, 0, settings, NOW))).toBe(true);
    const changed = {
      ...rules,
      ...counts,
      state: "CLOSED",
      rulesVersion: 1,
      rulesChangedAt: NOW,
      epoch: 1,
    };
    expect(await items.stored(sessionId)).toEqual({
      ...ledgerKey(sessionId),
      ...changed,
      sweepPK,
      sweepSK: NOW,
      markedAt: NOW,
    });
  });

  it("remember how many people had a seat when the capacity was set", async () => {
    const sessionId = await items.put({ taken: 2 });
    await items.agrees(changeLedger(sessionId, 0, { capacity: 1 }, NOW));
    expect(await items.stored(sessionId)).toMatchObject({ capacity: 1, takenAtCapacityChange: 2, taken: 2 });
  });

  it("change only if they are as they were read, and are counted", async () => {
    const sessionId = await items.put();
    expect(await items.agrees(changeLedger(sessionId, 1, { capacity: 5 }, NOW))).toBe(false);
    expect(await items.agrees(changeLedger(sessionId, 0, { capacity: 5 }, NOW))).toBe(true);
    expect(await items.agrees(changeLedger(sessionId, 0, { capacity: 6 }, after))).toBe(false);
    expect(await items.agrees(changeLedger(sessionId, 1, { capacity: 7 }, after))).toBe(true);
    const changed = { capacity: 7, rulesVersion: 2, rulesChangedAt: after };
    expect(await items.stored(sessionId)).toMatchObject(changed);
  });

  it("can be checked without a change", async () => {
    const sessionId = await items.put();
    const before = await items.stored(sessionId);
    expect(await items.agrees(proveRules(sessionId, 0))).toBe(true);
    expect(await items.agrees(proveRules(sessionId, 1))).toBe(false);
    expect(await items.stored(sessionId)).toEqual(before);
    await items.agrees(changeLedger(sessionId, 0, { capacity: 5 }, NOW));
    expect(await items.agrees(proveRules(sessionId, 0))).toBe(false);
    expect(await items.agrees(proveRules(sessionId, 1))).toBe(true);
    expect(await items.agrees(proveRules("conf.unknown", 0))).toBe(false);
  });

  it("do not replace those of an existing ledger", async () => {
    const sessionId = await items.put();
    const before = await items.stored(sessionId);
    expect(await items.agrees(openLedger(sessionId, { capacity: 9, lineClosesAt: NOW }))).toBe(false);
    expect(await items.stored(sessionId)).toEqual(before);
  });

  it("do not change if there is no ledger", async () => {
    expect(await items.agrees(changeLedger("conf.unknown", 0, { capacity: 1 }, NOW))).toBe(false);
    expect(await items.stored("conf.unknown")).toBeNull();
  });
});
