import { screen, waitFor, within } from "@testing-library/react";
import { Link, Route, Routes } from "react-router";
import { beforeEach, describe, expect, it } from "vitest";
import type { CancelReason } from "../../web/src/api/schema.ts";
import MySchedulePage from "../../web/src/app/pages/my-schedule-page.tsx";
import { SessionRsvpButton } from "../../web/src/features/rsvp/session-rsvp-button.tsx";
import type { MyEntry } from "../../web/src/features/schedule/my-schedule-query.ts";
import { ADA, type Api, answerLater, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import { anRsvp, aSession, fullSession, inHours, inLine, offeredFor } from "./support/sessions.ts";

const EVENT = {
  __typename: "Event",
  id: "demo",
  title: "Harbour days",
  timeZone: "Europe/Berlin",
  startsAt: inHours(1),
  endsAt: inHours(50),
  accentColor: null,
} as const;

function anEntry(changes: Partial<MyEntry> = {}): MyEntry {
  return {
    __typename: "ScheduleEntry",
    id: "r1",
    sessionId: "s1",
    title: "Knots",
    startTime: inHours(24),
    endTime: inHours(25),
    sessionType: "Workshop",
    speakers: ["Runa Falk", "Ilse Korhonen"],
    room: "Harbour",
    rsvpStatus: "CONFIRMED",
    rsvpAt: inHours(-48),
    waitlistedAt: null,
    cancelledAt: null,
    cancelReason: null,
    offerExpiresAt: null,
    movedFrom: null,
    ...changes,
  };
}

const schedule = (...mySchedule: MyEntry[]) => ({
  data: { event: EVENT, mySchedule, myEnded: [] as MyEntry[] },
});
const lost = (...myEnded: MyEntry[]) => ({ data: { event: EVENT, mySchedule: [] as MyEntry[], myEnded } });
beforeEach(() => localStorage.clear());

const confirmed = aSession({ taken: 4, myRsvp: anRsvp() });

function renderPage(api: Api, identity = ADA) {
  const page = (
    <Routes>
      <Route path="*" element={<MySchedulePage />} />
    </Routes>
  );
  return renderApp(page, { EventSeats: () => ({ data: { sessions: [confirmed] } }), ...api }, identity);
}

it("shows time, speakers, type and room of each session, by day", async () => {
  const tomorrow = anEntry();
  const later = anEntry({
    id: "r2",
    sessionId: "s2",
    title: "Tides",
    startTime: inHours(96),
    endTime: inHours(97),
  });
  renderPage({ MySchedule: () => schedule(tomorrow, later) });
  const day = await screen.findByRole("region", { name: "Tomorrow" });
  within(day).getByRole("heading", { name: "Knots" });
  within(day).getByText("Runa Falk, Ilse Korhonen · Workshop · Harbour");
  within(day).getByText("Confirmed");
  expect(screen.getAllByRole("region").filter((region) => region.tagName === "SECTION")).toHaveLength(2);
});

it("shows a session of three days on each of them, with the date of its end, without an overlap", async () => {
  const long = anEntry({
    id: "r2",
    sessionId: "s2",
    title: "Drop in",
    startTime: inHours(30),
    endTime: inHours(78),
  });
  const within24 = anEntry({ startTime: inHours(31), endTime: inHours(32) });
  renderPage({ MySchedule: () => schedule(long, within24) });
  await screen.findAllByRole("heading", { name: "Drop in" });
  expect(screen.getAllByRole("heading", { name: "Drop in" }).length).toBeGreaterThanOrEqual(3);
  expect(screen.getAllByText(/^\w{3} \d+ \w+, \d\d:\d\d$/).length).toBeGreaterThanOrEqual(3);
  expect(screen.queryByText(/Overlaps/)).toBe(null);
});

it("shows placeholders while it loads", async () => {
  const pending = answerLater();
  renderPage({ MySchedule: () => pending.promise });
  await screen.findByRole("status", { name: "Loading …" });
  pending.resolve(schedule(anEntry()));
  await screen.findByRole("heading", { name: "Knots" });
});

it("leads to the agenda while it is empty", async () => {
  renderPage({ MySchedule: () => schedule() });
  await screen.findByRole("heading", { name: "Nothing here yet" });
  screen.getByRole("link", { name: "Browse the agenda" });
});

it("says that it cannot be loaded, and loads on another try", async () => {
  const answers = [new TypeError("Failed to fetch"), schedule(anEntry())];
  const { user } = renderPage({ MySchedule: () => answers.shift() ?? schedule(anEntry()) });
  await screen.findByRole("alert");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { name: "Knots" });
});

