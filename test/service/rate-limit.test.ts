import { describe, expect, it } from "vitest";
import { people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";

const { service, conference } = useConference();

const sessionsOf = (count: number, over: Record<string, unknown> = {}) =>
  Promise.all(Array.from({ length: count }, () => conference.session(over)));

describe("the rate limit", () => {
  it("refuses the sixth RSVP within a minute, and correctly says when to come back", async () => {
    const { reserve } = people(service);
    const sessions = await sessionsOf(6);
    const began = performance.now();
    for (const sessionId of sessions.slice(0, 5)) expect((await reserve("ada", sessionId)).status).toBe(201);
    const sixth = sessions[5] ?? "";
    const refused = await reserve("ada", sixth);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ code: "RATE_LIMITED", status: 429 });
    const seconds = Number(refused.headers.get("retry-after"));
    const passed = (performance.now() - began) / 1_000;
    expect(seconds).toBeGreaterThanOrEqual(Math.floor(60 - passed));
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.headers.get("ratelimit")).toBe(`"reserve";r=0;t=${seconds}`);
    expect(refused.headers.get("ratelimit-policy")).toBe('"reserve";q=5;w=60');

    await service.clock(seconds * 1_000 - 30_000);
    expect((await reserve("ada", sixth)).status).toBe(429);
    await service.clock(30_000);
    expect((await reserve("ada", sixth)).status).toBe(201);
  });

  it("counts attempts that failed", async () => {
    const { reserve } = people(service);
    const [full = ""] = await sessionsOf(1, { capacity: 0 });
    for (let attempt = 0; attempt < 5; attempt++) expect((await reserve("bob", full)).status).toBe(409);
    expect((await reserve("bob", full)).status).toBe(429);
  });

  it("is shared by all instances of the function: of twenty requests at once, five pass", async () => {
    const { reserve } = people(service);
    const sessions = await sessionsOf(20);
    const answers = await Promise.all(sessions.map((sessionId) => reserve("eve", sessionId)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it("allows five cancellations, with any outcome, after the RSVPs are used up", async () => {
    const { reserve, cancel } = people(service);
    const sessions = await sessionsOf(5);
    for (const sessionId of sessions) await reserve("kim", sessionId);
    for (const sessionId of sessions.slice(0, 3)) expect((await cancel("kim", sessionId)).status).toBe(200);
    expect((await cancel("kim", sessions[0] ?? "")).status).toBe(200);
    expect((await cancel("kim", `${conference.eventId}.unknown`)).status).toBe(404);
    for (const sessionId of [sessions[3] ?? "", sessions[0] ?? ""]) {
      const refused = await cancel("kim", sessionId);
      expect(refused.status).toBe(429);
      expect(refused.headers.get("ratelimit-policy")).toBe('"release";q=5;w=60');
    }
  });

  it("counts an acceptance, with any outcome, as a cancellation", async () => {
    const { accept, cancel, reserve } = people(service);
    const [sessionId = ""] = await sessionsOf(1);
    await reserve("lea", sessionId);
    for (let attempt = 0; attempt < 3; attempt++) {
      expect(await accept("lea", sessionId)).toMatchObject({ status: 200, body: { status: "CONFIRMED" } });
    }
    expect((await cancel("lea", sessionId)).status).toBe(200);
    expect(await accept("lea", sessionId)).toMatchObject({ status: 409, body: { code: "NO_OFFER" } });
    for (const sixth of [accept, cancel]) {
      const refused = await sixth("lea", sessionId);
      expect(refused).toMatchObject({ status: 429, body: { code: "RATE_LIMITED" } });
      expect(refused.headers.get("ratelimit-policy")).toBe('"release";q=5;w=60');
    }
    expect((await reserve("lea", sessionId)).status).toBe(201);
  });
});
