import { ServerError } from "@apollo/client/errors";
import { afterEach, expect, it, vi } from "vitest";
import { advice, diagnose } from "../../../web/src/embed/diagnose.ts";

const SERVICE = "https://rsvp.example.org";
const unanswered = new TypeError("Failed to fetch");

/** A network on which only requests of these modes get an answer. */
const answering = (...modes: RequestMode[]) =>
  vi.stubGlobal("fetch", async (_: string, { mode }: RequestInit) => {
    if (mode === undefined || !modes.includes(mode)) throw unanswered;
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
])("an answer of %i means %s", async (status, trouble) => {
  const error = new ServerError("refused", { response: new Response("", { status }), bodyText: "" });
  expect(await diagnose(SERVICE, error)).toBe(trouble);
});