it("shows people who are signed out which event it is and where to sign in, without personal requests", async () => {
  const { user, actions, asked } = renderPage(
    { ScheduleEvent: () => ({ data: { event: EVENT } }) },
    SIGNED_OUT,
  );
  await screen.findByText("Harbour days");
  const [button] = screen.getAllByRole("button", { name: "Sign in" });
  await user.click(button as HTMLElement);
  expect(actions.signIn).toHaveBeenCalledOnce();
  expect(asked).toEqual(["ScheduleEvent"]);
});

it("tells people who are signed out that the event does not exist", async () => {
  renderPage({ ScheduleEvent: () => ({ data: { event: null } }) }, SIGNED_OUT);
  await screen.findByRole("heading", { name: "There is nothing here" });
});

it("removes a session once its seat is given back", async () => {
  const answers = [schedule(anEntry()), schedule()];
  const session = aSession({ myRsvp: anRsvp({ status: "CANCELLED" }) });
  const answer = {
    __typename: "CancelSessionRsvpResponse",
    success: true,
    code: "",
    message: "",
    reason: null,
    session,
  };
  const { user } = renderPage({
    MySchedule: () => answers.shift() ?? schedule(),
    CancelSessionRsvp: () => ({ data: { answer } }),
  });
  await user.click(await screen.findByRole("button", { name: /^RSVP’d/ }));
  await user.click(await screen.findByRole("button", { name: "Give it back" }));
  await screen.findByRole("heading", { name: "Nothing here yet" });
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Knots" })).toBe(null));
});

it("a seat that was requested on another page appears as soon as the service has given it", async () => {
  const given = answerLater();
  const free = aSession({ id: "s2", title: "Tides" });
  const taken = aSession({ ...free, taken: 4, myRsvp: anRsvp({ sessionId: "s2" }) });
  const tides = anEntry({ id: "r2", sessionId: "s2", title: "Tides" });
  const answers = [schedule(anEntry())];
  const pages = (
    <Routes>
      <Route path="/" element={<PageBefore />} />
      <Route path="*" element={<MySchedulePage />} />
    </Routes>
  );
  const { user } = renderApp(pages, {
    SessionSeats: () => ({ data: { session: free } }),
    EventSeats: () => ({ data: { sessions: [confirmed, taken] } }),
    MySchedule: () => answers.shift() ?? schedule(anEntry(), tides),
    RsvpToSession: () => given.promise,
  });
  await user.click(await screen.findByRole("button", { name: /^RSVP: Tides/ }));
  await user.click(screen.getByRole("link"));
  await screen.findByRole("link", { name: "Knots" });
  expect(screen.queryByRole("link", { name: "Tides" })).toBe(null);
  given.resolve({
    data: {
      answer: {
        __typename: "RsvpToSessionResponse",
        success: true,
        code: "",
        message: "",
        reason: null,
        session: taken,
      },
    },
  });
  await screen.findByRole("link", { name: "Tides" });
});

const PageBefore = () => (
  <>
    <SessionRsvpButton sessionId="s2" />
    <Link to="/my-schedule">My schedule</Link>
  </>
);

