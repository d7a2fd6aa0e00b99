import { afterEach, describe, expect, it } from "vitest";
import { ReservedAnswer } from "../../functions/contract/answers.ts";
import { validate } from "../../functions/contract/validation.ts";
import { eventBody, rsvpIn } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { graphqlOf } from "../support/graphql.ts";
import { violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({ triggers: true, environment: { RATE_LIMIT_CALLS: "50" } });
const waitlists = waitlistsOf({ service, conference });
const { accept, cancel, choose, full, join, passOffer, ledger, mySchedule, reserve, rsvpOf, sees, statuses } =
  waitlists;

/** A function's every call to the database fails. */
const failing = (name: string) => ({ service: "dynamodb", kind: "Error", rate: 1, function: name }) as const;

afterEach(async () => {
  await service.faults({ rules: [] });
  expect(await violations(tableOf(service))).toEqual([]);
});

it("does what waiting people have chosen, and keeps the place of a person who passes", async () => {
  const sessionId = await full(["una"], [], { offerMinutes: 10 });
  expect(await passOffer("una", sessionId)).toMatchObject({ status: 409, body: { code: "NO_OFFER" } });
  const chosen = { vic: "TAKE", wes: "TAKE_IF_FREE", xia: "ASK", yan: "TAKE" };
  for (const [user, onOffer] of Object.entries(chosen))
    expect(await choose(user, sessionId, onOffer)).toMatchObject({
      status: 201,
      body: { onOffer, passesLeft: 3 },
    });
  expect(await choose("yan", sessionId, "ASK")).toMatchObject({ status: 200, body: { onOffer: "ASK" } });
  for (const [before, next] of [
    ["una", "vic"],
    ["vic", "wes"],
  ] as const) {
    await cancel(before, sessionId);
    await sees(next, sessionId, { status: "CONFIRMED" });
  }
  await cancel("wes", sessionId);
  const { offerExpiresAt } = await sees("xia", sessionId, { status: "OFFERED" });
  const passed = await passOffer("xia", sessionId);
  const waits = { status: "WAITLISTED", passesLeft: 2, passedUntil: offerExpiresAt, waitlistPosition: 1 };
  expect(passed).toMatchObject({ status: 200, body: waits });
  expect((await passOffer("xia", sessionId)).body).toMatchObject(waits);
  await sees("yan", sessionId, { status: "OFFERED" });
  await waitlists.pass(10.05);
  await sees("xia", sessionId, { status: "OFFERED", passesLeft: 2 });
  const again = await graphqlOf(service).pass("xia", sessionId);
  expect(again.result).toMatchObject({ success: true, code: "OFFER_PASSED", rsvp: { passesLeft: 1 } });
});

describe("a full session of two with three people waiting", () => {
  it("gives a free seat to the next person, whether offers are accepted, declined or expire", async () => {
    const sessionId = await full(["ada", "bob"], [], { offerMinutes: 10 });
    for (const [index, user] of ["eve", "kim", "zoe"].entries()) {
      const joined = await join(user, sessionId);
      expect(joined.status).toBe(201);
      expect(validate(ReservedAnswer, joined.body, "rsvp")).toMatchObject({ valid: true });
      expect(joined.body).toMatchObject({ status: "WAITLISTED", waitlistPosition: index + 1, rsvpAt: null });
      expect(await rsvpOf(user, sessionId)).toEqual(rsvpIn(joined.body));
      const { entries } = (await mySchedule(user, conference.eventId)).body;
      expect(entries).toMatchObject([
        { rsvp: rsvpIn(joined.body), session: { sessionId, waiting: index + 1 } },
      ]);
    }
    expect(await ledger(sessionId)).toEqual({ taken: 2, waiting: 3 });

    // The offer does not wait for a sweep.
    await service.faults({ rules: [failing("sweep")] });
    await cancel("ada", sessionId);
    const offer = await sees("eve", sessionId, { status: "OFFERED" });
    await service.faults({ rules: [] });
    expect(Date.parse(offer.offerExpiresAt ?? "") - Date.parse(offer.offeredAt ?? "")).toBe(600_000);
    expect(await ledger(sessionId)).toEqual({ taken: 2, waiting: 2 });
    expect((await accept("eve", sessionId)).body).toMatchObject({ status: "CONFIRMED", offeredAt: null });
    expect(await ledger(sessionId)).toEqual({ taken: 2, waiting: 2 });

    await cancel("bob", sessionId);
    await sees("kim", sessionId, { status: "OFFERED" });
    expect(await ledger(sessionId)).toEqual({ taken: 2, waiting: 1 });
    const declined = await cancel("kim", sessionId);
    expect(declined.body).toMatchObject({ status: "CANCELLED", cancelReason: "OFFER_DECLINED" });
    await sees("zoe", sessionId, { status: "OFFERED" });
    expect(await ledger(sessionId)).toEqual({ taken: 2, waiting: 0 });

    await join("ada", sessionId);
    expect(await ledger(sessionId)).toEqual({ taken: 2, waiting: 1 });
    await waitlists.pass(10.05);
    await sees("zoe", sessionId, { status: "CANCELLED", cancelReason: "OFFER_EXPIRED" });
    await sees("ada", sessionId, { status: "OFFERED" });
    expect(await ledger(sessionId)).toEqual({ taken: 2, waiting: 0 });
  });

  it("has no seat for a newcomer, although one is free until the waitlist is served", async () => {
    const sessionId = await full(["ada", "bob"], ["eve", "kim", "zoe"]);
    await service.faults({ rules: [failing("nudge-consumer"), failing("sweep")] });
    await cancel("ada", sessionId);
    const refused = await reserve("newcomer", sessionId);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "SESSION_FULL", capacity: 2, taken: 1, waiting: 3, waitlistOpen: true },
    });
    await service.faults({ rules: [] });
    await sees("eve", sessionId, { status: "OFFERED" });
    expect((await reserve("newcomer", sessionId)).body).toMatchObject({ code: "SESSION_FULL", taken: 2 });
    expect(await statuses(sessionId, ["kim", "zoe"])).toEqual(["WAITLISTED", "WAITLISTED"]);
  });
});

