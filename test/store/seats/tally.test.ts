import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Tally } from "../../../functions/core/figures/tally.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { joinWaitlist, takeSeat } from "../../../functions/store/ledger/desk.ts";
import { freeSeats, leaveWaitlist } from "../../../functions/store/ledger/leaving.ts";
import { toLedger } from "../../../functions/store/ledger/ledger.ts";
import { aTally, NOW } from "../../support/builders.ts";
import { imbalances } from "../../support/double-entry.ts";
import { newTable } from "../../support/table.ts";
import { ledgerItems } from "./ledger-items.ts";
import { playedSession, type SessionOptions } from "./played-session.ts";

/** A minute of the hour in which a test plays. */
const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

/** A session with a tally; every read also checks that it matches the ledger's counts. */
async function tallied(options: SessionOptions = {}) {
  const session = await playedSession(table, options);
  return {
    ...session,
    async counts(expected: Partial<Tally>): Promise<void> {
      const current = toLedger(await session.ledger());
      expect(current.tally).toEqual(aTally(expected));
      expect(imbalances(current)).toEqual([]);
    },
  };
}

describe("the tally of a session", () => {
  it("is zero at first", async () => {
    await (await tallied()).counts({});
  });

  it("counts people who reserve, join the waitlist or give a seat back", async () => {
    const session = await tallied({ settings: { capacity: 2 } });
    for (const user of ["ada", "bob"]) await session.reserve(user, at(0));
    await session.counts({ reserved: 2 });
    await session.join("eve", at(1));
    await session.counts({ reserved: 2, joined: 1 });
    await session.cancel("ada", at(2));
    await session.cancel("bob", at(2), "ORGANIZER");
    await session.counts({ reserved: 2, joined: 1, released: 2 });
  });

  it("counts nothing twice, and no refusal", async () => {
    const session = await tallied();
    for (const user of ["ada", "ada", "bob"]) await session.reserve(user, at(0));
    await session.join("eve", at(1));
    await session.join("eve", at(2));
    for (const _ of ["once", "again"]) await session.cancel("ada", at(3));
    await session.serve(at(4));
    for (const _ of ["once", "again"]) await session.accept("eve", at(5));
    await session.counts({ reserved: 1, joined: 1, released: 1, offered: 1 });
  });

  it("counts offers, and which of them are declined or expire", async () => {
    const session = await tallied();
    await session.reserve("ada", at(0));
    for (const [n, user] of ["bob", "eve", "kim"].entries()) await session.join(user, at(1 + n));
    await session.cancel("ada", at(5));
    await session.serve(at(6));
    await session.counts({ reserved: 1, joined: 3, released: 1, offered: 1 });
    await session.cancel("bob", at(7));
    await session.counts({ reserved: 1, joined: 3, released: 1, offered: 1, declined: 1 });
    await session.serve(at(8));
    await session.sweep(at(68));
    await session.counts({ reserved: 1, joined: 3, released: 1, offered: 2, declined: 1, expired: 1 });
    await session.serve(at(69));
    await session.accept("kim", at(70));
    await session.counts({ reserved: 1, joined: 3, released: 1, offered: 3, declined: 1, expired: 1 });
    await session.cancel("kim", at(71));
    await session.counts({ reserved: 1, joined: 3, released: 2, offered: 3, declined: 1, expired: 1 });
  });

  it("counts an offer that an organizer takes away as released, because nobody declined it", async () => {
    const session = await tallied();
    await session.reserve("ada", at(0));
    await session.join("bob", at(1));
    await session.cancel("ada", at(2));
    await session.serve(at(3));
    await session.cancel("bob", at(4), "ORGANIZER");
    await session.counts({ reserved: 1, joined: 1, offered: 1, released: 2 });
  });

  it("counts a person who is confirmed at once as offered a seat", async () => {
    const session = await tallied({ policy: "AUTO_CONFIRM", settings: { capacity: 2 } });
    for (const user of ["ada", "bob"]) await session.reserve(user, at(0));
    for (const user of ["eve", "kim"]) await session.join(user, at(1));
    for (const user of ["ada", "bob"]) await session.cancel(user, at(2));
    await session.serve(at(3));
    await session.counts({ reserved: 2, joined: 2, released: 2, offered: 2 });
  });

  it("counts a person who takes a seat after the waitlist has closed, even if their own offer expires first", async () => {
    const session = await tallied({ settings: { lineClosesAt: at(30) } });
    await session.reserve("ada", at(0));
    for (const [n, user] of ["bob", "eve"].entries()) await session.join(user, at(1 + n));
    await session.cancel("ada", at(20));
    await session.serve(at(21));
    await session.reserve("bob", at(30));
    await session.counts({ reserved: 2, joined: 2, released: 1, offered: 1, expired: 1 });
    await session.cancel("bob", at(31));
    await session.join("eve", at(32));
    await session.counts({ reserved: 2, joined: 2, claimed: 1, released: 2, offered: 1, expired: 1 });
  });

  it("counts people who leave the waitlist or are removed from it, by an organizer or by the session's start", async () => {
    const session = await tallied({ settings: { lineClosesAt: at(30) } });
    await session.reserve("ada", at(0));
    for (const [n, user] of ["bob", "eve", "kim", "zoe"].entries()) await session.join(user, at(1 + n));
    await session.cancel("bob", at(5));
    await session.counts({ reserved: 1, joined: 4, left: 1 });
    await session.cancel("eve", at(6), "ORGANIZER");
    await session.counts({ reserved: 1, joined: 4, left: 2 });
    await session.serve(at(35));
    await session.counts({ reserved: 1, joined: 4, left: 4 });
  });

  it("counts everybody who leaves a cancelled session", async () => {
    const session = await tallied({ settings: { capacity: 2 } });
    for (const user of ["ada", "bob"]) await session.reserve(user, at(0));
    for (const [n, user] of ["eve", "kim", "zoe"].entries()) await session.join(user, at(1 + n));
    await session.cancel("ada", at(5));
    await session.serve(at(6));
    await session.change({ state: "CANCELLED" }, at(7));
    await session.counts({ reserved: 2, joined: 3, released: 1, offered: 1 });
    await session.serve(at(8));
    await session.counts({ reserved: 2, joined: 3, released: 3, offered: 1, left: 2 });
  });

  it("survives a change of the rules", async () => {
    const session = await tallied();
    await session.reserve("ada", at(0));
    await session.join("bob", at(1));
    await session.change({ capacity: 5, registrationOpensAt: at(0) }, at(2));
    await session.counts({ reserved: 1, joined: 1 });
  });
});

describe("a ledger from before the tally", () => {
  it("works, and counts from then on", async () => {
    const items = ledgerItems(table);
    const sessionId = await items.put({ waiting: 0 });
    expect(toLedger(await items.stored(sessionId)).tally).toEqual(aTally());
    const updates = [
      takeSeat(sessionId, NOW),
      joinWaitlist(sessionId, NOW, NOW),
      leaveWaitlist(sessionId, 1),
      freeSeats(sessionId, 2, { reason: "OFFER_DECLINED", freedAt: NOW }),
    ];
    for (const update of updates) expect(await items.agrees(update)).toBe(true);
    const { taken, waiting, tally } = toLedger(await items.stored(sessionId));
    expect({ taken, waiting }).toEqual({ taken: 0, waiting: 0 });
    expect(tally).toEqual(aTally({ reserved: 1, joined: 1, left: 1, declined: 2 }));
  });
});
