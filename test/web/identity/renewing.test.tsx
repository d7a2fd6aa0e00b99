import { act } from "@testing-library/react";
import { AccessTokenEvents } from "oidc-client-ts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type ApiAccess, requestJson } from "../../../web/src/api/request.ts";
import {
  aUser,
  becomes,
  inAnotherTab,
  openTab,
  refused,
  renewedTokens,
  said,
  store,
  stored,
  tokenOf,
  useIssuer,
} from "./support/tab.tsx";

const issuer = useIssuer();
const OLD = `Bearer ${tokenOf("ada")}`;

const times = (path: string) => issuer.asked.filter((asked) => asked.path === path).length;
const tokensAtService = () =>
  issuer.asked.filter(({ path }) => path.startsWith("/api/")).map(({ token }) => token);
const askIn = (access: ApiAccess) => act(() => requestJson(access, { path: "/api/mine" }));
const failureOf = async (access: ApiAccess) => {
  const answer = await askIn(access);
  return answer.ok ? undefined : answer.failure.kind;
};
const sleepPastTheEnd = () => vi.spyOn(Date, "now").mockReturnValue(Date.now() + 4_000_000);
const refuseOld = (token: string | null) => Response.json({}, { status: token === OLD ? 401 : 200 });

beforeEach(() => {
  store(aUser("ada"));
  issuer.renewal = async () => renewedTokens("ada");
});

describe("a token that has ended while the page slept", () => {
  it("is not sent: the request waits for one renewal, and the sign-in goes on", async () => {
    const { access } = await openTab();
    sleepPastTheEnd();
    const answers = await act(() =>
      Promise.all([requestJson(access, { path: "/api/mine" }), requestJson(access, { path: "/api/mine" })]),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(tokensAtService()).not.toContain(OLD);
    expect(tokensAtService()).not.toContain(null);
    expect(times("/token")).toBe(1);
    expect(times("/revoke")).toBe(0);
    expect(said()).toBe("ada");
  });

  it("keeps the stored sign-in if the issuer does not answer, and the request says offline", async () => {
    const { access } = await openTab();
    issuer.renewal = () => Promise.reject(new TypeError("Failed to fetch"));
    sleepPastTheEnd();
    expect(await failureOf(access)).toBe("offline");
    expect(tokensAtService()).toEqual([]);
    expect(stored()).not.toBeNull();
  });
});

describe("a token that the service refuses", () => {
  it("is renewed once, and the request is sent again", async () => {
    issuer.service = refuseOld;
    const { access } = await openTab();
    expect(await failureOf(access)).toBeUndefined();
    expect(tokensAtService()).toHaveLength(2);
    expect(times("/token")).toBe(1);
    expect(times("/revoke")).toBe(0);
    expect(said()).toBe("ada");
  });

  it("ends the sign-in if the renewal is refused, too; nothing is left to revoke", async () => {
    issuer.service = refuseOld;
    issuer.renewal = async () => refused();
    const { access } = await openTab();
    expect(await failureOf(access)).toBe("unauthenticated");
    await becomes("signed-out");
    expect(stored()).toBeNull();
    expect(times("/revoke")).toBe(0);
  });

  it("ends the sign-in if the renewed one is refused, too", async () => {
    issuer.service = () => Response.json({}, { status: 401 });
    const { access } = await openTab();
    expect(await failureOf(access)).toBe("unauthenticated");
    await becomes("signed-out");
    expect(tokensAtService()).toHaveLength(2);
    expect(stored()).toBeNull();
    expect(times("/revoke")).toBe(0);
  });

  it("ends the sign-in if nothing can renew it", async () => {
    const { refresh_token: _, ...unrenewable } = JSON.parse(aUser("ada"));
    store(JSON.stringify(unrenewable));
    issuer.service = refuseOld;
    const { access } = await openTab();
    expect(await failureOf(access)).toBe("unauthenticated");
    await becomes("signed-out");
    expect(stored()).toBeNull();
    expect(times("/token")).toBe(0);
  });

  it("stays if the issuer does not answer", async () => {
    issuer.service = refuseOld;
    issuer.renewal = () => Promise.reject(new TypeError("Failed to fetch"));
    const { access } = await openTab();
    expect(await failureOf(access)).toBe("offline");
    expect(said()).toBe("ada");
    expect(stored()).not.toBeNull();
  });

  it("is not renewed for another person who signed in elsewhere", async () => {
    issuer.service = refuseOld;
    const { access } = await openTab();
    store(aUser("ben"));
    expect(await failureOf(access)).toBe("unauthenticated");
    expect(tokensAtService()).toEqual([OLD]);
    expect(times("/token")).toBe(0);
    expect(stored()).toContain(tokenOf("ben"));
  });
});

describe("renewals at the same time", () => {
  it("are one, whatever asks for them", async () => {
    const late = Promise.withResolvers<Response>();
    issuer.renewal = () => late.promise;
    const timers = timersOfTheLibrary();
    const { access } = await openTab();
    sleepPastTheEnd();
    timers.ring();
    const asking = requestJson(access, { path: "/api/mine" });
    await expect.poll(() => times("/token")).toBe(1);
    await act(async () => late.resolve(renewedTokens("ada")));
    expect((await asking).ok).toBe(true);
    await act(() => new Promise((done) => setTimeout(done, 50)));
    expect(times("/token")).toBe(1);
  });

  it("in two tabs: the refused one does not end the sign-in that the other has renewed", async () => {
    store(aUser("ada", { expiresIn: -1 }));
    const late = Promise.withResolvers<Response>();
    issuer.renewal = () => late.promise;
    await openTab();
    await expect.poll(() => times("/token")).toBe(1);
    const renewed = aUser("ada");
    inAnotherTab(renewed);
    late.resolve(refused());
    await act(() => new Promise((done) => setTimeout(done, 50)));
    expect(stored()).toBe(renewed);
    expect(said()).toBe("ada");
  });
});

/** Takes the place of the library's timers. */
function timersOfTheLibrary() {
  const inTime: (() => unknown)[] = [];
  const add = (handler: () => unknown) => {
    inTime.push(handler);
    return () => undefined;
  };
  vi.spyOn(AccessTokenEvents.prototype, "addAccessTokenExpiring").mockImplementation(add);
  vi.spyOn(AccessTokenEvents.prototype, "addAccessTokenExpired").mockImplementation(add);
  return { ring: () => inTime.map((handler) => handler()) };
}
