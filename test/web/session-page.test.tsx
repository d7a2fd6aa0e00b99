import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import SessionPage from "../../web/src/app/pages/session-page.tsx";
import { renderApp } from "./support/render-app.tsx";
import { anRsvp, aSession, inHours } from "./support/sessions.ts";

const event = {
  __typename: "Event",
  id: "demo",
  title: "Harbour days",
  timeZone: "Europe/Berlin",
  accentColor: null,
};
const session = {
  ...aSession(),
  eventId: "demo",
  abstract: "Bowline, sheet bend, clove hitch.",
  endsAt: inHours(25),
  type: "Workshop",
  track: null,
  room: null,
  language: "de",
  movedFrom: null,
  speakers: [{ __typename: "Speaker", name: "Runa Falk" }],
};

it("shows one session completely, and its button", async () => {
  const { asked } = renderApp(<SessionPage />, { Session: () => ({ data: { event, session } }) });
  await screen.findByRole("heading", { level: 1, name: "Knots" });
  screen.getByText("Bowline, sheet bend, clove hitch.");
  screen.getByText("Room to be announced");
  screen.getByText("German");
  await screen.findByRole("button", { name: "RSVP: Knots" });
  expect(asked).toEqual(["Session"]);
});

it("says that the session does not exist", async () => {
  const { asked } = renderApp(<SessionPage />, { Session: () => ({ data: { event, session: null } }) });
  await screen.findByRole("heading", { name: "This session does not exist" });
  expect(asked).toEqual(["Session"]);
});

it("says that it cannot be loaded, and loads on another try", async () => {
  const answers = [new TypeError("Failed to fetch"), { data: { event, session } }];
  const { user } = renderApp(<SessionPage />, {
    Session: () => answers.shift() ?? new Error("asked too often"),
  });
  await screen.findByRole("alert");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { level: 1, name: "Knots" });
});

describe("news about a person's seat", () => {
  const at = "2026-01-10T13:05:00.000Z";
  const renderSession = (changes: object) =>
    renderApp(<SessionPage />, { Session: () => ({ data: { event, session: { ...session, ...changes } } }) });
  const known = { rsvpAt: inHours(-48), waitlistedAt: null };

  beforeEach(() => localStorage.clear());

  it("is above the button until the person has seen it", async () => {
    const myRsvp = {
      ...anRsvp({ status: "CANCELLED", cancelReason: "OFFER_EXPIRED", cancelledAt: at }),
      ...known,
    };
    const { user } = renderSession({ myRsvp });
    await screen.findByText(/^Your offer expired on Sat,? 10 Jan, 14:05\.$/);
    await user.click(screen.getByRole("button", { name: "Got it" }));
    await waitFor(() => expect(screen.queryByText(/offer expired/)).toBe(null));
  });

  it("is missing if the person ended it", async () => {
    renderSession({
      myRsvp: { ...anRsvp({ status: "CANCELLED", cancelReason: "ATTENDEE", cancelledAt: at }), ...known },
    });
    await screen.findByRole("button", { name: "RSVP: Knots" });
    expect(screen.queryByRole("button", { name: "Got it" })).toBe(null);
  });

  it("says that the session has moved, and from where", async () => {
    const movedFrom = {
      __typename: "MovedFrom",
      startsAt: at,
      endsAt: at,
      room: "Quay",
      movedAt: inHours(-1),
    };
    renderSession({ myRsvp: { ...anRsvp(), ...known }, movedFrom });
    await screen.findByText(/Quay$/, { selector: "s" });
  });
});
