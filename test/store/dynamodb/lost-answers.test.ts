import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { StoreUnavailable } from "../../../functions/store/dynamodb/failures.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { playedSession } from "../seats/played-session.ts";
import { type Losses, lossyTable } from "./lossy-table.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

const losing = (losses: Partial<Losses> = {}) =>
  lossyTable(table, { of: "TransactWrite", answers: 3, ...losses });

describe("a request that was committed and whose answer was lost", () => {
  it("takes one seat, also if the person had an expired offer before", async () => {
    const session = await playedSession(table, { settings: { capacity: 3, lineClosesAt: at(40) } });
    for (const userId of ["holder", "bob", "eve"]) await session.reserve(userId, at(0));
    await session.join("ada", at(1));
    await session.cancel("holder", at(9));
    await session.serve(at(10));
    for (const userId of ["bob", "eve"]) await session.cancel(userId, at(41));
    const outcome = await session.reserve("ada", at(42), losing({ answers: 6 }));
    expect(outcome.kind).toBe("confirmed");
    expect(await session.ledger()).toMatchObject({ taken: 1, reserved: 4, expired: 1 });
  });

  it("is answered as confirmed, but not confirmed again after the person has cancelled from another device", async () => {
    const session = await playedSession(table);
    const meanwhile = () => session.cancel("ada", at(1));
    const outcome = await session.reserve("ada", at(0), losing({ meanwhile }));
    expect(outcome.kind).toBe("confirmed");
    expect(await session.rsvp("ada")).toMatchObject({ status: "CANCELLED", cancelledAt: at(1) });
    expect(await session.ledger()).toMatchObject({ taken: 0, reserved: 1 });
  });

  it("joins the waitlist once, even if the person has left it meanwhile", async () => {
    const session = await playedSession(table);
    await session.reserve("holder", at(0));
    const meanwhile = () => session.cancel("ada", at(2));
    const outcome = await session.join("ada", at(1), losing({ meanwhile }));
    expect(outcome.kind).toBe("waitlisted");
    expect((await session.rsvp("ada"))?.status).toBe("CANCELLED");
    expect(await session.ledger()).toMatchObject({ waiting: 0, joined: 1 });
  });

  it.each(["ATTENDEE", "ORGANIZER"] as const)(
    "of %s gives back one seat, and not also the next one",
    async (by) => {
      const session = await playedSession(table, { settings: { capacity: 2 } });
      await session.reserve("ada", at(0));
      const meanwhile = () => session.reserve("ada", at(2));
      const outcome = await session.cancel("ada", at(1), by, losing({ meanwhile }));
      expect(outcome).toMatchObject({ kind: "cancelled", rsvp: { cancelledAt: at(1) } });
      expect((await session.rsvp("ada"))?.status).toBe("CONFIRMED");
      expect(await session.ledger()).toMatchObject({ taken: 1, released: 1 });
      expect(session.nudged).toHaveLength(1);
    },
  );

  it("accepts one offer, and not the one that the person got after giving the seat back", async () => {
    const session = await playedSession(table);
    await session.reserve("holder", at(0));
    await session.join("ada", at(1));
    await session.cancel("holder", at(2));
    await session.serve(at(3));
    const meanwhile = async () => {
      await session.cancel("ada", at(5));
      await session.reserve("holder", at(6));
      await session.join("ada", at(7));
      await session.cancel("holder", at(8));
      await session.serve(at(9));
    };
    const outcome = await session.accept("ada", at(4), losing({ meanwhile }));
    expect(outcome).toMatchObject({ kind: "accepted", rsvp: { rsvpAt: at(4) } });
    expect(await session.rsvp("ada")).toMatchObject({ status: "OFFERED", offeredAt: at(9) });
  });

  it("offers a seat once, even if it was declined and the person joined again meanwhile", async () => {
    const session = await playedSession(table);
    await session.reserve("holder", at(0));
    for (const userId of ["ada", "bob"]) await session.join(userId, at(1));
    await session.cancel("holder", at(2));
    const meanwhile = () => session.cancel("ada", at(4));
    const served = await session.serve(at(3), { table: losing({ meanwhile }) });
    expect(served).toEqual({ finished: true, offered: ["ada"] });
    expect((await session.rsvp("ada"))?.cancelReason).toBe("OFFER_DECLINED");
    expect((await session.serve(at(5))).offered).toEqual(["bob"]);
  });

  it("counts once against the person's allowance, with any other requests meanwhile", async () => {
    const session = await playedSession(table);
    const meanwhile = () => session.reserve("ada", at(0));
    const outcome = await session.reserve("ada", at(0), losing({ of: "Update", meanwhile }));
    expect(outcome.kind).toBe("already-confirmed");
  });

  it("fails without another attempt if its result stays unknown, and can be repeated", async () => {
    const session = await playedSession(table);
    const { client, name } = losing({ answers: 100 });
    const impatient = { client, name, patience: () => async () => false };
    await expect(session.reserve("ada", at(0), impatient)).rejects.toBeInstanceOf(StoreUnavailable);
    expect((await session.reserve("ada", at(1))).kind).toBe("already-confirmed");
  });
});
