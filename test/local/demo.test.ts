import { createServer } from "node:http";
import { expect, test } from "vitest";
import conference from "../../local/demo/demo-conference.json" with { type: "json" };
import { eveningDayChange } from "../../local/demo/demo-feedback.ts";
import { demoReservations } from "../../local/demo/demo-reservations.ts";
import { loadDemo } from "../../local/demo/load-demo.ts";
import { shiftDates } from "../../local/demo/shift-dates.ts";
import { close, listen } from "../../local/listen.ts";
import { eventDay } from "../../web/src/time/event-day.ts";

test("all dates of a document move by the same number of days, and times of day stay", () => {
  const document = {
    start: "2026-01-30",
    days: [{ at: "2026-01-31T10:00:00+00:00" }],
    title: "2026-01",
    n: 1,
  };
  expect(shiftDates(document, "2026-01-30", new Date("2027-03-01T23:00:00Z"))).toEqual({
    start: "2027-03-01",
    days: [{ at: "2027-03-02T10:00:00+00:00" }],
    title: "2026-01",
    n: 1,
  });
});

test.each(["00:00", "03:59", "04:00", "11:59", "12:00", "19:00", "23:59"])(
  "at %s in Berlin the sessions of the last hour are on the day of the evening",
  (time) => {
    const now = Date.parse(`2026-07-10T${time}:00+02:00`);
    const event = { timeZone: "Europe/Berlin", dayChange: eveningDayChange(now) };
    const dayOf = (minutesAgo: number) => eventDay(new Date(now - minutesAgo * 60_000).toISOString(), event);
    expect(dayOf(52)).toBe(dayOf(0));
  },
);

test("the conference has 24 sessions with a guid of their own in four rooms", () => {
  const sessions = conference.schedule.conference.days.flatMap((day) => Object.values(day.rooms).flat());
  expect(sessions).toHaveLength(24);
  expect(new Set(sessions.map(({ guid }) => guid)).size).toBe(24);
  expect(new Set(sessions.map(({ room }) => room)).size).toBe(4);
});

test("reservations fill only the smallest session, and stay below the rate limit", () => {
  const capacities = [120, 40, 8, null, 8, 40, 120, null];
  const sessions = capacities.map((capacity, index) => ({ sessionId: `s${index}`, capacity }));
  const { reservations, waiting } = demoReservations(sessions);
  const taken = (id: string) => reservations.filter(({ sessionId }) => sessionId === id).length;
  expect(sessions.filter(({ sessionId, capacity }) => taken(sessionId) === capacity)).toEqual([sessions[2]]);
  for (const { sessionId, capacity } of sessions)
    expect(taken(sessionId)).toBeLessThanOrEqual(capacity ?? 1000);
  const perUser = Object.groupBy([...reservations, ...waiting], ({ user }) => user);
  for (const own of Object.values(perUser)) {
    expect(own?.length).toBeLessThanOrEqual(4);
    expect(new Set(own?.map(({ sessionId }) => sessionId)).size).toBe(own?.length);
  }
});

test("four people without other seats are on the waitlist of the full session", () => {
  const sessions = [40, 8, null].map((capacity, index) => ({ sessionId: `s${index}`, capacity }));
  const { reservations, waiting } = demoReservations(sessions);
  expect(waiting.map(({ sessionId }) => sessionId)).toEqual(["s1", "s1", "s1", "s1"]);
  const busy = new Set(reservations.map(({ user }) => user));
  expect(waiting.filter(({ user }) => busy.has(user))).toEqual([]);
  expect(demoReservations([{ sessionId: "s0", capacity: null }]).waiting).toEqual([]);
});

test("the seat that is freed is one of the full session", () => {
  const sessions = [40, 8, null].map((capacity, index) => ({ sessionId: `s${index}`, capacity }));
  const { reservations, toFree } = demoReservations(sessions);
  expect(toFree?.sessionId).toBe("s1");
  expect(reservations).toContain(toFree);
  expect(demoReservations([{ sessionId: "s0", capacity: null }]).toFree).toBeUndefined();
});

test("a function that loads slowly at first does not stop the demo conference from loading", async () => {
  const answers = [500, 200].values();
  const server = createServer((_, response) => {
    response.writeHead(answers.next().value ?? 404).end(JSON.stringify({ events: [{}] }));
  });
  const port = await listen(server, 0, "127.0.0.1");
  const target = { url: `http://127.0.0.1:${port}`, token: async () => "" };
  // An event exists already, so no further request is made.
  expect(await loadDemo(target)).toBeUndefined();
  await close(server);
});
