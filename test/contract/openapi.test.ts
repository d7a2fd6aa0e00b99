import { expect, test } from "vitest";
import { wrongInAnswer, wrongInRequest } from "../support/openapi.ts";

const problem = { type: "", title: "", status: 404, detail: "", requestId: "1" };

test("an answer with a member that openapi.json does not name is noticed", () => {
  expect(wrongInAnswer("GET /api/events", 200, "application/json", { events: [] })).toEqual([]);
  expect(wrongInAnswer("GET /api/events", 200, "application/json", { events: [], more: 1 })).toHaveLength(1);
});

test("a refusal whose code the operation does not name is noticed", () => {
  const wrong = (code: string) =>
    wrongInAnswer("GET /api/events/{eventId}", 404, "application/problem+json", { ...problem, code });
  expect(wrong("EVENT_NOT_FOUND")).toEqual([]);
  expect(wrong("SESSION_FULL")).toHaveLength(1);
});

test("a status, a media type or a body that openapi.json does not have is noticed", () => {
  expect(wrongInAnswer("GET /api/health", 418, "application/json", {})).toHaveLength(1);
  expect(wrongInAnswer("GET /api/health", 200, "text/html", {})).toHaveLength(1);
  expect(wrongInRequest("PUT /api/events/{eventId}", "application/json", {})).not.toEqual([]);
});