describe("an attendee on the waitlist", () => {
  it("is confirmed at once if a seat is free and nobody waits", async () => {
    const sessionId = await conference.session({ capacity: 1 });
    expect(await join("ada", sessionId)).toMatchObject({ status: 201, body: { status: "CONFIRMED" } });
    expect(await join("ada", sessionId)).toMatchObject({ status: 200, body: { status: "CONFIRMED" } });
    expect(await ledger(sessionId)).toEqual({ taken: 1, waiting: 0 });
  });

  it("keeps their position when they ask again, and is told so", async () => {
    const sessionId = await full(["ada"], ["eve", "kim"]);
    const before = await rsvpOf("kim", sessionId);
    expect(await reserve("kim", sessionId)).toMatchObject({
      status: 409,
      body: { code: "ALREADY_WAITLISTED" },
    });
    expect(await join("kim", sessionId)).toMatchObject({ status: 200, body: before });
    expect(await rsvpOf("kim", sessionId)).toEqual(before);
    expect(await ledger(sessionId)).toEqual({ taken: 1, waiting: 2 });
  });

  it("leaves it, which moves only the people behind, and comes back at its end", async () => {
    const sessionId = await full(["ada"], ["eve", "kim", "zoe"]);
    const left = await cancel("eve", sessionId);
    expect(left).toMatchObject({ status: 200, body: { status: "CANCELLED", cancelReason: "ATTENDEE" } });
    expect((await cancel("eve", sessionId)).body).toEqual(left.body);
    expect(await ledger(sessionId)).toEqual({ taken: 1, waiting: 2 });
    expect(await rsvpOf("kim", sessionId)).toMatchObject({ waitlistPosition: 1 });
    expect(await join("eve", sessionId)).toMatchObject({
      status: 201,
      body: { rsvpId: left.body.rsvpId, waitlistPosition: 3 },
    });
    await cancel("ada", sessionId);
    await sees("kim", sessionId, { status: "OFFERED" });
    expect(await statuses(sessionId, ["zoe", "eve"])).toEqual(["WAITLISTED", "WAITLISTED"]);
  });

  it("is confirmed without being asked if the session's policy says so", async () => {
    const sessionId = await full(["ada", "bob"], ["eve", "kim", "zoe"], { waitlistPolicy: "AUTO_CONFIRM" });
    await Promise.all([cancel("ada", sessionId), cancel("bob", sessionId)]);
    await sees("eve", sessionId, { status: "CONFIRMED", waitlistedAt: null });
    await sees("kim", sessionId, { status: "CONFIRMED" });
    expect(await ledger(sessionId)).toEqual({ taken: 2, waiting: 1 });
    expect(await rsvpOf("zoe", sessionId)).toMatchObject({ status: "WAITLISTED", waitlistPosition: 1 });
  });
});

