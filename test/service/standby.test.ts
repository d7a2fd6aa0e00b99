import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { call } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({ triggers: true, environment: { RATE_LIMIT_CALLS: "50" } });
const waitlists = waitlistsOf({ service, conference });
const { full, inMinutes, sees, statuses, reserve } = waitlists;

afterEach(async () => {
  expect(await violations(tableOf(service))).toEqual([]);
});

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n + 1}`);
const startingIn = (minutes: number) => ({ startsAt: inMinutes(minutes), endsAt: inMinutes(minutes + 60) });
const post = (path: string, body?: unknown) => conference.organize("POST", path, body);
const checkIn = async (sessionId: string, body: object) => {
  const sent = { checkInId: randomUUID(), at: inMinutes(0), ...body };
  const answer = await post(`/api/sessions/${sessionId}/check-ins`, sent);
  return { ...answer, told: answer.body.outcome ?? answer.body.code };
};
const callNext = (sessionId: string, places: number, after?: number) =>
  post(`/api/sessions/${sessionId}/standby/next`, { places, ...(after !== undefined && { after }) });
const standby = async (sessionId: string) =>
  (await conference.organize("GET", `/api/sessions/${sessionId}/standby`)).body;
const sweep = () => service.invoke("sweep", {});

describe("a session with grace", () => {
  it("gives the seats of people who do not come to people who stand by, in their order", async () => {
    const [came, missing, line] = [numbered("in", 5), numbered("out", 20), numbered("line", 30)];
    const sessionId = await full([...came, ...missing], line, { ...startingIn(30), graceMinutes: 5 });
    const { noShowAt, startsAt } = await conference.get(sessionId);
    expect(Date.parse(noShowAt) - Date.parse(startsAt)).toBe(5 * 60_000);

    await waitlists.pass(27);
    await sweep();
    for (const [at, user] of [...line.entries()].filter(([at]) => [0, 14, 29].includes(at)))
      await sees(user, sessionId, { status: "WAITLISTED", standbyNumber: at + 1 });
    // Nobody passes the people who stand by, and nobody of them takes a seat from afar.
    await waitlists.cancel("in5", sessionId);
    expect((await reserve("newcomer", sessionId)).body.code).toBe("SESSION_FULL");
    expect((await reserve("line1", sessionId)).body.code).toBe("ALREADY_WAITLISTED");
    expect((await checkIn(sessionId, { walkIn: 1 })).told).toBe("STANDBY_FIRST");
    for (const userId of came.slice(0, 4))
      expect((await checkIn(sessionId, { userId })).told).toBe("CHECKED_IN");
    expect((await post(`/api/sessions/${sessionId}/no-shows/release`)).body.code).toBe("NO_SHOWS_NOT_DUE");

    await waitlists.pass(9);
    await sweep();
    await expect
      .poll(() => standby(sessionId))
      .toMatchObject({ free: 21, inside: 4, waiting: 30, calledTo: 0 });
    expect(await statuses(sessionId, [...came.slice(0, 4), "out1", "out20"])).toEqual([
      ...["CONFIRMED", "CONFIRMED", "CONFIRMED", "CONFIRMED", "CANCELLED", "CANCELLED"],
    ]);
    await sees("out7", sessionId, { cancelReason: "NO_SHOW" });

    expect((await checkIn(sessionId, { userId: "line1" })).told).toBe("NOT_CALLED_YET");
    expect((await callNext(sessionId, 12, 0)).body).toMatchObject({ calledTo: 12, called: 12 });
    // The same again calls nobody.
    expect((await callNext(sessionId, 12, 0)).body).toMatchObject({ calledTo: 12, called: 0 });
    await sees("line12", sessionId, { calledAt: expect.any(String) });
    expect((await checkIn(sessionId, { userId: "line13" })).told).toBe("NOT_CALLED_YET");
    for (const userId of line.slice(0, 12))
      expect((await checkIn(sessionId, { userId })).told).toBe("ADMITTED");
    expect((await callNext(sessionId, 12)).body).toMatchObject({ calledTo: 24, called: 12 });
    for (const userId of line.slice(12, 21))
      expect((await checkIn(sessionId, { userId })).told).toBe("ADMITTED");
    expect((await checkIn(sessionId, { userId: "line22" })).told).toBe("SESSION_FULL");
    expect(await standby(sessionId)).toMatchObject({ free: 0, inside: 25, waiting: 9, calledTo: 24 });

    const { body } = await conference.organize("GET", `/api/events/${conference.eventId}/figures`);
    const figures = body.sessions.find((each: { sessionId: string }) => each.sessionId === sessionId);
    expect(figures).toMatchObject({ taken: 25, waiting: 9, tally: { noShows: 20, admitted: 21 } });

    await waitlists.pass(60);
    await sweep();
    await sees("line30", sessionId, { status: "CANCELLED", cancelReason: "SESSION_STARTED" });
  });

  it("releases nobody while a device is silent, and gives seats back to people who had come before", async () => {
    const sessionId = await full(["amy", "bea", "cat"], ["dot"], { ...startingIn(30), graceMinutes: 0 });
    const device = { "x-door-device": randomUUID() };
    const token = await service.organizer();
    const load = () => call(service, "GET", `/api/sessions/${sessionId}/door`, { token, headers: device });
    await waitlists.pass(29);
    expect((await load()).status).toBe(200);
    expect((await checkIn(sessionId, { userId: "amy" })).told).toBe("CHECKED_IN");
    const cameAt = inMinutes(0);
    await waitlists.pass(3);
    await sweep();
    const look = async () => (await conference.organize("GET", `/api/sessions/${sessionId}/door`)).body.grace;
    expect(await look()).toMatchObject({ heldBack: true, releasedAt: null });
    expect(await statuses(sessionId, ["bea", "cat"])).toEqual(["CONFIRMED", "CONFIRMED"]);
    expect((await post(`/api/sessions/${sessionId}/no-shows/release`)).body.state).toBe("ASKED");
    await sees("bea", sessionId, { cancelReason: "NO_SHOW" });
    await sees("cat", sessionId, { cancelReason: "NO_SHOW" });

    const late = (userId: string) => ({ checkInId: randomUUID(), userId, at: cameAt });
    await callNext(sessionId, 1);
    expect((await checkIn(sessionId, { userId: "dot" })).told).toBe("ADMITTED");
    const sent = { sentAt: inMinutes(0), checkIns: [late("bea"), late("cat")] };
    const { body } = await post(`/api/sessions/${sessionId}/check-ins/batch`, sent);
    expect(body.results).toMatchObject([
      { outcome: "CHECKED_IN", afterRelease: "SEAT_BACK" },
      { outcome: "WALKED_IN", afterRelease: "ANYWAY", counts: { inside: 3, anyway: 1, free: 0 } },
    ]);
  });
});
