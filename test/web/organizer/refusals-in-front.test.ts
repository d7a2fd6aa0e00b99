import { expect, it } from "vitest";
import { failureFrom } from "../../../web/src/api/failure.ts";
import { isBusy } from "../../../web/src/organizer/failure-text.ts";

it.each<[string, number, unknown]>([
  ["a web ACL's 403", 403, undefined],
  ["API Gateway's 400", 400, { message: "Bad Request" }],
  ["CloudFront's 405", 405, undefined],
  ["API Gateway's 500", 500, { message: "Internal Server Error" }],
])("%s, which is not from the API, says nothing about the organizer or the form", (_, status, body) => {
  expect(failureFrom(status, body, null)).toEqual({ kind: "unavailable", status });
});

it("API Gateway's 429 and 503, without Retry-After, ask for another try in a moment", () => {
  const failures = [429, 503].map((status) => failureFrom(status, { message: "…" }, null));
  expect(failures).toMatchObject([{ kind: "rate-limited" }, { kind: "busy", retryAfterSeconds: undefined }]);
  expect(failures.map(isBusy)).toEqual([true, true]);
});

it("the API's own refusals name their reason", () => {
  const problem = {
    title: "Only organizers may do this",
    detail: "This needs membership.",
    code: "FORBIDDEN",
  };
  expect(failureFrom(403, problem, null)).toEqual({ kind: "forbidden" });
  expect(failureFrom(400, { title: "The request is not valid" }, null)).toMatchObject({ kind: "invalid" });
});
