import { beforeAll, describe, expect, it } from "vitest";
import { people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";

const { service, conference } = useConference({ triggers: true });
let as: ReturnType<typeof people>["as"];
let reserve: ReturnType<typeof people>["reserve"];

beforeAll(() => {
  ({ as, reserve } = people(service));
});

const ask = (user: string, sessionIds: readonly string[], rest: object = {}) =>
  as(user, "POST", `/api/events/${conference.eventId}/any-of`, { sessionIds, ...rest });

/** A session whose only seat is taken. */
async function full(holder: string): Promise<string> {
  const sessionId = await conference.session({ capacity: 1 });
  await reserve(holder, sessionId);
  return sessionId;
}

const statusOf = async (user: string, sessionId: string) =>
  (await as(user, "GET", `/api/sessions/${sessionId}/rsvp`)).body;

describe("one of several sessions", () => {
  it("is taken if a seat is free, and asking again answers with it", async () => {
    const [busy, free] = [await full("h1"), await conference.session({ capacity: 1 })];
    const first = await ask("ada", [busy, free]);
    const seat = { rsvps: [{ sessionId: free, status: "CONFIRMED", anyOfId: null }] };
    expect(first).toMatchObject({ status: 201, body: { anyOfId: null, refused: [], ...seat } });
    expect(await ask("ada", [free, busy])).toMatchObject({ status: 200, body: { anyOfId: null, ...seat } });
  });

  it("is waited for in all of them, and the first seat ends the others", async () => {
    const sessions = [await full("h2"), await full("h3")] as const;
    const joined = await ask("bob", sessions, { onOffer: "TAKE" });
    const { anyOfId } = joined.body;
    expect(joined).toMatchObject({
      status: 201,
      body: { anyOfId: expect.any(String), rsvps: [{ waitlistPosition: 1, anyOfId }, { anyOfId }] },
    });
    expect(await ask("bob", sessions.toReversed())).toMatchObject({ status: 200, body: { anyOfId } });
    await as("h3", "DELETE", `/api/sessions/${sessions[1]}/rsvp`);
    await expect.poll(async () => (await statusOf("bob", sessions[1])).status).toBe("CONFIRMED");
    expect(await statusOf("bob", sessions[0])).toMatchObject({
      ...{ status: "CANCELLED", cancelReason: "OTHER_TAKEN", anyOfId: null },
    });
    const { body } = await as("bob", "GET", `/api/events/${conference.eventId}/my-schedule`);
    expect(body.ended).toEqual([]);
  });

  it("is in the person's export, and goes with their account", async () => {
    const sessionIds = [await full("h6"), await full("h7")];
    await ask("mia", sessionIds);
    const exported = await as("mia", "GET", "/api/me/export");
    expect(exported.body.groups).toMatchObject([{ eventId: conference.eventId, sessionIds }]);
    const erased = await as("mia", "DELETE", "/api/me?confirm=erase-my-account");
    expect(erased).toMatchObject({ status: 200, body: { complete: true } });
    expect((await as("mia", "GET", "/api/me/export")).body.groups).toEqual([]);
  });

  it("is asked for by GraphQL as well", async () => {
    const { eventId } = conference;
    const sessionIds = [await full("h4"), await full("h5")];
    const query =
      "mutation ($input: AnyOfInput!) { anyOf(input: $input) { success code anyOfId rsvps { sessionId anyOfId waitlistPosition } refused { sessionId code } } }";
    const { body } = await as("kim", "POST", "/api/graphql", {
      query,
      variables: { input: { eventId, sessionIds } },
    });
    const { anyOfId } = (await ask("kim", sessionIds)).body;
    expect(body.data.anyOf).toEqual({
      ...{ success: true, code: "WAITLISTED", anyOfId, refused: [] },
      rsvps: sessionIds.map((sessionId) => ({ sessionId, anyOfId, waitlistPosition: 1 })),
    });
  });

  it("is refused with the reason of the first, or for sessions that are not of the event", async () => {
    const [a, b] = [
      await conference.session({ state: "CLOSED" }),
      await conference.session({ state: "CLOSED" }),
    ];
    expect(await ask("eve", [a, b])).toMatchObject({ status: 409, body: { code: "REGISTRATION_CLOSED" } });
    for (const wrong of [[a], [a, a], [a, "other.talk"]])
      expect(await ask("eve", wrong)).toMatchObject({ status: 400, body: { code: "INVALID_REQUEST" } });
  });
});
