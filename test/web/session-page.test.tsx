import { screen, waitFor, within } from "@testing-library/react";
import { Link, Route, Routes } from "react-router";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Rsvp, Session } from "../../web/src/api/answers.ts";
import { AgendaPage } from "../../web/src/app/pages/agenda-page.tsx";
import SessionPage from "../../web/src/app/pages/session-page.tsx";
import { inRoom, sameTime } from "../../web/src/features/session/around.ts";
import { answer, lost, type Service } from "./support/fake-service.ts";
import { renderApp } from "./support/render-app.tsx";
import { seatsText } from "./support/seats-text.ts";
import { anRsvp, aSession, cancelledBy, EVENT, inHours, noSuch, showing } from "./support/sessions.ts";

const session = aSession({
  abstract: "Bowline, sheet bend, clove hitch.",
  type: "Workshop",
  language: "de",
  speakers: [{ name: "Runa Falk" }],
});
const SESSION = "GET /api/sessions/demo.knots";
const AGENDA = "GET /api/events/demo/sessions";

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
  await screen.findByText("Bowline, sheet bend, clove hitch.");
  screen.getByText("Room to be announced");
  screen.getByText("Workshop · German");
  screen.getByRole("heading", { name: "Speaker" });
  screen.getByText(seatsText("7 left"));
  screen.getByText("of 10 seats");
  await screen.findByRole("button", { name: "RSVP: Knots" });
  // What else there is follows when the page is idle.
  expect(
    asked()
      .filter((each) => each !== AGENDA)
      .toSorted(),
  ).toEqual([
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
  expect(screen.getByRole("link", { name: "To the agenda" }).getAttribute("href")).toBe("/events/demo");
  expect(asked().toSorted()).toEqual(["GET /api/events/demo", SESSION]);
  await expect.poll(() => document.title).toMatch(/^This session does not exist/);
});

it("leads back to the evening before for a session after midnight, if the day ends later", async () => {
  const late = aSession({ startsAt: "2030-01-11T00:30:00Z", endsAt: "2030-01-11T01:30:00Z" });
  renderPage(showing([[late]], { "GET /api/events/demo": () => answer({ ...EVENT, dayChange: 300 }) }));
  const back = await screen.findByRole("link", { name: /Agenda, Thu 10 Jan$/ });
  expect(back.getAttribute("href")).toBe("/events/demo?day=2030-01-10");
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

it("shows that the session moves while the page lies open", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const answers = [session, { ...session, room: "Sail Loft" }];
  renderPage(showing([[session]], { [SESSION]: () => answers.shift() ?? lost() }));
  await screen.findByText("Room to be announced");
  await vi.advanceTimersByTimeAsync(60_000);
  await screen.findByText("Sail Loft");
});

it("says below the title that the session is cancelled, and offers neither seat nor calendar", async () => {
  renderPage(showing([[{ ...session, state: "CANCELLED" }]]));
  const title = await screen.findByRole("heading", { level: 1, name: "Knots" });
  expect(title.parentElement?.textContent).toContain("Cancelled");
  expect(screen.queryByRole("button", { name: "Add to calendar" })).toBe(null);
  expect(screen.queryByRole("button", { name: /^RSVP/ })).toBe(null);
});

it("reads the abstract as Markdown, below the headings of the page", async () => {
  renderPage(showing([[{ ...session, abstract: "## Bring\n\n- **rope**\n- <b>a</b> friend" }]]));
  await screen.findByRole("heading", { level: 3, name: "Bring" });
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(["rope", "a friend"]),
  );
});

it.each([
  ["in 2 h 30 min", 2.5, 3.5],
  ["in 1 day 23 h", 47.5, 48.5],
  ["in 4 days", 4 * 24 + 1, 4 * 24 + 2],
  ["until", -0.5, 0.5],
  ["over", -2, -1],
])("says %s beside the day", async (words, from, to) => {
  // A minute may end while the page renders.
  const soon = 0.001;
  renderPage(showing([[{ ...session, startsAt: inHours(from - soon), endsAt: inHours(to) }]]));
  await screen.findByText((text) => text.includes(`· ${words}`));
});

