import pMap from "p-map";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Item } from "../../functions/store/dynamodb/table.ts";
import { rsvpKey } from "../../functions/store/keys.ts";
import { seededRandom } from "../../local/aws-proxy/seeded-random.ts";
import { people, untilAnswered } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { everyItem, violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";

const SEEDS = process.env.SEED === undefined ? [1, 2] : [Number(process.env.SEED)];
const PEOPLE = 12;

const { service, conference } = useConference({ triggers: true, environment: { RATE_LIMIT_CALLS: "50" } });
let as: ReturnType<typeof people>["as"];
let reserve: ReturnType<typeof people>["reserve"];

beforeAll(() => {
  ({ as, reserve } = people(service));
});

afterAll(async () => {
  expect(await violations(tableOf(service))).toEqual([]);
});

const ask = (user: string, sessionIds: readonly string[], rest: object = {}) =>
  people(service).anyOf(user, conference.eventId, sessionIds, rest);

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

/** What each person has in each of the sessions, as it is stored. */
async function stored(crowd: readonly string[], sessions: readonly string[]): Promise<Item[][]> {
  const items = new Map((await everyItem(tableOf(service))).map((item) => [`${item.PK} ${item.SK}`, item]));
  return crowd.map((user) =>
    sessions.flatMap((sessionId) => {
      const { PK, SK } = rsvpKey(user, sessionId);
      return items.get(`${PK} ${SK}`) ?? [];
    }),
  );
}

const having = (rsvps: readonly Item[], ...statuses: string[]) =>
  rsvps.filter(({ status }) => statuses.includes(String(status)));

describe.each(SEEDS)(
  "people who want one of three sessions, served by three consumers at once (SEED=%i)",
  (seed) => {
    const CONFLICT = {
      service: "dynamodb",
      operation: "TransactWriteItems",
      kind: "TransactionConflict",
    } as const;
    const crowd = Array.from({ length: PEOPLE }, (_, n) => `any-of-${seed}-${n}`);
    /** Half of them are asked, and the others get the seat at once. */
    const isAsked = (n: number) => n % 2 === 0;

    it("get one seat each, which leaves the other waitlists in its transaction, whatever is lost", async () => {
      const random = seededRandom(seed);
      const { tokenOf, accept } = people(service);
      const sessions = await conference.sessions(3, { capacity: 0 });
      await pMap(crowd, tokenOf, { concurrency: 20 });
      await service.faults({
        seed,
        rules: [
          { ...CONFLICT, rate: 0.1 },
          { ...CONFLICT, kind: "LostResponse", rate: 0.1 },
        ],
      });
      await pMap(
        crowd.entries(),
        async ([n, user]) => {
          const inOrder = random() < 0.5 ? sessions : sessions.toReversed();
          const onOffer = isAsked(n) ? "ASK" : "TAKE";
          // Some people ask on two devices.
          const devices = random() < 0.3 ? [inOrder, sessions] : [inOrder];
          await Promise.all(devices.map((ids) => untilAnswered(() => ask(user, ids, { onOffer }))));
        },
        { concurrency: 8 },
      );
      // The seats of all three sessions come free at the same moment.
      await Promise.all(
        sessions.map((id) => untilAnswered(() => conference.patch(id, { capacity: PEOPLE }))),
      );
      const isServed = (rsvps: readonly Item[]) => having(rsvps, "CONFIRMED", "OFFERED").length > 0;
      await expect.poll(async () => (await stored(crowd, sessions)).every(isServed)).toBe(true);

      const served = await stored(crowd, sessions);
      const offers = served.map((rsvps) => having(rsvps, "OFFERED").length);
      expect(offers).toEqual(crowd.map((_, n) => (isAsked(n) ? 1 : 0)));
      await pMap(
        crowd.entries(),
        async ([n, user]) => {
          const [offer] = having(served[n] ?? [], "OFFERED");
          if (offer) await untilAnswered(() => accept(user, offer.SK.slice("RSVP#".length)));
        },
        { concurrency: 8 },
      );
      await service.faults({ rules: [] });

      for (const rsvps of await stored(crowd, sessions)) {
        const [seat, ...others] = having(rsvps, "CONFIRMED");
        const left = having(rsvps, "CANCELLED");
        expect([others.length, left.length]).toEqual([0, 2]);
        const at = String(seat?.bySessionSK).split("#")[0];
        for (const other of left)
          expect(other).toMatchObject({
            ...{ cancelReason: "OTHER_TAKEN", cancelledAt: at, changedBy: seat?.changedBy },
          });
      }
    });
  },
);
