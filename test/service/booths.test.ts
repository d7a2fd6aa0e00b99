import { randomUUID } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import { BoothAnswer, RsvpAnswer, SessionAnswer } from "../../functions/contract/answers.ts";
import { validate } from "../../functions/contract/validation.ts";
import { type ApiResponse, untilAnswered } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({ triggers: true, environment: { RATE_LIMIT_CALLS: "50" } });
const { accept, as, inMinutes, join, pass, sees } = waitlistsOf({ service, conference });

afterEach(async () => {
  await service.faults({ rules: [] });
  expect(await violations(tableOf(service))).toEqual([]);
});

async function aBooth(over: Record<string, unknown> = {}) {
  const hours = { startsAt: inMinutes(-60), endsAt: inMinutes(600) };
  const body = { kind: "BOOTH", title: "Robots", capacity: 1, ...hours, ...over };
  const sessionId = await conference.session(body);
  const figures = async () => (await conference.organize("GET", `/api/sessions/${sessionId}/booth`)).body;
  const { code } = await figures();
  const path = `/api/sessions/${sessionId}/visit`;
  return {
    sessionId,
    figures,
    enter: (user: string, rest: object = {}) => as(user, "PUT", path, { code, ...rest }),
    leave: (user: string) => as(user, "DELETE", path),
  };
}

const isValid = ({ body }: ApiResponse) =>
  expect(validate(RsvpAnswer, body, "rsvp")).toMatchObject({ valid: true });

it("lets a visitor in and out by the code of the booth, and the next one in the line after that", async () => {
  const { sessionId, enter, leave, figures } = await aBooth();
  const session = await conference.get(sessionId);
  expect(validate(SessionAnswer, session, "session")).toMatchObject({ valid: true });
  expect(session).toMatchObject({ kind: "BOOTH", offerMinutes: 5, visitMinutes: 60 });

  expect(await enter("ada", { code: "wrong" })).toMatchObject({ body: { code: "WRONG_BOOTH_CODE" } });
  expect(await join("ada", sessionId)).toMatchObject({ status: 409, body: { code: "ENTER_AT_BOOTH" } });
  const entered = await enter("ada");
  isValid(entered);
  expect(entered).toMatchObject({ status: 201, body: { status: "CONFIRMED" } });
  expect(await enter("ada")).toMatchObject({ status: 200, body: { rsvpId: entered.body.rsvpId } });
  const added = { email: "cay@example.org", as: "CONFIRMED", overCapacity: true };
  const byHand = await conference.organize("POST", `/api/sessions/${sessionId}/roster`, added);
  expect(byHand).toMatchObject({ status: 409, body: { code: "ENTER_AT_BOOTH" } });
  const feedback = `/api/sessions/${sessionId}/feedback`;
  expect(await as("ada", "PUT", feedback, { rating: 5 })).toMatchObject({ body: { code: "FEEDBACK_OFF" } });

  expect(await enter("bob", { ifFull: "REJECT" })).toMatchObject({ body: { code: "SESSION_FULL" } });
  const waits = { status: "WAITLISTED", waitlistPosition: 1 };
  expect(await enter("bob")).toMatchObject({ status: 201, body: waits });
  expect(await leave("ada")).toMatchObject({ status: 200, body: { cancelReason: "LEFT" } });
  await sees("bob", sessionId, { status: "OFFERED" });
  expect(await accept("bob", sessionId)).toMatchObject({ status: 409, body: { code: "ENTER_AT_BOOTH" } });
  expect(await enter("bob")).toMatchObject({ status: 201, body: { status: "CONFIRMED" } });

  const answer = await figures();
  expect(validate(BoothAnswer, answer, "booth")).toMatchObject({ valid: true });
  expect(answer).toMatchObject({ visits: 2, visitors: 2, timedOut: 0 });
  // Nobody finds out the code without being an organizer.
  expect(await as("ada", "GET", `/api/sessions/${sessionId}/booth`)).toMatchObject({ status: 403 });
});

it("lets a person be in one booth, who says which one they leave", async () => {
  const [one, two] = [await aBooth(), await aBooth()];
  await one.enter("eve");
  const refused = await two.enter("eve");
  expect(refused).toMatchObject({ status: 409, body: { code: "IN_ANOTHER_BOOTH" } });
  expect(refused.body.current).toMatchObject({ sessionId: one.sessionId, status: "CONFIRMED" });
  expect(await two.enter("eve", { leave: one.sessionId })).toMatchObject({ status: 201 });
  await sees("eve", one.sessionId, { status: "CANCELLED", cancelReason: "LEFT" });
});

it("lets a person in and out at the door of the booth, and out of another one", async () => {
  const [one, two] = [await aBooth(), await aBooth()];
  const at = (sessionId: string) => `/api/sessions/${sessionId}/check-ins`;
  const scan = (sessionId: string, userId: string) =>
    conference.organize("POST", at(sessionId), { userId, checkInId: randomUUID(), at: inMinutes(0) });
  const { body: door } = await conference.organize("GET", `/api/sessions/${one.sessionId}/door`);
  expect(door.session).toMatchObject({ kind: "BOOTH" });
  expect(await scan(one.sessionId, "noa")).toMatchObject({
    status: 201,
    body: { outcome: "CHECKED_IN", counts: { inside: 1, free: 0 }, attendee: { status: "CONFIRMED" } },
  });
  expect(await scan(one.sessionId, "noa")).toMatchObject({ status: 200, body: { outcome: "ALREADY_IN" } });
  expect(await scan(one.sessionId, "ola")).toMatchObject({ status: 409, body: { code: "SESSION_FULL" } });
  expect(await scan(two.sessionId, "noa")).toMatchObject({ status: 201 });
  await sees("noa", one.sessionId, { cancelReason: "LEFT" });
  const out = await conference.organize("DELETE", `${at(two.sessionId)}/noa`);
  expect(out).toMatchObject({ status: 200, body: { undone: true, counts: { inside: 0, free: 1 } } });
  expect(await two.figures()).toMatchObject({ visits: 1, visitors: 1, meanMinutes: expect.any(Number) });
  // Booths have figures of their own.
  const attendance = await conference.organize("GET", `/api/events/${conference.eventId}/figures/attendance`);
  expect(attendance.body.sessions).toEqual([]);
});

it("counts scans once whose answers are lost, and ends the visit of a person who forgets to leave", async () => {
  const { sessionId, enter, leave, figures } = await aBooth({ capacity: 3, visitMinutes: 15 });
  await service.faults({
    rules: [{ service: "dynamodb", kind: "LostResponse", rate: 0.3, function: "reservations" }],
  });
  for (const user of ["kim", "lea", "mia"]) {
    expect((await untilAnswered(() => enter(user))).body).toMatchObject({ status: "CONFIRMED" });
  }
  expect((await untilAnswered(() => leave("kim"))).body).toMatchObject({ status: "CANCELLED" });
  await service.faults({ rules: [] });
  expect(await figures()).toMatchObject({ visits: 3, visitors: 3, meanMinutes: expect.any(Number) });
  await pass(16);
  await sees("lea", sessionId, { status: "CANCELLED", cancelReason: "LEFT" });
  await sees("mia", sessionId, { status: "CANCELLED", cancelReason: "LEFT" });
  expect(await figures()).toMatchObject({ timedOut: 2 });
});