it("says for everybody that the session has moved, and from where", async () => {
  const movedFrom = { startsAt: inHours(0), endsAt: inHours(1), room: "Quay", movedAt: inHours(-1) };
  renderPage(showing([[{ ...session, room: "Pier", movedFrom }]]));
  await screen.findByText("Moved to another day");
  screen.getByText("Moved to another room");
  screen.getByText("Quay", { selector: "s" });
});

it("takes the place of the tabs on a phone while it is open", async () => {
  const { unmount } = renderPage(showing([[session]]));
  await screen.findByRole("region", { name: "Your seat" });
  expect(document.documentElement.dataset.rsvpBar).toBe("");
  unmount();
  expect(document.documentElement.dataset.rsvpBar).toBe(undefined);
});

describe("what else there is", () => {
  const other = (id: string, from: number, to: number, changes: Partial<Session> = {}): Session =>
    aSession({
      sessionId: `demo.${id}`,
      title: id,
      startsAt: inHours(from),
      endsAt: inHours(to),
      ...changes,
    });

  it("is at the same time, with its seats, and in the same room", async () => {
    const here = { ...session, room: "Pier" };
    const full = { capacity: 3, taken: 3, waiting: 2 };
    const all = [here, other("Sails", 24.25, 24.75, full), other("Oars", 25, 26, { room: "Pier" })];
    renderPage(showing(all.map((each) => [each] as const)));
    const same = await screen.findByRole("region", { name: "At the same time" });
    expect(within(same).getByRole("link").textContent).toBe("Sails");
    expect(within(same).getByText(/2 waiting/).textContent).toContain("Full");
    within(screen.getByRole("region", { name: "In Pier" })).getByRole("link", { name: "Oars" });
  });

  it("is a few of many, those that begin closest first; cancelled ones and those of a day do not count", () => {
    const many = [3, 2, 1, 0, -1.5].map((n) => other(String(n), 24 + n / 10, 25));
    const none = [other("x", 24, 25, { state: "CANCELLED" }), other("y", 0, 48), other("z", 25, 26)];
    const { first, count } = sameTime([...many, ...none, session], session);
    expect(count).toBe(5);
    expect(first.map(({ title }) => title)).toEqual(["0", "1", "-1.5", "2"]);
  });

  it("is in the room on the same day only, and before it ends", () => {
    const at = (hour: string) => `2030-01-10T${hour}:00Z`;
    const slot = (title: string, from: string, to: string, room = "Pier") =>
      aSession({ sessionId: `demo.${title}`, title, room, startsAt: at(from), endsAt: at(to) });
    const programme = [
      slot("first", "08:00", "09:00"),
      slot("elsewhere", "09:00", "10:00", "Quay"),
      slot("before", "09:00", "10:00"),
      slot("overlapping", "09:30", "10:30"),
      slot("after", "11:00", "12:00"),
      slot("last", "12:00", "13:00"),
    ];
    const { before, after } = inRoom(programme, slot("this", "10:00", "11:00"), EVENT);
    expect([before?.title, after?.title]).toEqual(["before", "after"]);
    const late = slot("late", "23:30", "23:45");
    expect(inRoom(programme, late, EVENT).before).toBe(undefined);
    expect(inRoom(programme, late, { ...EVENT, dayChange: 300 }).before?.title).toBe("last");
  });
});

describe("sharing", () => {
  const page = "/events/demo/sessions/demo.knots";
  const press = async () => {
    const { user } = renderPage(showing([[session]]));
    await user.click(await screen.findByRole("button", { name: "Share" }));
  };
  const withShare = (share: unknown) => {
    Object.defineProperty(navigator, "share", { value: share, configurable: true });
  };
  afterEach(() => Reflect.deleteProperty(navigator, "share"));

  it("opens what the device has for it, and is silent if the person closes that", async () => {
    const shared = vi.fn(() => Promise.reject(new DOMException("closed", "AbortError")));
    withShare(shared);
    await press();
    expect(shared).toHaveBeenCalledWith({ title: "Knots", url: `${location.origin}${page}` });
    expect(screen.queryByText("The link is copied.")).toBe(null);
  });

  it("copies the link where the device has nothing", async () => {
    await press();
    await screen.findByText("The link is copied.");
    expect(await navigator.clipboard.readText()).toBe(`${location.origin}${page}`);
  });
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
