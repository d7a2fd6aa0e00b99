import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import SessionPage from "../../web/src/app/pages/session-page.tsx";
import { renderApp } from "./support/render-app.tsx";
import { aSession, inHours } from "./support/sessions.ts";

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
  speakers: [{ __typename: "Speaker", name: "Runa Falk" }],
};

it("shows one session, whole, and its button", async () => {
  const { asked } = renderApp(<SessionPage />, { Session: () => ({ data: { event, session } }) });
  await screen.findByRole("heading", { level: 1, name: "Knots" });
  screen.getByText("Bowline, sheet bend, clove hitch.");
  screen.getByText("Room to be announced");
  screen.getByText("German");
  await screen.findByRole("button", { name: "RSVP: Knots" });
  expect(asked).toEqual(["Session"]);
});

it("says so when there is no such session", async () => {
  const { asked } = renderApp(<SessionPage />, { Session: () => ({ data: { event, session: null } }) });
  await screen.findByRole("heading", { name: "There is no such session" });
  expect(asked).toEqual(["Session"]);
});

it("says when it cannot be loaded, and loads when asked again", async () => {
  const answers = [new TypeError("Failed to fetch"), { data: { event, session } }];
  const { user } = renderApp(<SessionPage />, {
    Session: () => answers.shift() ?? new Error("asked too often"),
  });
  await screen.findByRole("alert");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { level: 1, name: "Knots" });
});
