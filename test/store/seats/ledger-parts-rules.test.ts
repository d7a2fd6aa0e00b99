import { describe, expect, it } from "vitest";
import type { RulesPatch } from "../../../functions/core/seats/ledger.ts";
import type { Write } from "../../../functions/store/dynamodb/transact.ts";
import { ledgerItemKey } from "../../../functions/store/keys.ts";
import { markLedger } from "../../../functions/store/ledger/marks.ts";
import { changeRules } from "../../../functions/store/ledger/rules.ts";
import { dealing } from "../../../functions/store/parts/dealing.ts";
import { takeAtPart } from "../../../functions/store/parts/parts.ts";
import { settleWhole } from "../../../functions/store/parts/whole.ts";
import { aLedger, NOW } from "../../support/builders.ts";
import { putItems } from "../../support/put-items.ts";
import { type Attributes, EPOCH, newDividedLedgers } from "./divided-ledger.ts";
import { after } from "./ledger-items.ts";

const { table, ledgers, agrees } = await newDividedLedgers();

const change = async (sessionId: string, rules: RulesPatch, seen = 0) =>
  (await settleWhole<Write>(table, [changeRules(sessionId, seen, rules, NOW)], NOW, (writes) => [...writes]))
    .kind;

/** What would be written for a ledger that looks like this one, on another one. */
async function planned(rules: RulesPatch, seen: readonly Attributes[], then: readonly Attributes[] = seen) {
  const ledger = await ledgers.seen(await ledgers.put(seen[0], seen[1] ?? {}, seen[2] ?? {}));
  const sessionId = await ledgers.put(then[0], then[1] ?? {}, then[2] ?? {});
  const writes = changeRules(sessionId, 0, rules, NOW).divided({ ...ledger, sessionId }) ?? [];
  return { agreed: await agrees(writes), sessionId };
}

describe("new rules of a ledger with parts", () => {
  it("give all items another epoch, so that no part sells by the rules before", async () => {
    const sessionId = await ledgers.put({}, { capacity: 9 });
    expect(await change(sessionId, { state: "CLOSED" })).toBe("committed");
    expect(await ledgers.seen(sessionId)).toMatchObject({
      state: "CLOSED",
      epoch: EPOCH + 1,
      rulesVersion: 1,
    });
    expect(await agrees(takeAtPart(sessionId, 1, EPOCH, NOW))).toBe(false);
  });

  it("are refused if the rules, or the epoch, are others than were seen", async () => {
    expect(await change(await ledgers.put({ rulesVersion: 1 }), { state: "CLOSED" })).toBe("refused");
    expect((await planned({ state: "CLOSED" }, [{}])).agreed).toBe(true);
    expect((await planned({ state: "CLOSED" }, [{}], [{ epoch: EPOCH + 1 }])).agreed).toBe(false);
  });

  it("of a ledger that was dealt after it was seen reach its parts too", async () => {
    const sessionId = await ledgers.put();
    const undivided = changeRules(sessionId, 0, { state: "CLOSED" }, NOW).undivided;
    expect(await agrees(undivided)).toBe(false);
  });

  it("hide the session of a draft at all items", async () => {
    const sessionId = await ledgers.put({}, { capacity: 9 });
    await markLedger(table, sessionId, { draft: true });
    expect(await ledgers.seen(sessionId)).toMatchObject({ draft: true, epoch: EPOCH + 1 });
    expect(await agrees(takeAtPart(sessionId, 1, EPOCH, NOW))).toBe(false);
    await markLedger(table, sessionId, { draft: false });
    expect(await ledgers.seen(sessionId)).not.toHaveProperty("draft");
  });
});

describe("another capacity of a ledger with parts", () => {
  it("is borne by the desk without another epoch, if the desk can bear it", async () => {
    for (const [capacity, share] of [
      [9, 7],
      [3, 1],
    ] as const) {
      const sessionId = await ledgers.put({}, { taken: 0 });
      expect(await change(sessionId, { capacity })).toBe("committed");
      expect(await ledgers.item(sessionId, 0)).toMatchObject({
        capacity: share,
        epoch: EPOCH,
        rulesVersion: 1,
      });
      expect(await ledgers.seen(sessionId)).toMatchObject({ capacity });
    }
  });

  it("is a number and not a difference, and not below what the desk has sold by then", async () => {
    const { agreed, sessionId } = await planned({ capacity: 4 }, [{ capacity: 5 }], [{ capacity: 9 }]);
    expect(agreed).toBe(true);
    expect(await ledgers.item(sessionId, 0)).toMatchObject({ capacity: 2 });
    expect((await planned({ capacity: 3 }, [{ taken: 1 }], [{ taken: 2 }])).agreed).toBe(false);
    expect((await planned({ capacity: 9 }, [{}], [{ epoch: EPOCH + 1 }])).agreed).toBe(false);
  });

  it("calls in what parts have not sold, if the desk cannot bear it", async () => {
    const sessionId = await ledgers.put({}, { capacity: 5, taken: 2 });
    expect(await change(sessionId, { capacity: 3 })).toBe("committed");
    expect(await ledgers.item(sessionId, 1)).toMatchObject({ capacity: 2, epoch: EPOCH + 1 });
    expect(await ledgers.item(sessionId, 0)).toMatchObject({ capacity: 0, dealt: 3 });
    expect(await ledgers.seen(sessionId)).toMatchObject({ capacity: 3, taken: 4, takenAtCapacityChange: 4 });
  });

  it("is called in only while each part has sold what was seen", async () => {
    const part = { capacity: 5, taken: 2 };
    expect((await planned({ capacity: 3 }, [{}, part])).agreed).toBe(true);
    expect((await planned({ capacity: 3 }, [{}, part], [{}, { ...part, taken: 3 }])).agreed).toBe(false);
    expect((await planned({ capacity: 3 }, [{}, part], [{ epoch: EPOCH + 1 }, part])).agreed).toBe(false);
  });

  it("can be lifted, and set again", async () => {
    const sessionId = await ledgers.put({}, { capacity: 5, taken: 2 });
    expect(await change(sessionId, { capacity: null })).toBe("committed");
    expect(await ledgers.seen(sessionId)).toMatchObject({ capacity: null });
    expect(await ledgers.item(sessionId, 1)).toMatchObject({ capacity: 2 });
    expect(await change(sessionId, { capacity: 7 }, 1)).toBe("committed");
    expect(await ledgers.seen(sessionId)).toMatchObject({ capacity: 7, taken: 4 });
  });
});

