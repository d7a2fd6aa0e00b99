import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Session } from "../../../web/src/api/answers.ts";
import AgendaGrid from "../../../web/src/app/pages/agenda-grid.tsx";
import { indexSessions } from "../../../web/src/seats/indexed-session.ts";
import { useLiveEvent } from "../../../web/src/seats/use-live-event.ts";
import { ADA, renderApp, SIGNED_OUT } from "../support/render-app.tsx";
import { anRsvp, aSession, EVENT, offeredFor, type Shown, showing, waitingAt } from "../support/sessions.ts";

const DAY = "2030-01-10";

function planned(
  title: string,
  room: string | null,
  from: string,
  to: string,
  changes: Partial<Session> = {},
) {
  const startsAt = `${DAY}T${from}:00Z`;
  return aSession({
    ...{ sessionId: `demo.${title}`, title, room, startsAt, endsAt: `${DAY}T${to}:00Z` },
    lineClosesAt: startsAt,
    ...changes,
  });
}

// The event's clocks are an hour ahead.
const knots = planned("Knots", "Hall", "09:00", "09:45", { capacity: 120 });
const tides = planned("Tides", "Hall", "10:00", "11:00", { capacity: 120 });
const sails = planned("Sails", "Pier", "09:30", "10:30", { taken: 7 });

function Grid({
  sessions,
  day = DAY,
}: {
  readonly sessions: readonly Session[];
  readonly day?: string | null;
}) {
  useLiveEvent(EVENT.eventId);
  return (
    <AgendaGrid
      event={EVENT}
      day={day}
      sessions={indexSessions(sessions, EVENT)}
      programme={sessions}
      onList={onList}
    />
  );
}

const onList = vi.fn();

const renderGrid = (shown: readonly Shown[], identity = ADA, service = {}) =>
  renderApp(
    <Grid sessions={shown.map(([session]) => session)} />,
    showing(shown, service),
    identity,
    "/events/demo?view=grid",
  );

const link = (name: RegExp) => screen.findByRole("link", { name });

it("names rooms and times, and each session with both", async () => {
  renderGrid([[knots], [sails], [tides], [planned("Walk", null, "12:00", "12:30", { capacity: null })]]);
  const grid = screen.getByRole("grid", { name: "Rooms and hours, Thursday 10 January" });
  const heads = within(grid).getAllByRole("columnheader");
  expect(heads.map(({ textContent }) => textContent)).toEqual([
    "Time",
    "Hall120 seats",
    "Pier10 seats",
    "No roomno limit",
  ]);
  const rows = within(grid).getAllByRole("rowheader");
  expect(rows.map(({ textContent }) => textContent)).toEqual(["10:00", "10:30", "11:00", "13:00"]);
  expect((await link(/^Tides/)).textContent).toBe("Tides, 11:00 – 12:00, Hall");
  const cells = within(grid).getAllByRole("gridcell");
  expect(cells.map((cell) => cell.getAttribute("aria-colindex"))).toEqual(["2", "3", "2", "4"]);
});

it("says in each cell what the attendee has there, or how full it is", async () => {
  renderGrid([
    [knots, anRsvp({ sessionId: knots.sessionId })],
    [sails],
    [tides, { ...waitingAt(2), sessionId: tides.sessionId }],
    [planned("Ropes", "Shed", "09:00", "10:00"), { ...offeredFor(23), sessionId: "demo.Ropes" }],
    [planned("Crane", "Quay", "09:00", "10:00", { state: "CANCELLED" })],
  ]);
  const said = async (title: RegExp) => {
    const seats = (await link(title)).getAttribute("aria-describedby") ?? "";
    return document.getElementById(seats)?.textContent;
  };
  await waitFor(async () => expect(await said(/^Knots/)).toBe("RSVP’d"));
  expect(await said(/^Sails/)).toBe("Last 3");
  expect(await said(/^Tides/)).toBe("#2 in line");
  expect(await said(/^Ropes/)).toBe("Yours for 23 min");
  expect(await said(/^Crane/)).toBe("Cancelled");
  expect(screen.queryByRole("button", { name: /Knots|Tides|Ropes|Crane/ })).toBe(null);
});

