import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Ledger } from "../../../functions/core/seats/ledger.ts";
import { find } from "../../../functions/store/dynamodb/find.ts";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { ledgerKey } from "../../../functions/store/keys.ts";
import {
  joinByHand,
  moveToNewSeat,
  raiseAndTake,
  takeByHand,
} from "../../../functions/store/ledger/by-hand.ts";
import { findLedger } from "../../../functions/store/parts/parts.ts";
import { NOW } from "../../support/builders.ts";
import { newTable } from "../../support/table.ts";
import { type Attributes, dividedLedgers, EPOCH } from "../seats/divided-ledger.ts";
import { after, before, ledgerItems } from "../seats/ledger-items.ts";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const UNDIVIDED = { parts: undefined, dealt: undefined, epoch: undefined };
/** One of two seats is taken, and nobody waits. */
async function aDesk(over: Attributes = {}) {
  const sessionId = await dividedLedgers(table).put({ ...UNDIVIDED, ...over });
  const ledger = (await findLedger(table, sessionId)) as Ledger;
  const item = () => find(table, ledgerKey(sessionId), (found) => found as Item);
  return { sessionId, ledger, item, agrees: ledgerItems(table).agrees };
}

describe("a seat that is taken by hand", () => {
  const takes = async (over: Attributes = {}) => {
    const { ledger, agrees } = await aDesk(over);
    return agrees(takeByHand(ledger, 0, NOW));
  };

  it("needs a free seat that nobody waits for", async () => {
    expect(await takes()).toBe(true);
    expect(await takes({ capacity: undefined })).toBe(true);
    expect(await takes({ capacity: 1 })).toBe(false);
    expect(await takes({ waiting: 1 })).toBe(false);
    expect(await takes({ lineOpen: true })).toBe(false);
    expect(await takes({ waiting: 1, lineClosesAt: before })).toBe(true);
  });

  it("is no matter of registration, but of the session", async () => {
    expect(await takes({ state: "CLOSED", registrationOpensAt: after })).toBe(true);
    expect(await takes({ state: "CANCELLED" })).toBe(false);
    expect(await takes({ draft: true })).toBe(false);
    expect(await takes({ endsAt: before })).toBe(false);
  });
});

describe("a person who joins by hand", () => {
  const joins = async (over: Attributes = {}) => {
    const { ledger, agrees } = await aDesk({ taken: 2, ...over });
    return agrees(joinByHand(ledger, 0, NOW, NOW));
  };

  it("needs a full session, or others who wait, and an open waitlist", async () => {
    expect(await joins()).toBe(true);
    expect(await joins({ taken: 1, waiting: 1 })).toBe(true);
    expect(await joins({ taken: 1 })).toBe(false);
    expect(await joins({ lineClosesAt: before })).toBe(false);
    expect(await joins({ lineClosedAt: before })).toBe(false);
    expect(await joins({ state: "CANCELLED" })).toBe(false);
  });

  it("is the last one, and waits at no divided desk", async () => {
    expect(await joins({ lastWaitlistedAt: before })).toBe(true);
    expect(await joins({ lastWaitlistedAt: NOW })).toBe(false);
    const { sessionId, ledger, agrees } = await aDesk({ taken: 2 });
    await updateItem(table, {
      Key: ledgerKey(sessionId),
      UpdateExpression: "SET parts = :one",
      ExpressionAttributeValues: { ":one": 1 },
    });
    expect(await agrees(joinByHand(ledger, 0, NOW, NOW))).toBe(false);
  });
});

describe("a seat that is made", () => {
  const makes = [
    ["and taken", (ledger: Ledger) => raiseAndTake(ledger, NOW)],
    ["and offered", (ledger: Ledger) => moveToNewSeat(ledger, new Map([[0, 1]]), NOW)[0]],
  ] as const;
  const FULL = { taken: 2, waiting: 1 };
  const meanwhile = async (sessionId: string, change: string, values: object) =>
    updateItem(table, {
      Key: ledgerKey(sessionId),
      UpdateExpression: change,
      ExpressionAttributeNames: { "#capacity": "capacity", "#state": "state" },
      ExpressionAttributeValues: { ":same": "OPEN", ":capacity": 2, ...values },
    });
  const SAME = "SET #state = :same, #capacity = :capacity";

  it.each(makes)("%s is one more, and new rules", async (_, make) => {
    const { ledger, agrees, item } = await aDesk(FULL);
    expect(await agrees(make(ledger))).toBe(true);
    const made = {
      capacity: 3,
      taken: 3,
      rulesVersion: 1,
      rulesChangedAt: NOW,
      epoch: 1,
      takenAtCapacityChange: 2,
    };
    expect(await item()).toMatchObject({ ...made, sweepSK: NOW });
  });

  it.each(makes)("%s needs the rules and the epoch that were seen", async (_, make) => {
    for (const change of [", rulesVersion = :one", ", epoch = :one"]) {
      const { sessionId, ledger, agrees } = await aDesk(FULL);
      await meanwhile(sessionId, `${SAME}${change}`, { ":one": 1 });
      expect(await agrees(make(ledger))).toBe(false);
    }
  });

  it.each(makes)("%s is not for a second person", async (_, make) => {
    const { sessionId, ledger, agrees } = await aDesk(FULL);
    await meanwhile(sessionId, `${SAME}, taken = :more`, { ":more": 3 });
    expect(await agrees(make(ledger))).toBe(false);
  });

  it.each(makes)("%s is none of a cancelled session", async (_, make) => {
    const { ledger, agrees } = await aDesk({ ...FULL, state: "CANCELLED" });
    expect(await agrees(make(ledger))).toBe(false);
  });

  it("is the desk's in a crowd's ledger, which stays in its epoch", async () => {
    const sessionId = await dividedLedgers(table).put({ taken: 2, lineOpen: true });
    const ledger = (await findLedger(table, sessionId)) as Ledger;
    expect(await ledgerItems(table).agrees(raiseAndTake(ledger, NOW))).toBe(true);
    expect(await findLedger(table, sessionId)).toMatchObject({ capacity: 5, taken: 5, epoch: EPOCH });
  });
});
