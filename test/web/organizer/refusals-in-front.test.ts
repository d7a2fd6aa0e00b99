import { expect, it } from "vitest";
import { refusalOf } from "../../../web/src/api/organizer/answer.ts";

it.each<[string, number, unknown]>([
  ["a web ACL's 403", 403, undefined],
  ["API Gateway's 400", 400, { message: "Bad Request" }],
  ["CloudFront's 405", 405, undefined],
  ["API Gateway's 500", 500, { message: "Internal Server Error" }],
])("%s, which is not from the API, says nothing about the organizer or the form", (_, status, body) => {
  expect(refusalOf(status, body, null)).toEqual({ kind: "unavailable" });
});

it("API Gateway's 429 and 503, without Retry-After, ask for another try in a moment", () => {
  for (const status of [429, 503]) {
    expect(refusalOf(status, { message: "…" }, null)).toEqual({ kind: "busy", retryAfterSeconds: undefined });
  }
});

it("the API's own refusals name their reason", () => {
  const problem = {
    title: "Only organizers may do this",
    detail: "This needs membership.",
    code: "FORBIDDEN",
  };
  expect(refusalOf(403, problem, null)).toEqual({ kind: "forbidden" });
  expect(refusalOf(400, { title: "The request is not valid" }, null)).toMatchObject({ kind: "invalid" });
});
