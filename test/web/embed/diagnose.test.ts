import { afterEach, expect, it, vi } from "vitest";
import { failureFrom } from "../../../web/src/api/failure.ts";
import { advice, diagnose, isMissing } from "../../../web/src/embed/diagnose.ts";

const SERVICE = "https://rsvp.example.org";
const unanswered = { kind: "offline" } as const;

/** A network on which only requests of these modes get an answer. */
const answering = (...modes: RequestMode[]) =>
  vi.stubGlobal("fetch", async (_: string, { mode }: RequestInit) => {
    if (mode === undefined || !modes.includes(mode)) throw new TypeError("Failed to fetch");
    return new Response();
  });

afterEach(() => void vi.unstubAllGlobals());

it("an existing service that blocks this origin must allow it", async () => {
  answering("no-cors");
  expect(await diagnose(SERVICE, unanswered)).toBe("blocked");
  expect(advice("blocked", SERVICE)).toContain(location.origin);
});

it.each<[string, RequestMode[]]>([
  ["one that does not answer at all", []],
  ["one that answers when asked again", ["cors", "no-cors"]],
])("%s has only failed", async (_, modes) => {
  answering(...modes);
  expect(await diagnose(SERVICE, unanswered)).toBe("failed");
  expect(advice("failed", SERVICE)).toBe(undefined);
});

it("the page's own origin needs no permission", async () => {
  answering("no-cors");
  expect(await diagnose(location.origin, unanswered)).toBe("failed");
});

it.each([
  [404, "elsewhere"],
  [503, "failed"],
  [405, "elsewhere"],
  [500, "failed"],
])("an answer of %i means %s", async (status, trouble) => {
  expect(await diagnose(SERVICE, failureFrom(status, undefined, null))).toBe(trouble);
});

it("an answer that is no JSON is none of the service", async () => {
  expect(await diagnose(SERVICE, { kind: "unavailable", status: 200 })).toBe("elsewhere");
});

it("only the service itself can say that there is no such session", async () => {
  const bySomethingElse = failureFrom(404, { detail: "Not Found" }, null);
  expect(isMissing(bySomethingElse)).toBe(false);
  expect(await diagnose(SERVICE, bySomethingElse)).toBe("elsewhere");
  const byTheService = failureFrom(
    404,
    { code: "SESSION_NOT_FOUND", detail: "There is no such session" },
    null,
  );
  expect(isMissing(byTheService)).toBe(true);
});