describe("shows the state of each session", () => {
  it("an offer, with the remaining time", async () => {
    const offered = fullSession({ myRsvp: offeredFor(10) });
    renderPage({
      EventSeats: () => ({ data: { sessions: [offered] } }),
      MySchedule: () => schedule(anEntry({ rsvpStatus: "OFFERED" })),
    });
    await screen.findByText("Offer open");
    await screen.findByText(/^A seat is yours – (9:5\d|10:00) left/);
  });

  it("a position on the waitlist", async () => {
    const waiting = fullSession({ waiting: 3, myRsvp: inLine(3) });
    renderPage({
      EventSeats: () => ({ data: { sessions: [waiting] } }),
      MySchedule: () => schedule(anEntry({ rsvpStatus: "WAITLISTED" })),
    });
    await screen.findByRole("button", { name: /^#3 on the waitlist/ });
  });

  it("an offer that has just expired, in agreement with its button", async () => {
    const ranOut = anRsvp({ status: "OFFERED", offerExpiresAt: inHours(-0.001) });
    renderPage({
      EventSeats: () => ({ data: { sessions: [fullSession({ myRsvp: ranOut })] } }),
      MySchedule: () => schedule(anEntry({ rsvpStatus: "OFFERED", offerExpiresAt: ranOut.offerExpiresAt })),
    });
    await screen.findByRole("button", { name: /^Join waitlist/ });
    screen.getByText("Offer expired");
    screen.getByText(/^Your offer expired on /);
    expect(screen.queryByText("Offer open")).toBe(null);
    expect(screen.queryByRole("button", { name: "Got it" })).toBe(null);
  });

  it("what the button knows, before the schedule is loaded again", async () => {
    const session = aSession({
      myRsvp: anRsvp({ status: "CANCELLED", cancelReason: "ORGANIZER", cancelledAt: inHours(-1) }),
    });
    renderPage({
      EventSeats: () => ({ data: { sessions: [session] } }),
      MySchedule: () => schedule(anEntry()),
    });
    await screen.findByText("Removed");
    expect(screen.queryByText("Confirmed")).toBe(null);
  });

  it("two seats at the same time", async () => {
    const other = anEntry({ id: "r2", sessionId: "s2", title: "Tides", startTime: inHours(24.5) });
    renderPage({ MySchedule: () => schedule(anEntry(), other) });
    expect(await screen.findAllByText("Overlaps with another of your sessions")).toHaveLength(2);
  });
});

describe("an RSVP that ended without the person's action", () => {
  const at = "2026-01-10T13:05:00.000Z";
  const ended = (cancelReason: CancelReason, changes: Partial<MyEntry> = {}) =>
    anEntry({ rsvpStatus: "CANCELLED", cancelReason, cancelledAt: at, ...changes });

  it.each<[CancelReason, string, RegExp]>([
    ["OFFER_EXPIRED", "Offer expired", /^Your offer expired on Sat,? 10 Jan, 14:05\.$/],
    ["SESSION_CANCELLED", "Cancelled", /^The organizer cancelled this session\.$/],
    ["SESSION_STARTED", "No seat became free", /^The session started before a seat became free\.$/],
    ["ORGANIZER", "Removed", /^The organizer removed you on Sat,? 10 Jan, 14:05\.$/],
  ])("stays with its reason until the person has seen it: %s", async (reason, badge, sentence) => {
    const session = aSession({
      ...(reason === "SESSION_CANCELLED" && { state: "CANCELLED" }),
      myRsvp: anRsvp({ status: "CANCELLED", cancelReason: reason, cancelledAt: at }),
    });
    const api: Api = {
      EventSeats: () => ({ data: { sessions: [session] } }),
      MySchedule: () => lost(ended(reason)),
    };
    const { user, unmount } = renderPage(api);
    await screen.findByRole("heading", { name: "Knots" });
    screen.getByText(badge, { selector: "span" });
    screen.getByText(sentence);
    await user.click(screen.getByRole("button", { name: "Got it" }));
    await screen.findByRole("heading", { name: "Nothing here yet" });
    unmount();
    renderPage(api);
    await screen.findByRole("heading", { name: "Nothing here yet" });
  });

  it("is shown again when it happens again", async () => {
    const { user, unmount } = renderPage({ MySchedule: () => lost(ended("ORGANIZER")) });
    await user.click(await screen.findByRole("button", { name: "Got it" }));
    unmount();
    renderPage({ MySchedule: () => lost(ended("ORGANIZER", { cancelledAt: "2026-01-11T13:05:00.000Z" })) });
    await screen.findByRole("button", { name: "Got it" });
  });

  it("is sorted among the other sessions by its start", async () => {
    const [first, third] = [
      anEntry({ title: "A" }),
      anEntry({ id: "r3", sessionId: "s3", title: "C", startTime: inHours(26) }),
    ];
    const second = ended("ORGANIZER", { id: "r2", sessionId: "s2", title: "B", startTime: inHours(25) });
    renderPage({
      MySchedule: () => ({ data: { event: EVENT, mySchedule: [first, third], myEnded: [second] } }),
    });
    await screen.findByRole("heading", { name: "B" });
    const titles = screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent);
    expect(titles).toEqual(["A", "B", "C"]);
  });
});

describe("a session that was moved", () => {
  const movedFrom = {
    __typename: "MovedFrom",
    startsAt: "2026-01-10T13:00:00.000Z",
    endsAt: "2026-01-10T14:00:00.000Z",
    room: "Quay",
    movedAt: inHours(-1),
  } as const;

  it("shows its old time and room until the person has seen it", async () => {
    const { user } = renderPage({ MySchedule: () => schedule(anEntry({ movedFrom })) });
    await screen.findByText(/^Sat,? 10 Jan, 14:00 – 15:00, Quay$/, { selector: "s" });
    await user.click(screen.getByRole("button", { name: "Got it" }));
    await waitFor(() => expect(screen.queryByText(/has moved/)).toBe(null));
    screen.getByRole("heading", { name: "Knots" });
  });

  it("shows nothing to people who took their seat afterwards", async () => {
    renderPage({ MySchedule: () => schedule(anEntry({ movedFrom, rsvpAt: inHours(-0.5) })) });
    await screen.findByRole("heading", { name: "Knots" });
    expect(screen.queryByText(/has moved/)).toBe(null);
  });
});
