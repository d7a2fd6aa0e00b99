import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { LateClaims } from "../../web/src/app/late-claims.tsx";
import { hasClaimed, rememberClaimed } from "../../web/src/features/account/claimed.ts";
import type { Identity } from "../../web/src/identity/identity.ts";
import Toaster from "../../web/src/ui/toaster.tsx";
import { answer, lost, playService, type Service } from "./support/fake-service.ts";
import { identityActions } from "./support/identity-actions.ts";
import { Providers } from "./support/providers.tsx";
import { refuseStorage } from "./support/refuse-storage.ts";

const ADA: Identity = {
  status: "signed-in",
  token: "adas-token",
  attendee: { id: "ada", name: "Ada", email: "ada@example.org", organizer: false },
};
const CLAIMS = "POST /api/me/claims";
const SEAT = { sessionId: "demo.knots", eventId: "demo", status: "CONFIRMED", rsvpAt: null };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

function open(service: Service, identity: Identity = ADA) {
  const calls = playService(service);
  const page = () =>
    render(
      <Providers actions={identityActions(identity)}>
        <Suspense>
          <LateClaims />
        </Suspense>
        <Toaster />
      </Providers>,
    );
  page();
  return { calls, page };
}

it("claims what waits for the person's address, tells them, and asks once a day", async () => {
  const { calls, page } = open({ [CLAIMS]: () => answer({ claimed: [SEAT], complete: true }) });
  await screen.findAllByText("An organizer has added you to a session. It is in your schedule.");
  cleanup();
  page();
  await waitFor(() => expect(calls).toHaveLength(1));
});

it("asks again on the next page without an answer, or if it was not complete", async () => {
  const answers = [lost(), answer({ claimed: [], complete: false }), answer({ claimed: [], complete: true })];
  const { calls, page } = open({ [CLAIMS]: () => answers.shift() ?? lost() });
  for (const asked of [1, 2, 3]) {
    await waitFor(() => expect(calls).toHaveLength(asked));
    await waitFor(() => expect(answers).toHaveLength(3 - asked));
    cleanup();
    if (asked < 3) page();
  }
});

it("asks for nobody who is not signed in", async () => {
  const { calls } = open({}, { status: "signed-out" });
  expect(calls).toEqual([]);
});

it("asks again after a day, at the next sign-in, and where the mail of an addition leads", () => {
  rememberClaimed("ada");
  expect(hasClaimed("ada", "")).toBe(true);
  expect(hasClaimed("ben", "")).toBe(false);
  expect(hasClaimed("ada", "?claim")).toBe(false);
  expect(hasClaimed("ada", "", Date.now() + 25 * 3_600_000)).toBe(false);
  open({}, { status: "signed-out" });
  expect(hasClaimed("ada", "")).toBe(false);
});

it("asks on each page of a browser that refuses storage", async () => {
  refuseStorage();
  const { calls, page } = open({ [CLAIMS]: () => answer({ claimed: [], complete: true }) });
  await waitFor(() => expect(calls).toHaveLength(1));
  cleanup();
  page();
  await waitFor(() => expect(calls).toHaveLength(2));
  cleanup();
  open({}, { status: "signed-out" });
  expect(hasClaimed("ada", "")).toBe(false);
});
