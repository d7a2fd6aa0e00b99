import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { expect, it } from "vitest";
import { failureOf } from "../../web/src/api/failure.ts";

const refused = (message: string, code: string) =>
  failureOf(new CombinedGraphQLErrors({ data: null, errors: [{ message, extensions: { code } }] })).kind;

it.each(["EVENT_NOT_FOUND", "SESSION_NOT_FOUND"])("goes by the code %s, whatever the text says", (code) => {
  expect(refused("Nothing here", code)).toBe("missing");
});

it("does not take what only reads like it for a missing event", () => {
  expect(refused("There is no such event (EVENT_NOT_FOUND)", "INTERNAL_SERVER_ERROR")).toBe("unavailable");
});
