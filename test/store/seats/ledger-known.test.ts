import { describe, expect, it } from "vitest";
import { ledgerItemKey } from "../../../functions/store/keys.ts";
import { KnownLedgers } from "../../../functions/store/parts/memory.ts";
import { NOW } from "../../support/builders.ts";
import { after, before } from "./ledger-items.ts";

const SESSION = "conf.talk";
const rules = { state: "OPEN", lineClosesAt: "2026-12-28T09:55:00.000Z" };
const desk = (over: object = {}) => ({
  ...ledgerItemKey(SESSION, 0),
  ...{ epoch: 2, parts: 2, dealt: 2, capacity: 1, taken: 1, waiting: 0 },
  ...rules,
  ...over,
});
const part = (number: number, over: object = {}) => ({
  ...ledgerItemKey(SESSION, number),
  ...{ epoch: 2, capacity: 1, taken: 1, waiting: 0 },
  ...over,
});

function known(over: object = {}) {
  const ledgers = new KnownLedgers();
  const ledger = ledgers.see(desk(over));
  if (ledger === null) throw new Error("the ledger has parts");
  return { ledgers, ledger };
}

describe("what an instance knows of a ledger", () => {
  it("is nothing as long as there are no parts", () => {
    const ledgers = new KnownLedgers();
    expect(ledgers.see(desk({ parts: undefined }))).toBeNull();
    expect(ledgers.of(SESSION)).toBeUndefined();
  });

  it("includes the parts that were seen full, in this epoch only", () => {
    const { ledger } = known();
    expect(ledger.notKnownFull).toEqual([1, 2]);
    ledger.seePart(part(1));
    ledger.seePart(part(2, { epoch: 3 }));
    ledger.seePart(part(2, { taken: 0 }));
    ledger.seePart(part(2, { capacity: undefined }));
    expect(ledger.notKnownFull).toEqual([2]);
    expect(ledger.anyWithSeat()).toBe(2);
    ledger.seePart(part(2));
    expect(ledger.areAllFull).toBe(true);
    expect(ledger.ledger).toMatchObject({ taken: 3, capacity: 3, waiting: 0 });
  });

  it("includes that the line is open where people wait at a part, in this epoch only", () => {
    const { ledger } = known();
    ledger.seePart(part(1, { epoch: 1, waiting: 1 }));
    expect(ledger.isLineOpen).toBe(false);
    ledger.seePart(part(1, { waiting: 1 }));
    expect(ledger.areAllFull).toBe(true);
  });

  it("includes all parts once the line is open, and stays so when an older read arrives", () => {
    const { ledgers, ledger } = known();
    ledgers.see(desk({ lineOpen: true }));
    ledgers.see(desk());
    expect(ledger.areAllFull).toBe(true);
    expect(ledger.ledger).toMatchObject({ lineOpen: true, taken: 3, waiting: 1 });
  });

  it("begins anew with another epoch, and is not replaced by an earlier one", () => {
    const { ledgers, ledger } = known({ lineOpen: true });
    const next = ledgers.see(desk({ epoch: 3 }));
    expect(next?.areAllFull).toBe(false);
    expect(ledgers.see(desk())).toBe(next);
    expect(ledgers.of(SESSION)).not.toBe(ledger);
  });

  it("says which parts to look at, each once", () => {
    const { ledger } = known({ parts: 4 });
    expect(ledger.someParts(9).sort()).toEqual([1, 2, 3, 4]);
    expect(new Set(ledger.someParts(3)).size).toBe(3);
    ledger.seePart(part(3));
    expect(ledger.someWithSeat(9).sort()).toEqual([1, 2, 4]);
    expect(ledger.someWithSeat(2)).toHaveLength(2);
  });

  it("prefers the emptiest of some parts, and none that was seen full or is of another epoch", () => {
    const { ledger } = known({ parts: 4 });
    expect(ledger.isRunningOut).toBe(false);
    ledger.seePart(part(1));
    expect(ledger.isRunningOut).toBe(true);
    const some = [
      part(1, { capacity: 9 }),
      part(2, { capacity: 2 }),
      part(3, { capacity: 3 }),
      part(4, { capacity: 9, epoch: 1 }),
    ];
    expect(ledger.emptiestOf(some)).toBe(3);
    expect(ledger.emptiestOf([...some, part(4, { capacity: undefined })])).toBe(4);
    expect(ledger.emptiestOf([part(1)])).toBeNull();
  });

  it("includes a gate at a ledger without parts, until it is opened or the parts are there", () => {
    const { ledgers } = known();
    const undivided = desk({ parts: undefined });
    ledgers.forget(SESSION);
    expect(ledgers.isHeldOff(SESSION, before)).toBe(false);
    ledgers.see({ ...undivided, gate: NOW });
    expect(ledgers.isHeldOff(SESSION, before)).toBe(true);
    expect(ledgers.isHeldOff(SESSION, NOW)).toBe(false);
    ledgers.see(undivided);
    expect(ledgers.isHeldOff(SESSION, before)).toBe(false);
    ledgers.see({ ...undivided, gate: NOW });
    ledgers.see(desk());
    expect(ledgers.isHeldOff(SESSION, before)).toBe(false);
  });

  it("estimates the line by some parts", () => {
    const { ledger } = known({ parts: 4 });
    expect(ledger.estimateOf([part(1, { waiting: 2 }), part(3, { waiting: 4 })])).toBe(12);
    expect(ledger.estimateOf([])).toBe(0);
  });

  it("includes the times of joining, and how far its own clock is behind", () => {
    const { ledger } = known();
    expect(ledger.joinsAt(1, NOW)).toBe(NOW);
    ledger.seePart(part(1, { lastWaitlistedAt: NOW }));
    expect(ledger.joinsAt(1, before)).toBe(after);
    expect(ledger.joinsAt(2, before)).toBe(NOW);
    expect(ledger.joinsAt(2, NOW)).toBe(after);
  });

  it("does not take a slow request for a slow clock", () => {
    const { ledger } = known();
    expect(ledger.joinsAt(1, before)).toBe(before);
    ledger.seePart(part(1, { lastWaitlistedAt: NOW }));
    expect(ledger.joinsAt(2, after)).toBe(after);
  });
});
