import { describe, expect, it } from "vitest";
import type { Usage } from "../../local/aws-proxy/usage.ts";
import { anEvent, call, people } from "../support/api.ts";
import { useConference } from "../support/conference.ts";

const { service, conference } = useConference();
const everyOperation = new Set<string>();

interface Cost {
  readonly calls: Record<string, number>;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** What the functions asked of the engines while `act` ran. */
async function costOf(act: () => Promise<unknown>): Promise<Cost> {
  await service.resetUsage();
  await act();
  const { functions }: Usage = await service.usage();
  const operations = Object.values(functions).flatMap((operations) => Object.entries(operations));
  for (const [operation] of operations) everyOperation.add(operation);
  return {
    calls: Object.fromEntries(operations.map(([operation, { calls }]) => [operation, calls])),
    readUnits: operations.reduce((sum, [, { readUnits }]) => sum + readUnits, 0),
    writeUnits: operations.reduce((sum, [, { writeUnits }]) => sum + writeUnits, 0),
  };
}

describe("the cost", () => {
  it("of an RSVP is two calls, no reads and six write units", async () => {
    const { reserve, tokenOf } = people(service);
    const sessionId = await conference.session({ capacity: 5 });
    await tokenOf("ada");
    const cost = await costOf(() => reserve("ada", sessionId));
    console.log(`an RSVP: ${JSON.stringify(cost)}`);
    expect(cost.calls).toEqual({ UpdateItem: 1, TransactWriteItems: 1 });
    expect(cost.readUnits).toBe(0);
    expect(cost.writeUnits).toBe(6);
  });

  it("of an RSVP that is refused, or repeated, is the same two calls", async () => {
    const { reserve } = people(service);
    const full = await conference.session({ capacity: 0 });
    const open = await conference.session();
    await reserve("bob", open);
    for (const sessionId of [full, open]) {
      const { calls } = await costOf(() => reserve("bob", sessionId));
      expect(calls).toEqual({ UpdateItem: 1, TransactWriteItems: 1 });
    }
  });

  it("of a reactivation is one transaction more", async () => {
    const { reserve, cancel } = people(service);
    const sessionId = await conference.session();
    await reserve("eve", sessionId);
    await cancel("eve", sessionId);
    const { calls } = await costOf(() => reserve("eve", sessionId));
    expect(calls).toEqual({ UpdateItem: 1, TransactWriteItems: 2 });
  });

  it("of a cancellation is two calls and one message", async () => {
    const { reserve, cancel } = people(service);
    const sessionId = await conference.session();
    await reserve("kim", sessionId);
    const cost = await costOf(() => cancel("kim", sessionId));
    console.log(`a cancellation: ${JSON.stringify(cost)}`);
    expect(cost.calls).toEqual({ GetItem: 1, TransactWriteItems: 1, SendMessage: 1 });
    expect(cost.writeUnits).toBe(7);
    const repeated = await costOf(() => cancel("kim", sessionId));
    expect(repeated.calls).toEqual({ GetItem: 1, UpdateItem: 1 });
  });

  it("of My Schedule is two calls, whatever the size of the event", async () => {
    const { reserve, as } = people(service);
    const sessions = await Promise.all(Array.from({ length: 4 }, () => conference.session()));
    for (const sessionId of sessions) await reserve("zoe", sessionId);
    const path = `/api/events/${conference.eventId}/my-schedule`;
    const { calls } = await costOf(() => as("zoe", "GET", path));
    expect(calls).toEqual({ Query: 1, BatchGetItem: 1 });
    const { calls: empty } = await costOf(() => as("nobody", "GET", path));
    expect(empty).toEqual({ Query: 1, GetItem: 1 });
  });

  it("of the agenda of two hundred sessions is a query, the event and a batch a hundred", async () => {
    const { eventId, session } = await anEvent(service);
    await Promise.all(Array.from({ length: 200 }, () => session()));
    const { calls } = await costOf(() => call(service, "GET", `/api/events/${eventId}/sessions`));
    expect(calls).toEqual({ Query: 1, GetItem: 1, BatchGetItem: 2 });
  });

  it("never includes a scan, whatever is called", async () => {
    const { as } = people(service);
    const sessionId = await conference.session();
    await costOf(async () => {
      await call(service, "GET", "/api/events");
      await call(service, "GET", `/api/events/${conference.eventId}`);
      await call(service, "GET", `/api/sessions/${sessionId}`);
      await as("ada", "GET", `/api/sessions/${sessionId}/rsvp`);
      await conference.organize("GET", `/api/sessions/${sessionId}/roster`);
      await conference.patch(sessionId, { capacity: 3 });
      await conference.organize("PUT", `/api/events/${conference.eventId}/schedule?dryRun=true`, {
        schedule: { conference: { days: [] } },
      });
    });
    expect(everyOperation).toContain("Query");
    expect([...everyOperation].filter((operation) => /scan|partiql|statement/i.test(operation))).toEqual([]);
  });
});
