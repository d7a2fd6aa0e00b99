import { describe, expect, it } from "vitest";
import { SessionAnswer } from "../../functions/contract/answers.ts";
import { validate } from "../../functions/contract/validation.ts";
import { call, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";

const { service, conference } = useConference();

const get = (sessionId: string, headers: Record<string, string> = {}) =>
  call(service, "GET", `/api/sessions/${sessionId}`, { headers });

const patchIf = (sessionId: string, ifMatch: string, patch: object) =>
  conference.organize("PATCH", `/api/sessions/${sessionId}`, patch, { "if-match": ifMatch });

describe("a session's tag", () => {
  it("begins with its version when it is created, read and changed", async () => {
    const path = `/api/events/${conference.eventId}/sessions`;
    const times = { startsAt: "2030-12-27T10:00:00Z", endsAt: "2030-12-27T11:00:00Z" };
    const created = await conference.organize("POST", path, { title: "Talk", ...times });
    const { sessionId } = created.body;
    const changed = await conference.patch(sessionId, { title: "New" });
    const read = await get(sessionId);
    for (const [answer, version] of [
      [created, "0.0"],
      [changed, "1.0"],
      [read, "1.0"],
    ] as const) {
      expect(answer.body.version).toBe(version);
      expect(answer.headers.get("etag")).toMatch(new RegExp(`^W/"${version}-[\\w-]+"$`));
    }
    const [listed] = (await call(service, "GET", path)).body.sessions.filter(
      (session: { sessionId: string }) => session.sessionId === sessionId,
    );
    expect(listed.version).toBe("1.0");
    expect(validate(SessionAnswer, read.body, "session")).toMatchObject({ valid: true });
  });

  it("changes with the seats, so that no 304 hides them, and is still valid for a change", async () => {
    const { reserve } = people(service);
    const sessionId = await conference.session({ capacity: 2 });
    const etag = (await get(sessionId)).headers.get("etag") ?? "";
    expect((await get(sessionId, { "if-none-match": etag })).status).toBe(304);
    await reserve("ada", sessionId);
    const seats = await get(sessionId, { "if-none-match": etag });
    expect(seats).toMatchObject({ status: 200, body: { taken: 1, version: "0.0" } });
    expect((await patchIf(sessionId, etag, { title: "New" })).status).toBe(200);
  });
});

describe("a change with If-Match", () => {
  it("is refused once the session has changed, with its current state, and loses nothing", async () => {
    const sessionId = await conference.session();
    const { version } = (await get(sessionId)).body;
    await conference.patch(sessionId, { state: "CANCELLED" });
    const late = await patchIf(sessionId, `"${version}"`, { title: "New", state: "OPEN" });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({
      code: "PRECONDITION_FAILED",
      current: { state: "CANCELLED", title: "Talk" },
    });
    const { body: now } = await get(sessionId);
    expect(late.body.current).toEqual(now);
    expect(late.headers.get("etag")).toMatch(/^W\/"0\.1-/);
    const again = await patchIf(sessionId, `"${late.body.current.version}"`, { title: "New" });
    expect(again).toMatchObject({ status: 200, body: { title: "New", state: "CANCELLED" } });
  });

  it.each(['"nonsense"', "nonsense", '""', '"0.0'])(
    "is refused with %s, which no session has",
    async (tag) => {
      expect((await patchIf(await conference.session(), tag, { title: "New" })).status).toBe(412);
    },
  );

  it.each(["*", '"7.7", "0.0"', 'W/"0.0"'])("is carried out with %s", async (tag) => {
    expect((await patchIf(await conference.session(), tag, { title: "New" })).status).toBe(200);
  });
});
