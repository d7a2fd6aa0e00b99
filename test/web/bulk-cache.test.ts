import { expect, it, vi } from "vitest";
import { createCache } from "../../web/src/api/api-client.ts";
import { SESSION_SEATS_QUERY } from "../../web/src/seats/session-seats-query.ts";
import { anRsvp, aSession } from "./support/sessions.ts";

const knots = aSession({ id: "knots", myRsvp: anRsvp({ id: "r1", sessionId: "knots" }) });
const tides = aSession({ id: "tides" });
const ofDemo = { eventId: "demo" };

function filledCache() {
  const cache = createCache();
  cache.putField("sessions", ofDemo, [knots, tides]);
  return cache;
}

const seatsIn = (cache: ReturnType<typeof createCache>, sessionId: string) =>
  cache.readQuery({ query: SESSION_SEATS_QUERY, variables: { sessionId } })?.session;

it("returns what was stored, in its order, and nothing else", () => {
  const cache = filledCache();
  expect(cache.field("sessions", ofDemo)).toEqual([knots, tides]);
  expect(cache.field("sessions", { eventId: "other" })).toBe(undefined);
  cache.putField("event", ofDemo, null);
  expect(cache.field("event", ofDemo)).toBe(null);
});

it("serves stored objects to Apollo's queries, and returns what Apollo has written", () => {
  const cache = filledCache();
  expect(seatsIn(cache, "knots")).toEqual(knots);
  const data = { session: { ...tides, taken: 9 } };
  cache.writeQuery({ query: SESSION_SEATS_QUERY, variables: { sessionId: "tides" }, data });
  expect(cache.field("sessions", ofDemo)).toEqual([knots, { ...tides, taken: 9 }]);
});

it("keeps the fields of an object that a later answer lacks", () => {
  const cache = filledCache();
  cache.put([{ __typename: "Session", id: "tides", taken: 5 }]);
  expect(cache.field("sessions", ofDemo)).toEqual([knots, { ...tides, taken: 5 }]);
  cache.put([{ ...knots, myRsvp: null }]);
  expect(seatsIn(cache, "knots")?.myRsvp).toBe(null);
});

it("returns the same object if it has not changed, and another if a part has", () => {
  const cache = filledCache();
  const [before, beforeTides] = cache.field("sessions", ofDemo) as unknown[];
  cache.put([anRsvp({ id: "r1", sessionId: "knots", status: "CANCELLED" })]);
  const [after, afterTides] = cache.field("sessions", ofDemo) as (typeof knots)[];
  expect(after).not.toBe(before);
  expect(after?.myRsvp?.status).toBe("CANCELLED");
  expect(afterTides).toBe(beforeTides);
});

it("returns presumed values, and the earlier ones after a rollback", () => {
  const cache = filledCache();
  const data = { session: { ...tides, taken: 4 } };
  cache.recordOptimisticTransaction((layer) => {
    layer.writeQuery({ query: SESSION_SEATS_QUERY, variables: { sessionId: "tides" }, data });
  }, "presumed");
  expect(cache.field("sessions", ofDemo)).toEqual([knots, { ...tides, taken: 4 }]);
  cache.removeOptimistic("presumed");
  expect(cache.field("sessions", ofDemo)).toEqual([knots, tides]);
});

it("reports each change until nobody listens", async () => {
  const cache = filledCache();
  const heard = vi.fn();
  const stop = cache.onChange(heard);
  const { version } = cache;
  cache.put([{ ...tides, taken: 5 }]);
  expect(cache.version).not.toBe(version);
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  heard.mockClear();
  stop();
  cache.put([{ ...tides, taken: 6 }]);
  await Promise.resolve();
  expect(heard).not.toHaveBeenCalled();
});

it("notifies watching queries of stored objects", () => {
  const cache = filledCache();
  const callback = vi.fn();
  cache.watch({ query: SESSION_SEATS_QUERY, variables: { sessionId: "tides" }, optimistic: true, callback });
  cache.put([{ ...tides, taken: 7 }]);
  expect(callback.mock.lastCall?.[0].result.session.taken).toBe(7);
});
