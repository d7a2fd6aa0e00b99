import { afterEach, expect, it, vi } from "vitest";
import type { Failure } from "../../../web/src/api/failure.ts";
import { askAfterRefusal, choiceAfter } from "../../../web/src/embed/app-only.ts";
import * as toasts from "../../../web/src/ui/toasts.ts";
import { anRsvp, aSession } from "../support/sessions.ts";

const session = aSession();
const site = "https://rsvp.example.org";
const access = { origin: site, token: () => undefined, organizerToken: () => undefined, onExpired: () => {} };
const detail = "You have a seat at that time: “Tides”. Give it up first.";
const refusedWith = (code: string): Failure => ({ kind: "refused", code, detail, problem: {} });
const waiting = anRsvp({ status: "WAITLISTED" });

afterEach(() => void vi.restoreAllMocks());

function expectToOpen(action: toasts.Toast["action"]): void {
  const opened = vi.spyOn(window, "open").mockReturnValue(null);
  action?.act();
  const page = "https://rsvp.example.org/events/demo/sessions/demo.knots";
  expect(opened.mock.calls).toEqual([[page, "_blank", "noopener"]]);
}

it("a seat at the same time is named by the service, and the app's page has the exchange", () => {
  const shown = vi.spyOn(toasts, "showToast");
  expect(askAfterRefusal({ access }, "reserve", session, refusedWith("TIME_CONFLICT"))).toBe(true);
  const [tone, text, action] = shown.mock.calls[0] ?? [];
  expect([tone, text, action?.label]).toEqual(["bad", detail, "More in the app"]);
  expectToOpen(action);
});

it("other refusals are told as ever", () => {
  expect(askAfterRefusal({ access }, "reserve", session, refusedWith("SESSION_FULL"))).toBe(false);
});

it("a person who has joined a waitlist can choose in the app, and others are not led there", () => {
  expectToOpen(choiceAfter({ action: "join", session, rsvp: waiting, site }));
  expect(choiceAfter({ action: "pass", session, rsvp: waiting, site })).toBe(undefined);
  expect(choiceAfter({ action: "join", session, rsvp: anRsvp(), site })).toBe(undefined);
});
