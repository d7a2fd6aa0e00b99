import pMap from "p-map";
import { afterEach, describe, expect, it } from "vitest";
import { ReservedAnswer } from "../../functions/contract/answers.ts";
import { validate } from "../../functions/contract/validation.ts";
import { seededRandom } from "../../local/aws-proxy/seeded-random.ts";
import { people, untilAnswered } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { graphqlOf } from "../support/graphql.ts";
import { violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";

const SEED = Number(process.env.SEED ?? 1);
const PEOPLE = 50;
const SWAPS = 2;
const CONFLICTS = {
  service: "dynamodb",
  operation: "TransactWriteItems",
  kind: "TransactionConflict",
} as const;

const { service, conference } = useConference({ triggers: true, environment: { RATE_LIMIT_CALLS: "50" } });

afterEach(async () => {
  await service.faults({ rules: [] });
  expect(await violations(tableOf(service))).toEqual([]);
});

describe("a swap", () => {
  it("takes a seat for another one, which goes to its waitlist", async () => {
    const { reserve, join, rsvp, swap, mySchedule } = people(service);
    const [old, wanted] = [await conference.session({ capacity: 1 }), await conference.session()];
    await reserve("ada", old);
    await join("bob", old);
    const swapped = await swap("ada", wanted, old);
    expect(swapped).toMatchObject({ status: 201, body: { sessionId: wanted, status: "CONFIRMED" } });
    expect(validate(ReservedAnswer, swapped.body, "rsvp")).toMatchObject({ valid: true });
    const given = await rsvp("ada", old);
    expect(given.body).toMatchObject({ status: "CANCELLED", cancelReason: "SWAPPED" });
    expect(swapped.body.givenUp).toEqual(given.body);
    const { entries, ended } = (await mySchedule("ada", conference.eventId)).body;
    expect([entries.length, ended]).toEqual([1, []]);
    await expect.poll(async () => (await rsvp("bob", old)).body.status).toBe("OFFERED");
    expect(await swap("ada", wanted, old)).toMatchObject({
      status: 200,
      body: { rsvpId: swapped.body.rsvpId },
    });
    expect(await swap("cleo", wanted, old)).toMatchObject({ status: 409, body: { code: "NOTHING_TO_SWAP" } });
  });

  it("is one with another session of the same event", async () => {
    const { swap, acceptFor } = people(service);
    const sessionId = await conference.session();
    for (const swapFor of [sessionId, "other.session", "conf#LEDGER"])
      for (const act of [swap, acceptFor]) {
        const { status, body } = await act("dan", sessionId, swapFor);
        expect([status, body.code, body.errors[0].path]).toEqual([400, "INVALID_REQUEST", "body.swapFor"]);
      }
  });

  it("does the same through GraphQL, also with an offer", async () => {
    const { reserve, join, cancel, rsvp } = people(service);
    const { as } = graphqlOf(service);
    const [old, wanted] = await conference.sessions(2, { capacity: 1 });
    await reserve("eve", String(old));
    const fields = "success code rsvp { status } givenUp { sessionId cancelReason }";
    const reserving = `mutation ($input: RsvpToSessionInput!) { it: rsvpToSession(input: $input) { ${fields} } }`;
    const accepting = `mutation ($input: AcceptSessionOfferInput!) { it: acceptSessionOffer(input: $input) { ${fields} } }`;
    const send = async (query: string, sessionId = "", swapFor = "") =>
      (await as("eve", query, { input: { sessionId, swapFor } })).body.data.it;
    const givenUp = (sessionId: unknown) => ({ sessionId, cancelReason: "SWAPPED" });
    expect(await send(reserving, wanted, old)).toMatchObject({ code: "RESERVED", givenUp: givenUp(old) });
    await reserve("fay", String(old));
    await join("eve", String(old));
    await cancel("fay", String(old));
    await expect.poll(async () => (await rsvp("eve", String(old))).body.status).toBe("OFFERED");
    expect(await send(accepting, old, wanted)).toMatchObject({
      ...{ code: "OFFER_ACCEPTED", rsvp: { status: "CONFIRMED" }, givenUp: givenUp(wanted) },
    });
    expect(await send(reserving, wanted, wanted)).toMatchObject({ success: false, code: "INVALID_REQUEST" });
    const again = await send(accepting, old, wanted);
    expect(again).toMatchObject({ code: "ALREADY_RESERVED", givenUp: null });
  });
});

describe("fifty people who swap between two full sessions and a third", () => {
  it(`have exactly one seat each, the one that they were told, whatever is lost or killed (SEED=${SEED})`, async () => {
    const { reserve, swap, rsvp, tokenOf } = people(service);
    const random = seededRandom(SEED);
    const half = PEOPLE / 2;
    const full = await conference.sessions(2, { capacity: half });
    const sessions = [...full, await conference.session({ capacity: 20 })];
    const crowd = Array.from({ length: PEOPLE }, (_, n) => `swap-${n}`);
    await pMap(crowd, tokenOf, { concurrency: 20 });
    const seats = new Map<string, string>();
    await pMap(
      crowd.entries(),
      async ([n, user]) => {
        const sessionId = full[n % 2] ?? "";
        await untilAnswered(() => reserve(user, sessionId));
        seats.set(user, sessionId);
      },
      { concurrency: 10 },
    );
    await service.faults({
      seed: SEED,
      rules: [
        // The first ones meet a crowd, so that the consumer deals.
        { ...CONFLICTS, rate: 1, count: 60, function: "reservations" },
        { ...CONFLICTS, rate: 0.05 },
        { ...CONFLICTS, kind: "LostResponse", rate: 0.1 },
      ],
    });
    const codes = new Map<string, number>();
    const swapOnce = async (user: string) => {
      const from = seats.get(user) ?? "";
      const others = sessions.filter((sessionId) => sessionId !== from);
      // Some people ask for both at once, from two devices.
      const wanted = random() < 0.3 ? others : [others[Math.floor(random() * 2)] ?? ""];
      const answers = await Promise.all(wanted.map((to) => untilAnswered(() => swap(user, to, from))));
      for (const { status, body } of answers) {
        const code = String(body.code ?? status);
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
      const granted = answers.filter(({ status }) => status < 300);
      expect(granted.length).toBeLessThan(2);
      if (granted[0]) seats.set(user, granted[0].body.sessionId);
    };
    const killing = pMap([1, 2, 3], () => service.kill("reservations", "TransactWriteItems"));
    await pMap(
      crowd,
      async (user) => {
        for (let n = 0; n < SWAPS; n++) await swapOnce(user);
      },
      { concurrency: 25 },
    );
    await killing;
    await service.faults({ rules: [] });

    console.log(`answers: ${JSON.stringify(Object.fromEntries(codes))}`);
    expect(codes.get("201")).toBeGreaterThan(10);
    const ledgers = await pMap(sessions, (sessionId) => service.ledger(sessionId));
    expect(ledgers.some(({ items }) => items.length > 1)).toBe(true);
    const found = await pMap(
      crowd,
      async (user) => {
        const all = await Promise.all(sessions.map((sessionId) => rsvp(user, sessionId)));
        return all.filter(({ body }) => body.status === "CONFIRMED").map(({ body }) => body.sessionId);
      },
      { concurrency: 10 },
    );
    expect(found).toEqual(crowd.map((user) => [seats.get(user)]));
  }, 300_000);
});
