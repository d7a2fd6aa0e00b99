import { buildSchema, parse, print, validate } from "graphql";
import { expect, it } from "vitest";
import sdl from "../../../functions/contract/schema.graphql?raw";
import { excessOf } from "../../../functions/http/graphql/limits.ts";
import { SESSIONS_A_REQUEST, someSeats, variablesFor } from "../../../web/src/embed/seat-documents.ts";
import { planRequests } from "../../../web/src/embed/seat-requests.ts";

const sessions = (count: number, eventId?: string) =>
  Array.from({ length: count }, (_, index) => [`${eventId}.${index}`, eventId] as const);

it("the service accepts as many sessions as one request asks for", () => {
  const document = parse(print(someSeats(SESSIONS_A_REQUEST)));
  expect(validate(buildSchema(sdl), document)).toEqual([]);
  expect(excessOf(document)).toBe(null);
  expect(Object.keys(variablesFor(sessions(SESSIONS_A_REQUEST).map(([id]) => id)))).toHaveLength(
    document.definitions.flatMap((each) => ("variableDefinitions" in each && each.variableDefinitions) || [])
      .length,
  );
});

it("few sessions are requested by their ids, for any events", () => {
  const plan = planRequests(new Map([...sessions(2, "a"), ...sessions(1, "b"), ...sessions(1)]));
  expect(plan).toEqual([{ sessionIds: ["a.0", "a.1", "b.0", "undefined.0"] }]);
});

it("more sessions than one request allows need several requests", () => {
  const plan = planRequests(new Map(sessions(13)));
  expect(plan.map(({ sessionIds }) => sessionIds.length)).toEqual([12, 1]);
});

it("many sessions of one event are requested as the event", () => {
  const plan = planRequests(new Map([...sessions(25, "a"), ...sessions(24, "b")]));
  expect(plan.map(({ eventId, sessionIds }) => [eventId, sessionIds.length])).toEqual([
    ["a", 25],
    [undefined, 12],
    [undefined, 12],
  ]);
});
