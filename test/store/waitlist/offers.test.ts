import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import type { RulesPatch } from "../../../functions/core/seats/ledger.ts";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { rsvpKey } from "../../../functions/store/keys.ts";
import { toLedger } from "../../../functions/store/ledger/ledger.ts";
import { findRsvp } from "../../../functions/store/seats/rsvp.ts";
import { shortenOffer } from "../../../functions/store/seats/rsvp-offer.ts";
import { shortenOffers } from "../../../functions/store/waitlist/offers.ts";
import { releaseFrom } from "../../../functions/store/waitlist/waitlist-book.ts";
import { violations } from "../../support/invariants.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";
import { playedSession } from "../seats/played-session.ts";

const at = (minute: number, ms = 0) => new Date(Date.UTC(2026, 11, 27, 10, minute, 0, ms)).toISOString();

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

/** Ada has an offer that ends at minute 70; Bob is next on the waitlist. */
async function withOffer(settings: RulesPatch = {}) {
  const session = await playedSession(table, { settings });
  await session.reserve("holder", at(0));
  await session.join("ada", at(1));
  await session.join("bob", at(2));
  await session.cancel("holder", at(9));
  await session.serve(at(10));
  return session;
}

describe("an open offer", () => {
  it("is accepted in one write, which removes all traces of the offer", async () => {
    const session = await withOffer();
    const outcome = await session.accept("ada", at(20));
    expect(outcome).toMatchObject({ kind: "accepted", seatFreedAt: at(9) });
    const stored = await session.rsvp("ada");
    expect(stored).toMatchObject({ status: "CONFIRMED", rsvpAt: at(20) });
    expect("rsvp" in outcome && outcome.rsvp).toMatchObject({ status: "CONFIRMED", rsvpAt: at(20) });
    expect((await session.ledger()).taken).toBe(1);
    expect((await session.accept("ada", at(21))).kind).toBe("already-confirmed");
  });

  it("keeps the time of an earlier first confirmation when it is accepted", async () => {
    const session = await playedSession(table);
    await session.reserve("holder", at(0));
    await session.join("ada", at(1));
    await session.cancel("holder", at(2));
    await session.serve(at(3));
    await session.join("holder", at(4));
    await session.cancel("ada", at(5));
    await session.serve(at(6));
    expect(await session.accept("holder", at(7))).toMatchObject({ rsvp: { rsvpAt: at(0) } });
    expect((await session.rsvp("holder"))?.rsvpAt).toBe(at(0));
  });

  it("is also accepted by asking for a seat", async () => {
    const session = await withOffer();
    expect((await session.reserve("ada", at(20))).kind).toBe("accepted");
  });

  it("can be accepted until the last millisecond before its end, but not at its end", async () => {
    const inTime = await withOffer();
    expect((await inTime.accept("ada", at(69, 59_999))).kind).toBe("accepted");
    const late = await withOffer();
    expect((await late.accept("ada", at(70))).kind).toBe("offer-expired");
    expect((await late.rsvp("ada"))?.status).toBe("OFFERED");
  });

  it("is refused by the write itself at its end, whatever was read before", async () => {
    const session = await withOffer();
    const found = await findRsvp(table, session.sessionId, "ada");
    if (found === null) throw new Error("ada has no RSVP");
    const accept = (now: string) =>
      session.seats.acceptOffer(session.request("ada"), found, new Date(now), "counted-already");
    expect((await accept(at(70))).kind).toBe("changed");
    expect((await accept(at(69, 59_999))).kind).toBe("committed");
  });

  it("is only for its own person, not for others on the waitlist", async () => {
    const session = await withOffer();
    expect((await session.accept("bob", at(20))).kind).toBe("no-offer");
    expect((await session.accept("nobody", at(20))).kind).toBe("no-offer");
    expect((await session.rsvp("bob"))?.status).toBe("WAITLISTED");
  });

  it("is not mixed up with a later offer by a request that read it", async () => {
    const session = await withOffer();
    const seen = await findRsvp(table, session.sessionId, "ada");
    if (!seen) throw new Error("no offer");
    await session.cancel("bob", at(11));
    await session.cancel("ada", at(12));
    await session.reserve("holder", at(13));
    await session.join("ada", at(14));
    await session.cancel("holder", at(15));
    await session.serve(at(16));
    const attempt = await session.seats.acceptOffer(session.request("ada"), seen, new Date(at(17)), "counts");
    expect(attempt).toMatchObject({
      kind: "changed",
      found: { rsvp: { status: "OFFERED", offeredAt: at(16) } },
    });
  });

  it("cannot be accepted once an organizer has cancelled the session, cleared or not", async () => {
    const session = await withOffer();
    await session.change({ state: "CANCELLED" }, at(20));
    expect((await session.accept("ada", at(21))).kind).toBe("session-cancelled");
    expect((await session.reserve("ada", at(21))).kind).toBe("session-cancelled");
    expect((await session.rsvp("ada"))?.status).toBe("OFFERED");
  });

  it("stays valid in a session that admits no newcomers any more", async () => {
    const session = await withOffer();
    await session.change({ state: "CLOSED" }, at(20));
    expect((await session.accept("ada", at(21))).kind).toBe("accepted");
  });

  it("goes to the next person when it is declined", async () => {
    const session = await withOffer();
    const outcome = await session.cancel("ada", at(20));
    expect(outcome).toMatchObject({ kind: "cancelled", rsvp: { cancelReason: "OFFER_DECLINED" } });
    expect((await session.serve(at(21))).offered).toEqual(["bob"]);
  });

  it("is either accepted or declined, and its seat counts once, when two devices do both", async () => {
    const session = await withOffer();
    await Promise.all([session.accept("ada", at(20)), session.cancel("ada", at(20))]);
    expect((await session.rsvp("ada"))?.status).toBe("CANCELLED");
    expect((await session.ledger()).taken).toBe(0);
  });
});

