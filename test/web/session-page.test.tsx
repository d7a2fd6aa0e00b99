import { screen, waitFor } from "@testing-library/react";
import { Link, Route, Routes } from "react-router";
import { beforeEach, describe, expect, it } from "vitest";
import type { Rsvp, Session } from "../../web/src/api/answers.ts";
import { AgendaPage } from "../../web/src/app/pages/agenda-page.tsx";
import SessionPage from "../../web/src/app/pages/session-page.tsx";
import { answer, lost, type Service } from "./support/fake-service.ts";
import { renderApp } from "./support/render-app.tsx";
import { anRsvp, aSession, cancelledBy, EVENT, inHours, noSuch, showing } from "./support/sessions.ts";

const session = aSession({
  abstract: "Bowline, sheet bend, clove hitch.",
  type: "Workshop",
  language: "de",
  speakers: [{ name: "Runa Falk" }],
});
const SESSION = "GET /api/sessions/demo.knots";

/** The page at its address. */
const renderPage = (service: Service) =>
  renderApp(
    <Routes>
      <Route path="events/:eventId/sessions/:sessionId" element={<SessionPage />} />
    </Routes>,
    service,
    undefined,
    "/events/demo/sessions/demo.knots",
  );

it("shows one session completely, and its button", async () => {
  const { asked } = renderPage(showing([[session]]));
  await screen.findByRole("heading", { level: 1, name: "Knots" });
  screen.getByText("Bowline, sheet bend, clove hitch.");
  screen.getByText("Room to be announced");
  screen.getByText("German");
  await screen.findByRole("button", { name: "RSVP: Knots" });
  expect(asked().toSorted()).toEqual([
    "GET /api/events/demo",
    "GET /api/events/demo/my-schedule",
    "GET /api/events/demo/seats",
    SESSION,
  ]);
});

it("says in which hours the time of an offer does not run", async () => {
  const quietHours = { from: "00:00", to: "23:59" };
  const offer = { status: "OFFERED", offeredAt: inHours(-1), offerExpiresAt: inHours(47) } as const;
  const service = { "GET /api/events/demo": () => answer({ ...EVENT, quietHours }) };
  renderPage(showing([[session, anRsvp(offer)]], service));
  await screen.findByText("The time does not run from 00:00 to 23:59.");
});

it("says that the session does not exist", async () => {
  const { asked } = renderPage({ ...showing([]), [SESSION]: () => noSuch("SESSION") });
  await screen.findByRole("heading", { name: "This session does not exist" });
  expect(asked().toSorted()).toEqual(["GET /api/events/demo", SESSION]);
});

it("says that it cannot be loaded, and loads on another try", async () => {
  const answers = [lost(), session];
  const { user } = renderPage(showing([[session]], { [SESSION]: () => answers.shift() ?? lost() }));
  await screen.findByRole("alert");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { level: 1, name: "Knots" });
});

it("says that the description was not loaded if only the agenda is known", async () => {
  const pages = (
    <>
      <Link to="/events/demo/sessions/demo.knots">Open</Link>
      <Routes>
        <Route path="events/:eventId" element={<AgendaPage />} />
        <Route path="events/:eventId/sessions/:sessionId" element={<SessionPage />} />
      </Routes>
    </>
  );
  const service = showing([[session]], { [SESSION]: lost });
  const { user } = renderApp(pages, service, undefined, "/events/demo");
  await screen.findByRole("link", { name: "Knots" });
  await user.click(screen.getByRole("link", { name: "Open" }));
  await screen.findByText("The description was not loaded on this device.");
  screen.getByRole("heading", { level: 1, name: "Knots" });
  expect(screen.queryByRole("status", { name: "Loading …" })).toBe(null);
});

it("says beside the title that the session is cancelled, and offers no calendar", async () => {
  renderPage(showing([[{ ...session, state: "CANCELLED" }]]));
  await screen.findByText("Cancelled", { selector: "p" });
  expect(screen.queryByRole("button", { name: "Add to calendar" })).toBe(null);
  expect(screen.queryByRole("button", { name: /Cancelled|RSVP/ })).toBe(null);
});

describe("news about a person's seat", () => {
  const at = "2026-01-10T13:05:00.000Z";
  const renderSession = (rsvp: Rsvp, changes: Partial<Session> = {}) =>
    renderPage(showing([[{ ...session, ...changes }, rsvp]]));

  beforeEach(() => localStorage.clear());

  it("is above the button until the person has seen it", async () => {
    const { user } = renderSession(cancelledBy("OFFER_EXPIRED", { cancelledAt: at }));
    await screen.findByText(/^Your offer expired on Sat,? 10 Jan, 14:05\.$/);
    await user.click(screen.getByRole("button", { name: "Got it" }));
    await waitFor(() => expect(screen.queryByText(/offer expired/)).toBe(null));
  });

  it("is missing if the person ended it", async () => {
    renderSession(cancelledBy("ATTENDEE", { cancelledAt: at }));
    await screen.findByRole("button", { name: "RSVP: Knots" });
    expect(screen.queryByRole("button", { name: "Got it" })).toBe(null);
  });

  it("says that the session has moved, and from where", async () => {
    const movedFrom = { startsAt: at, endsAt: at, room: "Quay", movedAt: inHours(-1) };
    renderSession(anRsvp(), { movedFrom });
    await screen.findByText(/Quay$/, { selector: "s" });
  });

  it("says that an organizer has removed the person, or cancelled the session", async () => {
    const { unmount } = renderSession(cancelledBy("ORGANIZER", { cancelledAt: at }));
    await screen.findByText(/^The organizer removed you/);
    unmount();
    renderSession(cancelledBy("SESSION_CANCELLED", { cancelledAt: at }), { state: "CANCELLED" });
    await screen.findByText("The organizer cancelled this session.");
  });
});
