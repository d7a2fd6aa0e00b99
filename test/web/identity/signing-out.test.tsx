import { act, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  aUser,
  becomes,
  config,
  inAnotherTab,
  openTab,
  renewedTokens,
  said,
  signOut,
  store,
  stored,
  useIssuer,
} from "./support/tab.tsx";

const issuer = useIssuer();

describe("a sign-out in another tab", () => {
  beforeEach(() => store(aUser("ada")));

  it("signs out this tab at once", async () => {
    await openTab();
    expect(said()).toBe("ada");
    inAnotherTab(null);
    expect(said()).toBe("signed-out");
    expect(issuer.asked.map(({ path }) => path)).not.toContain("/revoke");
  });

  it("is not undone by a renewal that was under way in this tab", async () => {
    store(aUser("ada", { expiresIn: -1 }));
    const late = Promise.withResolvers<Response>();
    issuer.renewal = () => late.promise;
    await openTab();
    await waitFor(() => expect(issuer.asked.map(({ path }) => path)).toContain("/token"));
    inAnotherTab(null);
    late.resolve(renewedTokens("ada"));
    await act(() => new Promise((done) => setTimeout(done, 50)));
    expect(said()).toBe("signed-out");
    expect(stored()).toBeNull();
  });

  it("followed by another person's sign-in reloads the page", async () => {
    await openTab();
    inAnotherTab(aUser("ben"));
    expect(location.reload).toHaveBeenCalled();
  });

  it("is not confused with a renewal in that tab", async () => {
    await openTab();
    inAnotherTab(aUser("ada"));
    expect(said()).toBe("ada");
    expect(location.reload).not.toHaveBeenCalled();
  });
});

describe("a sign-out here", () => {
  beforeEach(() => store(aUser("ada")));

  it("removes the user from the storage of all tabs, and asks the issuer to revoke the refresh token", async () => {
    await openTab();
    signOut();
    expect(stored()).toBeNull();
    expect(said()).toBe("signed-out");
    await waitFor(() =>
      expect(issuer.asked).toContainEqual({
        path: "/revoke",
        form: { token: "ada-refresh", token_type_hint: "refresh_token", client_id: "rsvp" },
        token: null,
      }),
    );
  });

  it("does not wait for an issuer that cannot be reached", async () => {
    await openTab();
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    signOut();
    expect(said()).toBe("signed-out");
    expect(stored()).toBeNull();
  });
});

it("keeps a sign-in if the network is missing for its renewal, so that the page shows what it has kept", async () => {
  store(aUser("ada", { expiresIn: -1 }));
  issuer.renewal = () => Promise.reject(new TypeError("Failed to fetch"));
  await openTab();
  await becomes("ada");
  expect(stored()).not.toBeNull();
});

it("ends a sign-in that the issuer refuses to renew", async () => {
  store(aUser("ada", { expiresIn: -1 }));
  await openTab();
  await becomes("signed-out");
  await waitFor(() => expect(stored()).toBeNull());
});

describe("an organizer", () => {
  it.each([
    ["organizer", undefined, "olga, organizer"],
    ["crew", "crew", "olga, organizer"],
    ["organizer", "crew", "olga"],
    ["crew", undefined, "olga"],
  ])(
    "in the group %s, where the deployment's group is %s, is %s",
    async (group, organizerGroup, expected) => {
      store(aUser("olga", { groups: [group] }));
      await openTab({ ...config, ...(organizerGroup !== undefined && { organizerGroup }) });
      expect(said()).toBe(expected);
    },
  );
});