const expire = ({ sessionId }: { readonly sessionId: string }, now: string) =>
  releaseFrom(table)({
    sessionId,
    people: [{ userId: "ada", status: "OFFERED", part: 0 }],
    reason: "OFFER_EXPIRED",
    now,
    freedAt: at(70),
    given: {},
    requestId: "the sweep",
  });

describe("an offer that has ended", () => {
  it("is expired at its end, and no millisecond before", async () => {
    const session = await withOffer();
    expect(await expire(session, at(69, 59_999))).toEqual({ kind: "refused", gone: ["ada"] });
    expect(await expire(session, at(70))).toEqual({ kind: "committed" });
    expect(await session.rsvp("ada")).toMatchObject({ status: "CANCELLED", cancelReason: "OFFER_EXPIRED" });
    expect(await session.ledger()).toMatchObject({ taken: 0, waiting: 1, freedAt: at(70) });
  });

  it("is not changed if it was accepted in time", async () => {
    const session = await withOffer();
    await session.accept("ada", at(69));
    expect(await expire(session, at(70))).toEqual({ kind: "refused", gone: ["ada"] });
    expect((await session.ledger()).taken).toBe(1);
  });

  it("is named to a person who comes too late, before and after the sweep", async () => {
    const session = await withOffer();
    expect((await session.reserve("ada", at(70))).kind).toBe("offer-expired");
    await expire(session, at(70));
    expect((await session.accept("ada", at(71))).kind).toBe("offer-expired");
    expect((await session.join("ada", at(71))).kind).toBe("waitlisted");
  });
});

describe("an offer that has ended and that nobody waits for", () => {
  it("does not keep its person from a free seat, before and after the sweep", async () => {
    const session = await withOffer();
    await session.cancel("bob", at(11));
    await session.change({ capacity: 10 }, at(12));
    expect(await session.reserve("ada", at(71))).toMatchObject({
      kind: "confirmed",
      rsvp: { rsvpAt: at(71), offeredAt: null },
    });
    expect(await session.ledger()).toMatchObject({ taken: 1, waiting: 0, expired: 1 });
  });
});