describe("seats are dealt", () => {
  const dealt = async (seen: readonly Attributes[], then: readonly Attributes[] = seen) => {
    const ledger = await ledgers.seen(await ledgers.put(seen[0], seen[1] ?? {}, seen[2] ?? {}));
    const sessionId = await ledgers.put(then[0], then[1] ?? {}, then[2] ?? {});
    const writes = dealing({ ...ledger, sessionId }, NOW);
    return { agreed: writes !== null && (await agrees(writes)), sessionId };
  };
  const free = { capacity: 101, taken: 1 };

  it("from the desk, all that are free, to old and new parts", async () => {
    const { agreed, sessionId } = await dealt([{ ...free, lineOpen: true }, { gate: after }]);
    expect(agreed).toBe(true);
    const ledger = await ledgers.seen(sessionId);
    expect(ledger).toMatchObject({ capacity: 103, taken: 3, epoch: EPOCH + 1 });
    expect(ledger).not.toHaveProperty("lineOpen");
    expect(ledger.items).toHaveLength(33);
    expect(ledger.items?.[0]).toMatchObject({ capacity: 1, taken: 1 });
    expect(ledger.items?.[1]).toMatchObject({ capacity: 1 + 4, taken: 1 });
    expect(ledger.items?.[32]).toMatchObject({ capacity: 3, taken: 0 });
    expect(await ledgers.item(sessionId, 0)).toMatchObject({ parts: 32, dealt: 102 });
    expect(await ledgers.item(sessionId, 1)).not.toHaveProperty("gate");
  });

  it("only if all is as it was seen, and nobody waits at any item", async () => {
    expect((await dealt([free], [{ ...free, epoch: EPOCH + 1 }])).agreed).toBe(false);
    expect((await dealt([free], [{ ...free, taken: 2 }])).agreed).toBe(false);
    expect((await dealt([free], [{ ...free, capacity: 102 }])).agreed).toBe(false);
    expect((await dealt([free], [{ ...free, waiting: 1 }])).agreed).toBe(false);
    expect((await dealt([free], [free, { waiting: 1 }])).agreed).toBe(false);
    expect((await dealt([free], [{ ...free, taken: 0 }])).agreed).toBe(true);
  });

  it("never to a new part in place of one that exists", async () => {
    const seen = await ledgers.seen(await ledgers.put(free));
    const sessionId = await ledgers.put(free);
    await putItems(table, [{ ...ledgerItemKey(sessionId, 3), taken: 1 }]);
    expect(await agrees(dealing({ ...seen, sessionId }, NOW) ?? [])).toBe(false);
  });

  it("without end if the session has no capacity", async () => {
    const unlimited = { capacity: undefined };
    const { sessionId } = await dealt([unlimited]);
    const ledger = await ledgers.seen(sessionId);
    expect(ledger.items).toHaveLength(97);
    expect(ledger.items?.every(({ capacity }) => capacity === null)).toBe(true);
    expect((await dealt([unlimited], [free])).agreed).toBe(false);
    expect((await dealt([unlimited], [{ ...unlimited, waiting: 1 }])).agreed).toBe(false);
  });

  it("also where none is free, so that a crowd can join the waitlist at parts", async () => {
    const { sessionId } = await dealt([{ capacity: 1, taken: 2 }]);
    expect((await ledgers.seen(sessionId)).items).toHaveLength(33);
    expect(await ledgers.seen(sessionId)).toMatchObject({ capacity: 3, taken: 4 });
  });

  it("as a line if people wait: parts without seats, with the line open and a mark", async () => {
    const { agreed, sessionId } = await dealt([{ ...free, waiting: 1 }]);
    expect(agreed).toBe(true);
    const ledger = await ledgers.seen(sessionId);
    expect(ledger).toMatchObject({ lineOpen: true, waiting: 1, capacity: 103, epoch: EPOCH + 1 });
    expect(ledger.items?.[16]).toMatchObject({ capacity: 0, taken: 0 });
    expect(await ledgers.item(sessionId, 0)).toMatchObject({ sweepSK: NOW });
    const other = { ...free, waiting: 1, epoch: EPOCH + 1 };
    expect((await dealt([{ ...free, waiting: 1 }], [other])).agreed).toBe(false);
    expect((await dealt([{ ...free, waiting: 1 }], [free])).agreed).toBe(false);
  });

  it("again only if each part gets one", () => {
    const items = Array.from({ length: 33 }, () => ({
      capacity: 0,
      taken: 0,
      waiting: 0,
      lastWaitlistedAt: null,
    }));
    const [desk, ...parts] = items;
    const ledger = (capacity: number) =>
      aLedger({ capacity, items: [{ ...items[0], ...desk, capacity } as (typeof items)[0], ...parts] });
    expect(dealing(ledger(31), NOW)).toBeNull();
    expect(dealing(ledger(32), NOW)).not.toBeNull();
  });
});
