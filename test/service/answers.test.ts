import { beforeAll, describe, expect, it } from "vitest";
import * as answers from "../../functions/contract/answers.ts";
import { ProblemDocument } from "../../functions/contract/problem-document.ts";
import { type Schema, validate } from "../../functions/contract/validation.ts";
import schedule from "../fixtures/lantern-days.schedule.json" with { type: "json" };
import { call, eventBody, people, sessionBody } from "../support/api.ts";
import { useConference } from "../support/conference.ts";

const { service, conference } = useConference();
const expectShape = (schema: Schema<unknown>, body: unknown) =>
  expect(validate(schema, body, "answer")).toMatchObject({ valid: true });

describe("an answer has exactly the fields of its schema", () => {
  let sessionId: string;
  const get = async (path: string) => (await call(service, "GET", path)).body;
  const organize = async (...request: Parameters<typeof conference.organize>) =>
    (await conference.organize(...request)).body;

  beforeAll(async () => {
    sessionId = await conference.session({ capacity: 1, speakers: [{ name: "Ada" }] });
    const { join } = people(service);
    for (const user of ["ada", "bob"]) await join(user, sessionId);
  });

  it("for everybody", async () => {
    const event = `/api/events/${conference.eventId}`;
    expectShape(answers.HealthAnswer, await get("/api/health"));
    expectShape(answers.EventsAnswer, await get("/api/events"));
    expectShape(answers.EventAnswer, await get(event));
    expectShape(answers.SessionsAnswer, await get(`${event}/sessions`));
    expectShape(answers.SeatsAnswer, await get(`${event}/seats`));
    expectShape(answers.SessionAnswer, await get(`/api/sessions/${sessionId}`));
  });

  it("for attendees", async () => {
    const { reserve, rsvp, cancel, mySchedule, join } = people(service);
    const own = await conference.session();
    for (const answer of [await reserve("eve", own), await rsvp("eve", own), await cancel("eve", own)])
      expectShape(answers.RsvpAnswer, answer.body);
    expectShape(answers.RsvpAnswer, (await join("bob", sessionId)).body);
    const { body } = await mySchedule("bob", conference.eventId);
    expectShape(answers.MyScheduleAnswer, body);
    expect(body.refreshAfterSeconds).toBe(15);
    expect((await mySchedule("ada", conference.eventId)).body.refreshAfterSeconds).toBe(0);
  });

  it("for organizers", async () => {
    const event = `/api/events/${conference.eventId}`;
    expectShape(answers.EventAnswer, await organize("PUT", event, eventBody));
    expectShape(answers.SessionAnswer, await organize("POST", `${event}/sessions`, sessionBody));
    const change = await organize("PATCH", `/api/sessions/${sessionId}`, { capacity: 0, room: "Nave" });
    expectShape(answers.ChangedSessionAnswer, change);
    expect(change.displaced).toHaveLength(1);
    expectShape(answers.DisplacedAnswer, change.displaced[0]);
    expectShape(answers.ImportAnswer, await organize("PUT", `${event}/schedule?dryRun=true`, schedule));
    expectShape(answers.FiguresAnswer, await organize("GET", `${event}/figures`));
    expectShape(answers.RosterAnswer, await organize("GET", `/api/sessions/${sessionId}/roster`));
    expectShape(answers.RsvpAnswer, (await conference.remove(sessionId, "ada")).body);
  });

  it("for refusals", async () => {
    expectShape(ProblemDocument, await get("/api/events/no-such-event"));
    expectShape(ProblemDocument, await organize("PATCH", `/api/sessions/${sessionId}`, { capacity: -1 }));
    const full = await people(service).reserve("late", sessionId);
    expectShape(ProblemDocument, full.body);
    const stale = { "if-match": '"0.0"' };
    expectShape(
      ProblemDocument,
      await organize("PATCH", `/api/sessions/${sessionId}`, { title: "New" }, stale),
    );
  });
});