describe("an offer that has ended with its waitlist", () => {
  it("leaves its seat to the first person who asks, who may be its own person", async () => {
    const settings = { lineClosesAt: at(40) };
    for (const ask of ["reserve", "join"] as const) {
      const session = await withOffer(settings);
      expect((await session[ask]("ada", at(40))).kind).toBe("confirmed");
      expect(await session.rsvp("ada")).toMatchObject({ status: "CONFIRMED", rsvpAt: at(40) });
      expect(await session.ledger()).toMatchObject({ taken: 1, waiting: 1, freedAt: at(40) });
    }
  });

  it("is gone for a person who comes after another has taken the seat", async () => {
    const session = await withOffer({ lineClosesAt: at(40) });
    await expire(session, at(40));
    expect((await session.reserve("kim", at(41))).kind).toBe("confirmed");
    expect(await session.reserve("ada", at(42))).toMatchObject({ kind: "session-full", waitlistOpen: false });
  });

  it("is not ended before its time", async () => {
    const session = await withOffer({ lineClosesAt: at(40) });
    const request = { ...session.request("ada"), ifFull: "REJECT" as const };
    const offer = await findRsvp(table, session.sessionId, "ada");
    if (!offer) throw new Error("no offer");
    expect(await session.seats.expireOffer(request, offer, at(39, 59_999))).toMatchObject({
      kind: "refused",
    });
    expect((await session.rsvp("ada"))?.status).toBe("OFFERED");
  });
});

describe("open offers of a waitlist that now closes earlier", () => {
  const shorten = (sessionId: string, lineClosesAt: string, registrationClosesAt: string | null = null) =>
    shortenOffers(table, { sessionId, lineClosesAt, registrationClosesAt, rulesVersion: 1 });

  it("end with the waitlist, where the sweep looks for them", async () => {
    const session = await withOffer();
    await shorten(session.sessionId, at(30));
    expect(await session.rsvp("ada")).toMatchObject({ offerExpiresAt: at(30), sweepSK: at(30) });
    await shorten(session.sessionId, at(40));
    expect((await session.rsvp("ada"))?.offerExpiresAt).toBe(at(30));
  });

  it("are not changed by rules that are older than theirs, with any clocks", async () => {
    const session = await withOffer({ lineClosesAt: at(90) });
    await session.change({ lineClosesAt: at(40) }, at(11));
    const older = toLedger(await session.ledger());
    await session.change({ lineClosesAt: at(80) }, at(12));
    await session.cancel("ada", at(13));
    await session.serve(at(5));
    expect(await session.rsvp("bob")).toMatchObject({ offerExpiresAt: at(65), offerRules: 2 });
    await shortenOffers(table, older);
    expect((await session.rsvp("bob"))?.offerExpiresAt).toBe(at(65));
  });

  it("are also shortened if they were made before rules had versions", async () => {
    const session = await withOffer();
    const { offerRules: _, ...older } = (await session.rsvp("ada")) as Item;
    await putItems(table, [older as Item]);
    await shorten(session.sessionId, at(30));
    expect((await session.rsvp("ada"))?.offerExpiresAt).toBe(at(30));
    await session.accept("ada", at(20));
  });

  it("end with registration, if that closes before the waitlist", async () => {
    const session = await withOffer();
    await shorten(session.sessionId, at(40), at(35));
    expect((await session.rsvp("ada"))?.offerExpiresAt).toBe(at(35));
  });

  it("are not changed if they end sooner, or are no offers any more", async () => {
    const session = await withOffer();
    const one = async (userId: string, end: string, rules = 1) =>
      (await updateItem(table, shortenOffer(rsvpKey(userId, session.sessionId), end, rules))).agreed;
    expect(await one("ada", at(70))).toBe(false);
    expect(await one("ada", at(69))).toBe(true);
    expect(await one("ada", at(68), 0)).toBe(false);
    await session.accept("ada", at(20));
    expect(await one("ada", at(30))).toBe(false);
    expect(await one("bob", at(30))).toBe(false);
  });
});
