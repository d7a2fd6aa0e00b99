import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { ChangedSessionAnswer, ImportAnswer } from "../../functions/contract/answers.ts";
import { validate } from "../../functions/contract/validation.ts";
import { people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";

const { service, conference } = useConference();
let eventId: string;

beforeEach(() => {
  eventId = `conf-${randomUUID().slice(0, 8)}`;
});

interface Entry {
  readonly guid: string;
  readonly hour: number;
  readonly room?: string;
  readonly title?: string;
  readonly id?: number;
}

function file(...entries: Entry[]) {
  const events = entries.map(({ hour, room = "Big", title = "Solder", id = 61, guid }) => ({
    ...{ guid, id, room, title, duration: "01:00", persons: [] },
    date: `2030-05-08T${hour}:00:00+02:00`,
    start: `${hour}:00`,
  }));
  return {
    schedule: {
      conference: {
        acronym: "case",
        title: "Case",
        time_zone_name: "Europe/Berlin",
        rooms: [
          { name: "Big", capacity: 3 },
          { name: "Small", capacity: 1 },
        ],
        days: [
          {
            index: 1,
            date: "2030-05-08",
            day_start: "2030-05-08T06:00:00+02:00",
            day_end: "2030-05-09T04:00:00+02:00",
            rooms: Object.fromEntries(Map.groupBy(events, ({ room }) => room)),
          },
        ],
      },
    },
  };
}

async function send(schedule: object, query = "") {
  const answer = await conference.organize("PUT", `/api/events/${eventId}/schedule${query}`, schedule);
  expect(answer.status).toBe(200);
  expect(validate(ImportAnswer, answer.body, "import")).toMatchObject({ valid: true });
  return answer.body;
}

const sessions = async () =>
  (await conference.organize("GET", `/api/events/${eventId}/sessions`)).body.sessions;
const sessionAt = async (hour: number): Promise<string> =>
  (await sessions()).find(({ startsAt }: { startsAt: string }) =>
    startsAt.includes(`T${String(hour - 2).padStart(2, "0")}:`),
  ).sessionId;
const statusOf = async (user: string, sessionId: string) =>
  (await people(service).rsvp(user, sessionId)).body.status;

it("makes several sessions from one guid; the first keeps its people when it leaves the file", async () => {
  const slots = [
    { guid: "g", hour: 10 },
    { guid: "g", hour: 14 },
    { guid: "g", hour: 15, title: "Quite another" },
  ];
  expect(await send(file(...slots))).toMatchObject({ added: 3, warnings: [] });
  const [first, second] = [await sessionAt(10), await sessionAt(14)];
  await people(service).reserve("ada", first);
  await people(service).reserve("bob", second);
  expect(await send(file(...slots.slice(1)))).toMatchObject({ unchanged: 2, changed: 0, removed: 1 });
  expect(await conference.get(first)).toMatchObject({ state: "CLOSED", taken: 1 });
  expect(await conference.get(second)).toMatchObject({ state: "OPEN", taken: 1 });
  expect(await send(file(...slots))).toMatchObject({ unchanged: 2, changed: 1 });
  expect([await statusOf("ada", first), await statusOf("bob", second)]).toEqual(["CONFIRMED", "CONFIRMED"]);
});

it("finds a session again if its guid changes when a second slot is added", async () => {
  await send(file({ guid: "old", hour: 10, room: "Small" }));
  const sessionId = await sessionAt(10);
  await people(service).reserve("cleo", sessionId);
  const two = file({ guid: "new-1", hour: 10, room: "Small" }, { guid: "new-2", hour: 14, room: "Small" });
  expect(await send(two)).toMatchObject({ added: 1, changed: 1, removed: 0, warnings: [] });
  expect(await conference.get(sessionId)).toMatchObject({ taken: 1, capacity: 1 });
  expect(await send(two)).toMatchObject({ unchanged: 2, changed: 0 });
  expect(await sessions()).toHaveLength(2);
});

describe("people who are displaced", () => {
  it("by a smaller room are counted and named, in the dry run too", async () => {
    await send(file({ guid: "g", hour: 10 }));
    const sessionId = await sessionAt(10);
    for (const user of ["dan", "eli", "fay"]) await people(service).reserve(user, sessionId);
    const small = file({ guid: "g", hour: 10, room: "Small" });
    const planned = await send(small, "?dryRun=true");
    expect(planned.displaced).toEqual([
      expect.objectContaining({ sessionId, title: "Solder", people: 2, why: "CAPACITY", capacity: 1 }),
    ]);
    expect(planned.displaced[0].attendees.map(({ userId }: { userId: string }) => userId)).toEqual([
      "fay",
      "eli",
    ]);
    expect(planned.warnings).toEqual([
      'Session "Solder" has 1 seat now, and 3 people hold one. Nobody loses a seat, and nobody new gets one until 3 seats have been given back.',
    ]);
    expect((await send(small)).displaced).toEqual(planned.displaced);
    expect((await send(small)).displaced).toEqual([]);
    expect(await conference.get(sessionId)).toMatchObject({ taken: 3, capacity: 1, seatsLeft: 0 });
  });

  it("by a new time are the people with a seat in both sessions", async () => {
    const other = { guid: "h", hour: 14, title: "Weld", id: 2 };
    await send(file({ guid: "g", hour: 10 }, other));
    const [moving, staying] = [await sessionAt(10), await sessionAt(14)];
    for (const sessionId of [moving, staying]) await people(service).reserve("gus", sessionId);
    await people(service).reserve("hal", moving);
    const planned = await send(file({ guid: "g", hour: 14, room: "Small" }, other), "?dryRun=true");
    expect(planned.displaced).toContainEqual(
      expect.objectContaining({
        ...{ sessionId: moving, people: 1, why: "CLASH" },
        attendees: [{ userId: "gus", name: expect.anything() }],
        clashesWith: { sessionId: staying, title: "Weld" },
      }),
    );
    expect(planned.warnings).toContain(
      'Session "Solder" is at the same time as "Weld" now: 1 person has a seat in both.',
    );
  });

  it("by an organizer's change are named in its answer, and in a dry run, which changes nothing", async () => {
    const [sessionId, other] = [
      await conference.session({ capacity: 2 }),
      await conference.session({
        title: "Weld",
        startsAt: "2030-12-27T14:00:00Z",
        endsAt: "2030-12-27T15:00:00Z",
      }),
    ];
    for (const user of ["ida", "jo"]) await people(service).reserve(user, sessionId);
    await people(service).reserve("ida", other);
    const patch = { capacity: 1, startsAt: "2030-12-27T14:30:00Z", endsAt: "2030-12-27T15:30:00Z" };
    const planned = await conference.organize("PATCH", `/api/sessions/${sessionId}?dryRun=true`, patch);
    expect(await conference.get(sessionId)).toMatchObject({
      capacity: 2,
      startsAt: "2030-12-27T10:00:00.000Z",
    });
    const { body } = await conference.patch(sessionId, patch);
    expect(validate(ChangedSessionAnswer, body, "session")).toMatchObject({ valid: true });
    expect(body.displaced).toEqual([
      expect.objectContaining({ why: "CAPACITY", people: 1 }),
      expect.objectContaining({ why: "CLASH", people: 1, clashesWith: { sessionId: other, title: "Weld" } }),
    ]);
    expect(planned.body.displaced).toEqual(body.displaced);
    expect((await conference.patch(sessionId, { title: "Other" })).body.displaced).toEqual([]);
  });
});
