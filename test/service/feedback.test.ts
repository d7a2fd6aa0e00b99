import { expect, it } from "vitest";
import {
  EventFeedbackAnswer,
  FeedbackAnswer,
  FeedbackSummaryAnswer,
} from "../../functions/contract/feedback.ts";
import { validate } from "../../functions/contract/validation.ts";
import { call } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { everyItem } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";
import { waitlistsOf } from "../support/waitlist.ts";

const { service, conference } = useConference({ triggers: true, stream: true });
const { as, inMinutes, pass, reserve } = waitlistsOf({ service, conference });
const crowd = ["ada", "bob", "eve", "kim"];
const runs = () => service.output.filter((line) => line.includes('"DueNoticesRun":1')).length;
const kinds = async (user: string): Promise<string[]> =>
  (await as(user, "GET", `/api/events/${conference.eventId}/notices`)).body.notices.map(
    ({ kind }: { kind: string }) => kind,
  );

it("those who were there answer, those who have not are asked once, and organizers see no more than they may", async () => {
  const path = `/api/events/${conference.eventId}`;
  const { title, timeZone } = (await conference.organize("GET", path)).body;
  const days = { startsAt: inMinutes(-600), endsAt: inMinutes(600) };
  await conference.organize("PUT", path, { title, timeZone, ...days });
  const sessionId = await conference.session({ startsAt: inMinutes(-50), endsAt: inMinutes(2) });
  const feedback = `/api/sessions/${sessionId}/feedback`;
  const summary = () => conference.organize("GET", `${feedback}/summary`);
  for (const user of crowd) await reserve(user, sessionId);

  const first = await as("ada", "PUT", feedback, { rating: 2, comment: "Too cold", named: true });
  expect([first.status, first.body.feedback.comment]).toEqual([200, "Too cold"]);
  expect(validate(FeedbackAnswer, first.body, "answer")).toMatchObject({ valid: true });
  await as("bob", "PUT", feedback, { rating: 5, comment: "=1+1" });
  const few = (await summary()).body;
  expect(validate(FeedbackSummaryAnswer, few, "answer")).toMatchObject({ valid: true });
  expect(few).toMatchObject({ answers: 2, mayAnswer: 4, tooFew: true, mean: null, distribution: null });
  expect(few.page).toEqual([expect.objectContaining({ comment: "Too cold", name: expect.any(String) })]);
  expect((await as("zoe", "PUT", feedback, { rating: 5 })).body.code).toBe("NOT_THERE");
  expect((await as("ada", "GET", `${feedback}/summary`)).status).toBe(403);

  while (!(await kinds("kim")).includes("FEEDBACK_ASKED")) {
    const before = runs();
    await pass(1);
    await expect.poll(runs).toBeGreaterThan(before);
  }
  await pass(1);
  const asked = await Promise.all(
    crowd.map(async (user) => (await kinds(user)).filter((kind) => kind === "FEEDBACK_ASKED")),
  );
  expect(asked.map(({ length }) => length)).toEqual([0, 0, 1, 1]);

  for (const user of ["eve", "kim"]) await as(user, "PUT", feedback, { rating: 5 });
  expect((await summary()).body).toMatchObject({ answers: 4, tooFew: false, mean: 4.25 });
  const file = await call(service, "GET", `${feedback}/summary`, {
    token: await service.organizer(),
    headers: { accept: "text/csv" },
  });
  expect(file.text).toContain("'=1+1");
  expect(file.text).not.toContain("bob");
  const event = (await conference.organize("GET", `${path}/feedback`)).body;
  expect(validate(EventFeedbackAnswer, event, "answer")).toMatchObject({ valid: true });
  expect(event.sessions).toMatchObject([{ sessionId, answers: 4, distribution: [0, 1, 0, 0, 3] }]);

  expect((await as("ada", "GET", "/api/me/export")).body.feedback).toMatchObject([{ sessionId, rating: 2 }]);
  await expect
    .poll(async () => (await as("ada", "DELETE", "/api/me?confirm=erase-my-account")).body.complete)
    .toBe(true);
  expect((await summary()).body).toMatchObject({ answers: 4, comments: 1, page: [{ name: null }] });
  const left = (await everyItem(tableOf(service))).filter((item) =>
    JSON.stringify(item).includes("Too cold"),
  );
  expect(left).toEqual([]);

  await conference.patch(sessionId, { feedback: false });
  expect((await as("bob", "PUT", feedback, { rating: 1 })).body.code).toBe("FEEDBACK_OFF");
  expect((await as("bob", "DELETE", feedback)).status).toBe(204);
  expect((await as("bob", "GET", feedback)).body).toMatchObject({ state: "OFF", feedback: null });
});
