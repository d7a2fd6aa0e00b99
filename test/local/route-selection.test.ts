import { expect, test } from "vitest";
import { createRouteSelection } from "../../local/gateway/route-selection.ts";
import { route } from "./support/fixture-gateway.ts";

const keys = [
  "$default",
  "ANY /api/{proxy+}",
  "GET /api/events/{eventId}",
  "ANY /api/events/{eventId}",
  "GET /api/events/mine",
  "GET /api/events/{eventId}/sessions",
  "GET /api/{kind}/mine/sessions",
  "POST /api/{proxy+}",
];
const select = createRouteSelection(keys.map((key) => route(key, "f")));

test.each([
  ["GET", "api/events/mine", "GET /api/events/mine", {}],
  ["GET", "api/events/39c3", "GET /api/events/{eventId}", { eventId: "39c3" }],
  ["PUT", "api/events/39c3", "ANY /api/events/{eventId}", { eventId: "39c3" }],
  ["PUT", "api/events/mine", "ANY /api/events/{eventId}", { eventId: "mine" }],
  ["GET", "api/events/mine/sessions", "GET /api/events/{eventId}/sessions", { eventId: "mine" }],
  ["POST", "api/a/b", "POST /api/{proxy+}", { proxy: "a/b" }],
  ["GET", "api/a/b/", "ANY /api/{proxy+}", { proxy: "a/b/" }],
  ["GET", "api/events/", "ANY /api/{proxy+}", { proxy: "events/" }],
  ["GET", "elsewhere", "$default", {}],
])("%s /%s selects %s", (method, path, key, pathParameters) => {
  const selected = select(method, path.split("/"));
  expect(selected?.route.key).toBe(key);
  expect(selected?.pathParameters).toEqual(pathParameters);
});

test("nothing is selected when no route matches and there is no $default", () => {
  const selectOne = createRouteSelection([route("GET /api/events", "f")]);
  expect(selectOne("POST", ["api", "events"])).toBeUndefined();
  expect(selectOne("GET", ["api", "events", ""])).toBeUndefined();
});
