import { describe, expect, it } from "vitest";
import { SeatsAnswer } from "../../functions/contract/answers.ts";
import { ORGANIZER_TOKEN_HEADER } from "../../functions/contract/environment.ts";
import { validate } from "../../functions/contract/validation.ts";
import { anEvent, call, eventBody, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";

const { service } = useConference();
const seats = (eventId: string, headers: Record<string, string> = {}) =>
  call(service, "GET", `/api/events/${eventId}/seats`, { headers });

describe("the seats of an event", () => {
  it("cover every session, have nothing personal, and are cached for everybody for two seconds", async () => {
    const { eventId, session } = await anEvent(service);
    const full = await session({ capacity: 1 });
    const open = await session();
    const { join } = people(service);
    for (const user of ["ada", "bob"]) await join(user, full);
    const { status, body, headers } = await seats(eventId);
    expect(status).toBe(200);
    expect(validate(SeatsAnswer, body, "seats")).toMatchObject({ valid: true });
    expect(body.seats).toHaveLength(2);
    expect(body.seats).toEqual(
      expect.arrayContaining([
        { sessionId: full, state: "OPEN", capacity: 1, taken: 1, waiting: 1 },
        { sessionId: open, state: "OPEN", capacity: null, taken: 0, waiting: 0 },
      ]),
    );
    expect(headers.get("cache-control")).toBe("public, max-age=2");
  });

  it("are revalidated without a body while they are the same, at any time of reading", async () => {
    const { eventId, session, organize } = await anEvent(service);
    const sessionId = await session({ capacity: 3 });
    const { headers } = await seats(eventId);
    const ifNoneMatch = { "if-none-match": headers.get("etag") ?? "" };
    expect(await seats(eventId, ifNoneMatch)).toMatchObject({ status: 304, text: "" });
    expect(await seats(eventId, { "if-none-match": "*" })).toMatchObject({ status: 304, text: "" });
    const anew = () => organize("GET", `/api/events/${eventId}/seats`, undefined, ifNoneMatch);
    expect((await anew()).status).toBe(304);
    await people(service).reserve("eve", sessionId);
    expect((await anew()).status).toBe(200);
  });

  it("are current for organizers, and cached only by their own browsers", async () => {
    const { eventId, session, organize } = await anEvent(service);
    const { reserve } = people(service);
    const sessionId = await session({ capacity: 3 });
    const taken = async () => (await organize("GET", `/api/events/${eventId}/seats`)).body.seats[0].taken;
    for (const [already, user] of ["kim", "lea"].entries()) {
      expect(await taken()).toBe(already);
      await reserve(user, sessionId);
    }
    expect(await taken()).toBe(2);
    const { headers } = await organize("GET", `/api/events/${eventId}/seats`);
    expect(headers.get("cache-control")).toBe("private, no-cache");
  });

  it("of a missing event are a 404 that no cache keeps", async () => {
    const { status, body, headers } = await seats("no-such-event");
    expect([status, body.code, headers.get("cache-control")]).toEqual([404, "EVENT_NOT_FOUND", "no-store"]);
  });

  it("of a draft are only for organizers, with their token in either header", async () => {
    const { eventId, session, organize } = await anEvent(service);
    await session();
    await organize("PUT", `/api/events/${eventId}`, { ...eventBody, published: false });
    expect((await seats(eventId)).status).toBe(404);
    const byHeader = (token: string) => seats(eventId, { [ORGANIZER_TOKEN_HEADER]: `Bearer ${token}` });
    expect((await byHeader(await service.token("ada", []))).status).toBe(404);
    const answers = [
      await organize("GET", `/api/events/${eventId}/seats`),
      await byHeader(await service.organizer()),
    ];
    for (const { status, body, headers } of answers) {
      expect([status, headers.get("cache-control")]).toEqual([200, "private, no-store"]);
      expect(body.seats).toHaveLength(1);
    }
  });
});
