import { describe, expect, it } from "vitest";
import { NOT_OF_THE_APP, openPage } from "../../../web/src/worker/open-page.ts";

const page = (text: string, status = 200) => new Response(text, { status });
const never = () => new Promise<Response>(() => undefined);
const offline = () => Promise.reject(new TypeError("Failed to fetch"));
const kept = async () => page("kept");
const textOf = async (opened: Promise<Response>) => (await opened).text();
const LONG = 60_000;

describe("a page that is opened", () => {
  it("is the newest one if there is a network", async () => {
    expect(await textOf(openPage({ fromNetwork: async () => page("new"), kept, patienceMs: LONG }))).toBe(
      "new",
    );
  });

  it.each([
    ["there is no network", offline, LONG],
    ["the answer does not come", never, 1],
    ["the website fails", async () => page("sorry", 503), LONG],
  ])("is the kept one if %s", async (_, fromNetwork, patienceMs) => {
    expect(await textOf(openPage({ fromNetwork, kept, patienceMs }))).toBe("kept");
  });

  it("is waited for if none is kept, and may fail", async () => {
    const none = async () => undefined;
    const slow = async () => page("late");
    expect(await textOf(openPage({ fromNetwork: slow, kept: none, patienceMs: 0 }))).toBe("late");
    expect((await openPage({ fromNetwork: offline, kept: none, patienceMs: LONG })).type).toBe("error");
  });

  it("says itself that it does not exist", async () => {
    const missing = async () => page("nothing", 404);
    expect((await openPage({ fromNetwork: missing, kept, patienceMs: LONG })).status).toBe(404);
  });
});

describe("an address on the app's origin", () => {
  const isOfTheApp = (path: string) => !NOT_OF_THE_APP.some((other) => other.test(path));

  it.each(["/api", "/api/docs", "/api/graphql", "/outbox", "/outbox/3", "/robots.txt", "/worker.js"])(
    "is not the app's: %s",
    (path) => expect(isOfTheApp(path)).toBe(false),
  );

  it.each([
    "/",
    "/events/39c3",
    "/events/web/sessions/web.css",
    "/apiary",
    "/events/39c3?q=api",
    "/signed-in?code=a.b&state=c",
  ])("is the app's: %s", (path) => expect(isOfTheApp(path)).toBe(true));
});
