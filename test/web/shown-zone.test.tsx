import { act, render, renderHook, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Route, Routes } from "react-router";
import { beforeEach, expect, it, vi } from "vitest";
import { AgendaPage } from "../../web/src/app/pages/agenda-page.tsx";
import MySchedulePage from "../../web/src/app/pages/my-schedule-page.tsx";
import { daysOf, indexSessions } from "../../web/src/seats/indexed-session.ts";
import { ZoneSwitch } from "../../web/src/seats/zone-switch.tsx";
import { chooseZone, isElsewhere, useShownClock, zonePlace } from "../../web/src/time/shown-zone.ts";
import { renderApp } from "./support/render-app.tsx";
import { anRsvp, aSession, EVENT, showing } from "./support/sessions.ts";

// The reader is in Tokyo, eight hours ahead of Berlin in winter and seven in summer.
vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions").mockReturnValue({
  timeZone: "Asia/Tokyo",
} as Intl.ResolvedDateTimeFormatOptions);

beforeEach(() => {
  localStorage.clear();
  chooseZone("event");
});

const evening = aSession({ startsAt: "2030-01-10T19:30:00Z", endsAt: "2030-01-10T20:30:00Z" });
const pages = (
  <Routes>
    <Route path="events/:eventId" element={<AgendaPage />} />
    <Route path="events/:eventId/my-schedule" element={<MySchedulePage />} />
  </Routes>
);

it("the agenda shows the event's times until the reader chooses their own, and then the days follow", async () => {
  const { user } = renderApp(pages, showing([[evening]]), undefined, "/events/demo");
  const zones = await screen.findByRole("group", { name: "Time zone" });
  await screen.findByRole("tab", { name: /10 Jan/ });
  await screen.findByText("20:30");
  await user.click(within(zones).getByRole("button", { name: "Your times (Tokyo)", pressed: false }));
  await screen.findByRole("tab", { name: /11 Jan/ });
  await screen.findByText("04:30");
  await user.click(within(zones).getByRole("button", { name: "Times in Berlin", pressed: false }));
  await screen.findByText("20:30");
});

it("My Schedule has the same choice, and the browser remembers it", async () => {
  chooseZone("reader");
  expect(localStorage.getItem("session-rsvp.times")).toBe("reader");
  renderApp(pages, showing([[evening, anRsvp()]]), undefined, "/events/demo/my-schedule");
  await screen.findByRole("heading", { name: "Friday 11 January" });
  screen.getByText("04:30");
  screen.getByRole("button", { name: "Your times (Tokyo)", pressed: true });
});

it("another tab changes the choice here as well", () => {
  const { result } = renderHook(() => useShownClock(EVENT));
  expect(result.current).toBe(EVENT);
  act(() => {
    localStorage.setItem("session-rsvp.times", "reader");
    window.dispatchEvent(new StorageEvent("storage", { key: "session-rsvp.times" }));
  });
  expect(result.current).toMatchObject({ eventId: "demo", timeZone: "Asia/Tokyo", dayChange: 0 });
});

it("a browser without storage keeps the choice while the page is open", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementationOnce(() => {
    throw new Error("no storage");
  });
  const { result } = renderHook(() => useShownClock(EVENT));
  act(() => chooseZone("reader"));
  expect(result.current.timeZone).toBe("Asia/Tokyo");
  act(() => chooseZone("event"));
  expect(result.current.timeZone).toBe("Europe/Berlin");
});

it("a reader whose clocks show the event's times has no choice, only the name of the place", async () => {
  const { unmount } = render(<ZoneSwitch event={{ ...EVENT, timeZone: "Asia/Seoul" }} />);
  screen.getByText("Times in Seoul");
  expect(screen.queryByRole("button")).toBe(null);
  unmount();
  render(<ZoneSwitch event={EVENT} />);
  await userEvent.click(screen.getByRole("button", { name: "Your times (Tokyo)" }));
  screen.getByRole("button", { name: "Your times (Tokyo)", pressed: true });
});

it("only clocks count, not the names of zones", () => {
  expect(isElsewhere({ ...EVENT, timeZone: "Etc/GMT-9" })).toBe(false);
  expect(isElsewhere({ ...EVENT, timeZone: "Australia/Sydney" })).toBe(true);
});

it("a zone is named by its place, or by its distance if it is none", () => {
  const name = (zone: string) => zonePlace(zone, "2030-01-10T12:00:00Z");
  expect(["Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC", "Etc/GMT-1"].map(name)).toEqual([
    "Berlin",
    "Buenos Aires",
    "UTC",
    "GMT+1",
  ]);
});

it.each([
  ["Europe/Berlin", "2030-10-27T00:30:00Z", "2030-10-27"],
  // The hour that clocks show twice is on one day, and so is the hour after a skipped one.
  ["Europe/Berlin", "2030-10-27T01:30:00Z", "2030-10-27"],
  ["America/New_York", "2030-03-10T07:00:00Z", "2030-03-10"],
  // The same moment is a day apart, and two at the date line.
  ["Pacific/Auckland", "2030-01-10T12:00:00Z", "2030-01-11"],
  ["America/Los_Angeles", "2030-01-10T12:00:00Z", "2030-01-10"],
  ["Pacific/Kiritimati", "2030-01-10T10:30:00Z", "2030-01-11"],
  ["Pacific/Pago_Pago", "2030-01-10T10:30:00Z", "2030-01-09"],
])("in %s, a session at %s is on %s", (zone, startsAt, day) => {
  const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
  expect(daysOf(indexSessions([aSession({ startsAt, endsAt })], { timeZone: zone }))).toEqual([day]);
});
