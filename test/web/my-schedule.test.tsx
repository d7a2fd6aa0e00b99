import { screen, waitFor, within } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { describe, expect, it } from "vitest";
import MySchedulePage from "../../web/src/app/pages/my-schedule-page.tsx";
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
    ...changes,
  };
}

const schedule = (...mySchedule: MyEntry[]) => ({ data: { event: EVENT, mySchedule } });
const confirmed = aSession({ taken: 4, myRsvp: anRsvp() });

function renderPage(api: Api, identity = ADA) {
  const page = (
    <Routes>
      <Route path="*" element={<MySchedulePage />} />
    </Routes>
  );
  return renderApp(page, { EventSeats: () => ({ data: { sessions: [confirmed] } }), ...api }, identity);
}

it("loads: time, speakers, type and room of each session, by day", async () => {
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

it("shows a session of three days on each of them, with its end's date, and as overlapping with nothing", async () => {
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

it("shows the shape of what is to come while it loads", async () => {
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

it("says when it cannot be loaded, and loads when asked again", async () => {
  const answers = [new TypeError("Failed to fetch"), schedule(anEntry())];
  const { user } = renderPage({ MySchedule: () => answers.shift() ?? schedule(anEntry()) });
  await screen.findByRole("alert");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { name: "Knots" });
});

it("asks those who are signed out to sign in, and asks the API nothing", async () => {
  const { user, actions, asked } = renderPage({}, SIGNED_OUT);
  const [button] = screen.getAllByRole("button", { name: "Sign in" });
  await user.click(button as HTMLElement);
  expect(actions.signIn).toHaveBeenCalledOnce();
  expect(asked).toEqual([]);
});

it("takes a session out once its place is given back", async () => {
  const answers = [schedule(anEntry()), schedule()];
  const session = aSession({ myRsvp: anRsvp({ status: "CANCELLED" }) });
  const answer = { __typename: "CancelSessionRsvpResponse", success: true, code: "", message: "", session };
  const { user } = renderPage({
    MySchedule: () => answers.shift() ?? schedule(),
    CancelSessionRsvp: () => ({ data: { answer } }),
  });
  await user.click(await screen.findByRole("button", { name: /^RSVP’d/ }));
  await user.click(await screen.findByRole("button", { name: "Give it back" }));
  await screen.findByRole("heading", { name: "Nothing here yet" });
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Knots" })).toBe(null));
});

describe("says how it stands with each session", () => {
  it("an offer, with the time that is left", async () => {
    const offered = fullSession({ myRsvp: offeredFor(10) });
    renderPage({
      EventSeats: () => ({ data: { sessions: [offered] } }),
      MySchedule: () => schedule(anEntry({ rsvpStatus: "OFFERED" })),
    });
    await screen.findByText("Offer open");
    await screen.findByText(/^A place is yours – (9:5\d|10:00) left/);
  });

  it("a place in line", async () => {
    const waiting = fullSession({ waiting: 3, myRsvp: inLine(3) });
    renderPage({
      EventSeats: () => ({ data: { sessions: [waiting] } }),
      MySchedule: () => schedule(anEntry({ rsvpStatus: "WAITLISTED" })),
    });
    await screen.findByRole("button", { name: /^#3 in line/ });
  });

  it("two places at the same time", async () => {
    const other = anEntry({ id: "r2", sessionId: "s2", title: "Tides", startTime: inHours(24.5) });
    renderPage({ MySchedule: () => schedule(anEntry(), other) });
    expect(await screen.findAllByText("Overlaps with another of your sessions")).toHaveLength(2);
  });
});
