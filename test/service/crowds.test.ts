import pMap from "p-map";
import { afterEach, describe, expect, it } from "vitest";
import { patiently, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";
import { violations } from "../support/invariants.ts";
import { tableOf } from "../support/table.ts";

const { service, conference } = useConference({ triggers: true, environment: { RATE_LIMIT_CALLS: "50" } });
afterEach(async () => {
  expect(await violations(tableOf(service))).toEqual([]);
});

const CONFLICTS = {
  service: "dynamodb",
  operation: "TransactWriteItems",
  kind: "TransactionConflict",
} as const;
const users = (count: number, prefix: string) => Array.from({ length: count }, (_, n) => `${prefix}-${n}`);

/** Attendees and organizers see of a crowd's session what they see of any other one. */
async function expectPartsHidden(sessionId: string) {
  const { eventId, get, organize, session } = conference;
  const other = await session({ capacity: 1 });
  await people(service).reserve("other", other);
  const shownOf = async (id: string) => {
    const roster = await organize("GET", `/api/sessions/${id}/roster`);
    const figures = await organize("GET", `/api/events/${eventId}/figures`);
    const row = figures.body.sessions.find(({ sessionId }: { sessionId: string }) => sessionId === id);
    return [await get(id), roster.body.attendees[0], row].map((shown) => Object.keys(shown).sort());
  };
  expect(await shownOf(sessionId)).toEqual(await shownOf(other));
}

describe("a crowd", () => {
  it("of fifty people at once gets the last seat exactly once", async () => {
    const { reserve, tokenOf } = people(service);
    const sessionId = await conference.session({ capacity: 1 });
    const fifty = users(50, "last");
    await Promise.all(fifty.map(tokenOf));
    const answers = await Promise.all(fifty.map((user) => patiently(() => reserve(user, sessionId))));
    const full = answers.filter(({ status, body }) => status === 409 && body.code === "SESSION_FULL");
    // A person who got a 503 although the commit succeeded gets 200 on a retry.
    expect(answers.filter(({ status }) => status === 201 || status === 200)).toHaveLength(1);
    expect(full).toHaveLength(49);
    expect((await conference.get(sessionId)).taken).toBe(1);
  });

  it("of a thousand people on forty connections gets three hundred seats, and seven hundred people hear that the session is full", async () => {
    const { reserve, tokenOf } = people(service);
    const sessionId = await conference.session({ capacity: 300 });
    const thousand = users(1_000, "fill");
    await pMap(thousand, tokenOf, { concurrency: 40 });
    // The first calls meet conflicts even if a slow machine makes them one after the other.
    await service.faults({ rules: [{ ...CONFLICTS, rate: 1, count: 200, function: "reservations" }] });
    let unavailable = 0;
    const count = () => void unavailable++;
    const persistently = async (user: string): Promise<number> =>
      (await patiently(() => reserve(user, sessionId), count)).status;
    const began = performance.now();
    const statuses = await pMap(thousand, persistently, { concurrency: 40 });
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.log(`1000 people on 40 connections for 300 seats: ${seconds} s, ${unavailable} answers were 503`);
    expect(statuses.filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
    const answered = (expected: number) => statuses.filter((status) => status === expected).length;
    // A person who got a 503 although the commit succeeded gets 200 on a retry.
    expect(answered(200)).toBeLessThanOrEqual(unavailable);
    expect(answered(201) + answered(200)).toBe(300);
    expect(answered(409)).toBe(700);
    expect((await conference.get(sessionId)).taken).toBe(300);
    // Nobody has configured it: the requests met conflicts, and the consumer has dealt the seats.
    const { items } = await service.ledger(sessionId);
    expect(items.length).toBeGreaterThan(1);
    expect(items.reduce((sum, { taken }) => sum + taken, 0)).toBe(300);
    await expectPartsHidden(sessionId);
  }, 600_000);
});
