import { afterEach, describe, expect, it } from "vitest";
import { useConference } from "../support/conference.ts";
import { violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({ triggers: true, environment: { RATE_LIMIT_CALLS: "50" } });
const waitlists = waitlistsOf({ service, conference });
const { accept, cancel, full, inMinutes, join, ledger, reserve, rsvpOf, sees, statuses } = waitlists;

afterEach(async () => {
  expect(await violations(tableOf(service))).toEqual([]);
});

const startingIn = (minutes: number) => ({ startsAt: inMinutes(minutes), endsAt: inMinutes(minutes + 60) });

describe("an offer ends", () => {
  it("when the waitlist closes, five minutes before the start, even if its own time would be longer", async () => {
    const times = startingIn(35);
    const sessionId = await full(["ada"], ["eve"], { ...times, offerMinutes: 60 });
    const { lineClosesAt } = await conference.get(sessionId);
    expect(Date.parse(times.startsAt) - Date.parse(lineClosesAt)).toBe(5 * 60_000);
    await cancel("ada", sessionId);
    expect(await sees("eve", sessionId, { status: "OFFERED" })).toMatchObject({
      offerExpiresAt: lineClosesAt,
    });
  });

  it("when registration closes, if that is earlier", async () => {
    const registrationClosesAt = inMinutes(10);
    const sessionId = await full(["ada"], ["eve"], { ...startingIn(35), registrationClosesAt });
    await cancel("ada", sessionId);
    expect(await sees("eve", sessionId, { status: "OFFERED" })).toMatchObject({
      offerExpiresAt: registrationClosesAt,
    });
  });

  it("with registration if that closes earlier, and then nobody gets the seat", async () => {
    const sessionId = await full(["ada"], ["eve", "kim"]);
    await cancel("ada", sessionId);
    await sees("eve", sessionId, { status: "OFFERED" });
    const registrationClosesAt = inMinutes(-1);
    await conference.patch(sessionId, { registrationClosesAt });
    expect(await rsvpOf("eve", sessionId)).toMatchObject({ offerExpiresAt: registrationClosesAt });
    expect(await accept("eve", sessionId)).toMatchObject({ status: 409, body: { code: "OFFER_EXPIRED" } });
    await service.invoke("sweep", {});
    await sees("eve", sessionId, { status: "CANCELLED", cancelReason: "OFFER_EXPIRED" });
    expect(await ledger(sessionId)).toEqual({ taken: 0, waiting: 1 });
  });
});

describe("once the waitlist has closed", () => {
  it("a free seat goes to the first person who asks, waiting or not, until the start ends all waiting", async () => {
    const sessionId = await full(["ada", "bob"], ["eve", "kim", "zoe"], startingIn(28));
    await cancel("bob", sessionId);
    await sees("eve", sessionId, { status: "OFFERED" });
    await waitlists.pass(23.1);
    expect(await accept("eve", sessionId)).toMatchObject({ status: 409, body: { code: "OFFER_EXPIRED" } });
    await sees("eve", sessionId, { status: "CANCELLED", cancelReason: "OFFER_EXPIRED" });
    expect(await ledger(sessionId)).toEqual({ taken: 1, waiting: 2 });

    expect(await reserve("newcomer", sessionId)).toMatchObject({
      status: 201,
      body: { status: "CONFIRMED" },
    });
    expect(await ledger(sessionId)).toEqual({ taken: 2, waiting: 2 });
    for (const ask of [reserve, join]) {
      expect(await ask("latecomer", sessionId)).toMatchObject({
        status: 409,
        body: { code: "SESSION_FULL", taken: 2, waiting: 2, waitlistOpen: false },
      });
    }
    expect(await reserve("zoe", sessionId)).toMatchObject({
      status: 409,
      body: { code: "ALREADY_WAITLISTED" },
    });

    await cancel("ada", sessionId);
    expect(await reserve("zoe", sessionId)).toMatchObject({ status: 201, body: { status: "CONFIRMED" } });
    expect(await ledger(sessionId)).toEqual({ taken: 2, waiting: 1 });
    expect(await statuses(sessionId, ["kim"])).toEqual(["WAITLISTED"]);

    await waitlists.pass(5);
    await sees("kim", sessionId, { status: "CANCELLED", cancelReason: "SESSION_STARTED" });
    expect(await ledger(sessionId)).toEqual({ taken: 2, waiting: 0 });
    expect(await statuses(sessionId, ["newcomer", "zoe"])).toEqual(["CONFIRMED", "CONFIRMED"]);
  });

  it("a person whose offer has expired asks like anybody else, even before a sweep", async () => {
    const sessionId = await full(["ada"], ["eve"], startingIn(28));
    await cancel("ada", sessionId);
    await sees("eve", sessionId, { status: "OFFERED" });
    await service.faults({ rules: [{ service: "dynamodb", kind: "Error", rate: 1, function: "sweep" }] });
    await waitlists.pass(23.1);
    expect((await accept("eve", sessionId)).body).toMatchObject({ code: "OFFER_EXPIRED" });
    expect(await reserve("eve", sessionId)).toMatchObject({ status: 201, body: { status: "CONFIRMED" } });
    await service.faults({ rules: [] });
    await service.invoke("sweep", {});
    expect(await statuses(sessionId, ["eve"])).toEqual(["CONFIRMED"]);
    expect(await ledger(sessionId)).toEqual({ taken: 1, waiting: 0 });
  });

  it("which happens early if an offer would last less than two minutes, a free seat is kept for nobody", async () => {
    const sessionId = await full(["ada"], ["eve"], startingIn(6.9));
    await cancel("ada", sessionId);
    await expect
      .poll(() => reserve("newcomer", sessionId), { interval: 500 })
      .toMatchObject({ status: 201, body: { status: "CONFIRMED" } });
    expect(await statuses(sessionId, ["eve"])).toEqual(["WAITLISTED"]);
    const { lineClosesAt, startsAt } = await conference.get(sessionId);
    expect(Date.parse(startsAt) - Date.parse(lineClosesAt)).toBeGreaterThan(5 * 60_000);
  });

  it("closed registration admits nobody, and offers nothing", async () => {
    const times = { ...startingIn(60), registrationClosesAt: inMinutes(20) };
    const sessionId = await full(["ada"], ["eve"], times);
    await waitlists.pass(20.1);
    await cancel("ada", sessionId);
    expect(await join("eve", sessionId)).toMatchObject({ status: 200, body: { status: "WAITLISTED" } });
    expect((await join("newcomer", sessionId)).body).toMatchObject({ code: "REGISTRATION_CLOSED" });
    await service.invoke("sweep", {});
    expect(await ledger(sessionId)).toEqual({ taken: 0, waiting: 1 });

    await conference.patch(sessionId, { registrationClosesAt: null });
    await sees("eve", sessionId, { status: "OFFERED" });
  });

  it("a later start opens it again, and the next person gets the seat that became free meanwhile", async () => {
    const sessionId = await full(["ada"], ["eve", "kim"], startingIn(26));
    await waitlists.pass(21.1);
    await cancel("ada", sessionId);
    await service.invoke("sweep", {});
    expect(await ledger(sessionId)).toEqual({ taken: 0, waiting: 2 });
    await conference.patch(sessionId, startingIn(60));
    await sees("eve", sessionId, { status: "OFFERED" });
    expect((await reserve("newcomer", sessionId)).body).toMatchObject({ waitlistOpen: true });
  });
});