it("is one stop of the Tab key and the button beside it, and arrow keys move between times and rooms", async () => {
  const { user } = renderGrid([[knots], [sails], [tides]]);
  (await screen.findByRole("button", { name: "RSVP: Knots" })).blur();
  (await link(/^Knots/)).focus();
  const focused = () => document.activeElement?.textContent?.split(",")[0];
  const path: unknown[] = [];
  for (const key of ["ArrowDown", "ArrowRight", "ArrowLeft", "Home", "End", "ArrowRight"]) {
    await user.keyboard(`{${key}}`);
    path.push(focused());
  }
  expect(path).toEqual(["Tides", "Sails", "Tides", "Tides", "Sails", "Sails"]);
  await user.keyboard("{Control>}{Home}{/Control}");
  expect(focused()).toBe("Knots");
  await user.tab();
  expect(document.activeElement?.getAttribute("aria-label")).toBe("RSVP: Knots");
  await user.tab();
  expect(screen.getByRole("grid").contains(document.activeElement)).toBe(false);
});

it("takes a seat by the button in a cell, and the focus stays in that cell", async () => {
  const service = {
    [`PUT /api/sessions/${knots.sessionId}/rsvp`]: () => anRsvp({ sessionId: knots.sessionId }),
  };
  const { user } = renderGrid([[knots]], ADA, service);
  await user.click(await screen.findByRole("button", { name: "RSVP: Knots" }));
  await screen.findByText("You have a seat in “Knots”.");
  await waitFor(() => expect(screen.queryByRole("button", { name: "RSVP: Knots" })).toBe(null));
  expect(document.activeElement?.textContent).toMatch(/^Knots/);
});

it("asks people who are signed out to sign in, for the seat that they want", async () => {
  const { user, actions } = renderGrid([[knots]], SIGNED_OUT);
  await user.click(await screen.findByRole("button", { name: "Sign in to RSVP: Knots" }));
  expect(actions.signIn).toHaveBeenCalledWith(expect.objectContaining({ rsvp: knots.sessionId }));
});

it("orders many rooms by size or by name, and leads to the list", async () => {
  const rooms = ["Gate", "Hall 10", "Hall 2", "Pier", "Quay", "Shed", "Tower"];
  const { user } = renderGrid(
    rooms.map((room, n): Shown => [planned(`In ${room}`, room, "09:00", "10:00", { capacity: 10 + n })]),
  );
  const names = () => screen.getAllByRole("columnheader").map(({ textContent }) => textContent?.slice(0, 4));
  expect(names().slice(1, 3)).toEqual(["Towe", "Shed"]);
  await user.selectOptions(screen.getByRole("combobox", { name: "Order of rooms" }), "Rooms by name");
  await waitFor(() => expect(names().slice(1, 3)).toEqual(["Gate", "Hall"]));
  await user.click(screen.getByRole("button", { name: "Show as a list" }));
  expect(onList).toHaveBeenCalledOnce();
});

it("shows each day of a search in a grid of its own", async () => {
  const next = { ...tides, startsAt: "2030-01-11T10:00:00Z", endsAt: "2030-01-11T11:00:00Z" };
  renderApp(<Grid day={null} sessions={[knots, next]} />, showing([[knots], [next]]), SIGNED_OUT);
  screen.getByRole("heading", { name: "Thursday 10 January" });
  const second = screen.getByRole("grid", { name: "Rooms and hours, Friday 11 January" });
  await within(second).findByRole("link", { name: /^Tides/ });
});

it("is printed as blocks of rooms, which are in the page only meanwhile", async () => {
  renderGrid([[knots], [sails]], SIGNED_OUT);
  await link(/^Knots/);
  act(() => void fireEvent(window, new Event("beforeprint")));
  const paper = document.querySelector("body > .grid-paper");
  expect(paper?.textContent).toContain("Thursday 10 January, 10:00 – 12:00");
  expect([...(paper?.querySelectorAll("h3") ?? [])].map(({ textContent }) => textContent)).toEqual([
    "Hall",
    "Pier",
  ]);
  act(() => void fireEvent(window, new Event("afterprint")));
  expect(document.querySelector(".grid-paper")).toBe(null);
});