describe("an offer", () => {
  it("is accepted once, also with repeats, and reserving accepts it as well", async () => {
    const sessionId = await full(["ada", "bob"], ["eve", "kim"]);
    await Promise.all([cancel("ada", sessionId), cancel("bob", sessionId)]);
    for (const user of ["eve", "kim"]) await sees(user, sessionId, { status: "OFFERED" });
    const accepted = await accept("eve", sessionId);
    expect(accepted).toMatchObject({
      status: 200,
      body: { status: "CONFIRMED", rsvpAt: expect.any(String), waitlistedAt: null, offerExpiresAt: null },
    });
    expect(await rsvpOf("eve", sessionId)).toEqual(rsvpIn(accepted.body));
    expect(await accept("eve", sessionId)).toMatchObject({ status: 200, body: accepted.body });
    expect(await reserve("kim", sessionId)).toMatchObject({ status: 200, body: { status: "CONFIRMED" } });
    expect(await ledger(sessionId)).toEqual({ taken: 2, waiting: 0 });
  });

  it("comes once, with the next sweep, if no message announces the seat", async () => {
    const sessionId = await full(["ada"], ["eve", "kim"]);
    await service.faults({
      rules: [{ ...failing("reservations"), service: "sqs" }, failing("sweep")],
    });
    expect((await cancel("ada", sessionId)).status).toBe(200);
    expect(await statuses(sessionId, ["eve", "kim"])).toEqual(["WAITLISTED", "WAITLISTED"]);
    await service.faults({ rules: [] });
    await waitlists.pass(1.05);
    await sees("eve", sessionId, { status: "OFFERED" });
    expect(await ledger(sessionId)).toEqual({ taken: 1, waiting: 1 });
  });

  it("belongs to one person only, and not to people who wait, never joined or have declined", async () => {
    const sessionId = await full(["ada"], ["eve", "kim"]);
    await cancel("ada", sessionId);
    await sees("eve", sessionId, { status: "OFFERED" });
    for (const user of ["kim", "stranger", "ada"]) {
      expect(await accept(user, sessionId)).toMatchObject({ status: 409, body: { code: "NO_OFFER" } });
    }
    await cancel("eve", sessionId);
    expect((await accept("eve", sessionId)).body).toMatchObject({ code: "NO_OFFER" });
    expect((await accept("eve", `${conference.eventId}.unknown`)).body).toMatchObject({ code: "NO_OFFER" });
    await sees("kim", sessionId, { status: "OFFERED" });
    expect(await ledger(sessionId)).toEqual({ taken: 1, waiting: 0 });
  });

  it("cannot be accepted once it has expired, but its person may wait again", async () => {
    const sessionId = await full(["ada"], ["eve", "kim"], { offerMinutes: 10 });
    await cancel("ada", sessionId);
    await sees("eve", sessionId, { status: "OFFERED" });
    await service.faults({ rules: [failing("sweep")] });
    await waitlists.pass(10.05);
    expect(await rsvpOf("eve", sessionId)).toMatchObject({ status: "OFFERED" });
    for (const attempt of [accept, reserve]) {
      expect(await attempt("eve", sessionId)).toMatchObject({ status: 409, body: { code: "OFFER_EXPIRED" } });
    }
    await service.faults({ rules: [] });
    await service.invoke("sweep", {});
    await sees("kim", sessionId, { status: "OFFERED" });
    expect(await accept("eve", sessionId)).toMatchObject({ status: 409, body: { code: "OFFER_EXPIRED" } });
    expect((await join("eve", sessionId)).body).toMatchObject({ status: "WAITLISTED", waitlistPosition: 1 });
    expect(await ledger(sessionId)).toEqual({ taken: 1, waiting: 1 });
  });

  it("lasts past the quiet hours of the event", async () => {
    const clock = (at: string) =>
      new Intl.DateTimeFormat("en-GB", {
        timeZone: eventBody.timeZone,
        hour: "2-digit",
        minute: "2-digit",
      }).format(new Date(at));
    const end = waitlists.inMinutes(90);
    const path = `/api/events/${conference.eventId}`;
    const quietHours = { from: clock(waitlists.inMinutes(-60)), to: clock(end) };
    const put = (hours: object | null) =>
      conference.organize("PUT", path, { ...eventBody, quietHours: hours });
    expect((await put(quietHours)).body.quietHours).toEqual(quietHours);
    const quietUntil = Date.parse(`${end.slice(0, 16)}Z`);
    const sessionId = await full(["ada"], ["eve"], { offerMinutes: 10 });
    await cancel("ada", sessionId);
    const offer = await sees("eve", sessionId, { status: "OFFERED" });
    // A change of the setting moves no open offer.
    await put(null);
    expect((await rsvpOf("eve", sessionId)).offerExpiresAt).toBe(offer.offerExpiresAt);
    expect(offer.offerExpiresAt).toBe(new Date(quietUntil + 10 * 60_000).toISOString());
    expect((await accept("eve", sessionId)).body).toMatchObject({ status: "CONFIRMED" });
  });
});
