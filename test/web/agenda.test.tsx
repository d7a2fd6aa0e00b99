import { screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { useState } from "react";
import { Route, Routes } from "react-router";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AgendaSession, Session } from "../../web/src/api/answers.ts";
import { AgendaPage } from "../../web/src/app/pages/agenda-page.tsx";
import { Agenda, type GridOfDays } from "../../web/src/features/agenda/agenda.tsx";
import { lost, type Service } from "./support/fake-service.ts";
import { ADA, answerLater, goOfflineAndBack, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import { seatsText } from "./support/seats-text.ts";
import { anRsvp, aSession, EVENT, noSuch, showing } from "./support/sessions.ts";

const SESSIONS = "GET /api/events/demo/sessions";
const FIRST_LOAD = ["GET /api/events/demo", SESSIONS, "GET /api/events/demo/my-schedule"];

function listed(title: string, changes: Partial<Session> = {}): Session {
  const startsAt = "2030-01-10T09:00:00Z";
  const endsAt = "2030-01-10T10:00:00Z";
  return aSession({
    sessionId: `demo.${title}`,
    title,
    startsAt,
    endsAt,
    lineClosesAt: startsAt,
    ...changes,
  });
}

const knots = listed("Knots", { track: "Craft", room: "Hall" });
const tides = listed("Tides", { track: "Science", room: "Pier", taken: 10 });
const sails = listed("Sails", { startsAt: "2030-01-11T09:00:00Z", endsAt: "2030-01-11T10:00:00Z" });
const agenda = (...sessions: Session[]) => showing(sessions.map((session) => [session]));

const page = (
  <Routes>
    <Route path="events/:eventId" element={<AgendaPage />} />
  </Routes>
);
const renderPage = (service: Service, identity = ADA) => renderApp(page, service, identity, "/events/demo");

const three = agenda(knots, tides, sails);

afterEach(() => void vi.useRealTimers());
/** Opens the choices of filters, unless they are open, and clicks one. */
async function choose(user: UserEvent, name: RegExp): Promise<void> {
  const opener = await screen.findByRole("button", { name: /^Filters/ });
  if (opener.getAttribute("aria-expanded") !== "true") await user.click(opener);
  await user.click(await screen.findByRole("button", { name }));
}

const heading = (name: string) => screen.queryByRole("heading", { name });

beforeEach(() => {
  // Rows ask for seats when they come near the screen, but jsdom has no screen.
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});

it("shows placeholders while it loads, and the event's name before its sessions are there", async () => {
  const later = answerLater();
  renderPage({ ...three, [SESSIONS]: () => later.promise });
  await screen.findByRole("status", { name: "Loading …" });
  await screen.findByRole("heading", { level: 1, name: "Harbour days" });
  screen.getByRole("status", { name: "Loading …" });
  later.resolve({ sessions: [knots] });
  await screen.findByRole("button", { name: "RSVP: Knots" });
  expect(screen.queryByRole("status", { name: "Loading …" })).toBe(null);
});

it("opens with the first day and shows the others after a click", async () => {
  const { user } = renderPage(three);
  await screen.findByRole("heading", { name: "Knots" });
  expect(heading("Sails")).toBe(null);
  await user.click(screen.getByRole("tab", { name: "Fri 11 Jan" }));
  await screen.findByRole("heading", { name: "Sails" });
  expect(heading("Knots")).toBe(null);
});

it("asks for the event, for all its sessions at once, and for what the attendee has, each once", async () => {
  const { asked } = renderPage(three);
  await screen.findByRole("button", { name: "RSVP: Knots" });
  expect(asked()).toEqual(FIRST_LOAD);
});

it("asks for nothing personal while nobody is signed in", async () => {
  const { asked } = renderPage(three, SIGNED_OUT);
  await screen.findByRole("button", { name: "Sign in to RSVP: Knots" });
  expect(asked()).toEqual(FIRST_LOAD.slice(0, 2));
});

it("is there at once when a person comes back to it, without a request", async () => {
  function ComeAndGo() {
    const [here, setHere] = useState(true);
    return (
      <>
        <button type="button" onClick={() => setHere(!here)}>
          Come and go
        </button>
        {here && page}
      </>
    );
  }
  const { user, asked } = renderApp(<ComeAndGo />, three, ADA, "/events/demo");
  await screen.findByRole("heading", { name: "Knots" });
  const door = screen.getByRole("button", { name: "Come and go" });
  await user.click(door);
  expect(heading("Knots")).toBe(null);
  await user.click(door);
  screen.getByRole("heading", { name: "Knots" });
  expect(asked()).toEqual(FIRST_LOAD);
});

it("counts a seat at once, only on the card of the clicked session", async () => {
  const later = answerLater();
  const service = showing([[knots], [tides]], { "PUT /api/sessions/demo.Knots/rsvp": () => later.promise });
  const { user } = renderPage(service);
  await user.click(await screen.findByRole("button", { name: "RSVP: Knots" }));
  await screen.findByText(seatsText("Your seat"));
  later.resolve(anRsvp({ sessionId: "demo.Knots" }));
  await screen.findByText("You have a seat in “Knots”.");
  screen.getByText(seatsText("Your seat"));
  screen.getByText(seatsText("Full"));
});

it("renders no card again at a letter that changes nothing for its session", async () => {
  const renderSeats = vi.fn((_: AgendaSession) => null);
  const agenda = <Agenda event={EVENT} sessions={[knots, tides, sails]} renderSeats={renderSeats} />;
  const { user } = renderApp(agenda, three, SIGNED_OUT);
  await screen.findByRole("heading", { name: "Knots" });
  renderSeats.mockClear();
  const search = screen.getByRole("searchbox");
  await user.type(search, "hall");
  await screen.findByText("1 session");
  // The list of all days is another list, and its card of Knots is made once.
  expect(renderSeats.mock.calls.filter(([{ title }]) => title === "Knots")).toHaveLength(1);
});

describe("filters", () => {
  it("keep sessions that match the words, and show their number", async () => {
    const { user } = renderPage(three);
    await screen.findByText("2 sessions");
    await user.type(screen.getByRole("searchbox", { name: "Search sessions" }), "pier");
    await screen.findByText("1 session");
    await waitFor(() => expect(heading("Knots")).toBe(null));
    expect(heading("Tides")).not.toBe(null);
  });

  it("keep one track, one room, or sessions with seats", async () => {
    const { user } = renderPage(three);
    await screen.findByText("2 sessions");
    await choose(user, /^Science/);
    await waitFor(() => expect(heading("Knots")).toBe(null));
    await choose(user, /^Has seats/);
    await screen.findByRole("heading", { name: "No session matches these filters" });
  });

  it("that match nothing on a day lead to the next day with a match, or are cleared by a click", async () => {
    const { startsAt, endsAt } = sails;
    const { user } = renderPage(agenda(knots, tides, listed("Reefs", { startsAt, endsAt, track: "Sea" })));
    await choose(user, /^Sea \d/);
    await screen.findByText("1 match on other days.");
    await user.click(screen.getByRole("button", { name: "Go to Fri 11 Jan" }));
    await screen.findByRole("heading", { name: "Reefs" });
    await user.click(screen.getByRole("tab", { name: "Thu 10 Jan · 0" }));
    await user.click(await screen.findByRole("button", { name: "Clear filters" }));
    await screen.findByRole("heading", { name: "Knots" });
  });

  it("search for words on all days, name the days, and can be limited to one", async () => {
    const { user } = renderPage(three);
    const search = await screen.findByRole("searchbox");
    await user.type(search, "s");
    await screen.findByText("3 sessions");
    await screen.findByRole("heading", { name: "Sails" });
    screen.getByRole("heading", { name: "Thu 10 Jan" });
    screen.getByRole("heading", { name: "Fri 11 Jan" });
    expect(screen.getAllByRole("tab").map(({ textContent }) => textContent)).toEqual([
      "All days · 3",
      "Thu 10 Jan · 2",
      "Fri 11 Jan · 1",
    ]);
    await user.click(screen.getByRole("tab", { name: "Fri 11 Jan · 1" }));
    await waitFor(() => expect(heading("Knots")).toBe(null));
    await user.clear(search);
    await screen.findByRole("tab", { name: "Fri 11 Jan", selected: true });
    expect(screen.queryByRole("tab", { name: /^All days/ })).toBe(null);
  });

  it("leave what the attendee has", async () => {
    const { user } = renderPage(showing([[knots], [tides, anRsvp({ sessionId: "demo.Tides" })], [sails]]));
    await choose(user, /^My sessions/);
    await waitFor(() => expect(heading("Knots")).toBe(null));
    expect(heading("Tides")).not.toBe(null);
  });

  it("by a person's own sessions say that there are none yet, unless another filter hides them", async () => {
    const { user } = renderPage(three);
    await choose(user, /^My sessions/);
    await screen.findByRole("heading", { name: "You have no sessions yet" });
    await choose(user, /^Science/);
    await screen.findByRole("heading", { name: "No session matches these filters" });
  });

  it("by a person's own sessions do not say that there are none before they are known", async () => {
    const { user } = renderPage({
      ...three,
      "GET /api/events/demo/my-schedule": () => answerLater().promise,
    });
    await choose(user, /^My sessions/);
    await screen.findByRole("heading", { name: "No session matches these filters" });
  });

  it("by a person's own sessions ask people who are signed out to sign in", async () => {
    const { user, actions } = renderPage(three, SIGNED_OUT);
    await choose(user, /^My sessions/);
    await screen.findByRole("heading", { name: "Sign in to see your sessions" });
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    expect(actions.signIn).toHaveBeenCalledOnce();
  });
});

describe("a day that runs", () => {
  const NOON = new Date("2030-01-10T11:10:00Z");
  const at = (title: string, from: string, to: string) =>
    listed(title, { startsAt: `2030-01-10T${from}:00Z`, endsAt: `2030-01-10T${to}:00Z` });
  const day = agenda(
    at("Opening", "08:00", "09:00"),
    at("Buoys", "09:00", "11:00"),
    at("Nets", "10:00", "11:30"),
    at("Maps", "12:00", "13:00"),
    sails,
  );
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true, now: NOON }));

  it("folds what is over into one line, which opens", async () => {
    const { user } = renderPage(day);
    const earlier = await screen.findByRole("button", { name: "2 earlier · 09:00 – 12:00", expanded: false });
    expect(heading("Opening")).toBe(null);
    await user.click(earlier);
    await screen.findByRole("heading", { name: "Opening" });
    screen.getByRole("button", { name: /^2 earlier/, expanded: true });
  });

  it("says until when a session runs, above the line of now, without a button", async () => {
    renderPage(day);
    const line = await screen.findByText("Now, 12:10");
    const until = screen.getByText((_, element) => element?.textContent === "Until 12:30");
    expect(until.compareDocumentPosition(line)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await screen.findByRole("button", { name: "RSVP: Maps" });
    expect(screen.queryByRole("button", { name: /Nets/ })).toBe(null);
  });

  it("is led back to from another day, and the focus goes to the line of now", async () => {
    const { user } = renderPage(day);
    await user.click(await screen.findByRole("tab", { name: "Fri 11 Jan" }));
    await user.click(await screen.findByRole("button", { name: "Now" }));
    await screen.findByRole("tab", { name: "Today", selected: true });
    const line = screen.getByText("Now, 12:10").parentElement;
    await waitFor(() => expect(document.activeElement).toBe(line));
    expect(screen.queryByRole("button", { name: "Now" })).toBe(null);
  });
});

it("ends a day at the day change of its event", async () => {
  const night = { startsAt: "2030-01-11T01:00:00Z", endsAt: "2030-01-11T02:00:00Z" };
  const service = agenda(knots, listed("Soup", night), sails);
  renderPage({ ...service, "GET /api/events/demo": () => ({ ...EVENT, dayChange: 300 }) });
  await screen.findByRole("heading", { name: "Knots" });
  screen.getByRole("heading", { name: "Soup" });
  expect(heading("Sails")).toBe(null);
});

it("is a grid if a person wants that, with the sessions that the filters keep", async () => {
  const renderGrid = vi.fn(({ day, sessions }: GridOfDays) => `${day}: ${sessions.length}`);
  const agenda = (
    <Agenda event={EVENT} sessions={[knots, tides, sails]} renderSeats={() => null} renderGrid={renderGrid} />
  );
  const { user } = renderApp(agenda, three, SIGNED_OUT);
  await user.click(await screen.findByRole("button", { name: "Grid" }));
  await screen.findByText("2030-01-10: 2");
  expect(heading("Knots")).toBe(null);
  await user.click(screen.getByRole("button", { name: "List" }));
  await screen.findByRole("heading", { name: "Knots" });
});

it("says that there is no programme yet", async () => {
  renderPage(agenda());
  await screen.findByRole("heading", { name: "The programme is not out yet" });
});

it("is gone once the event does not exist any more for the person, even though the page has it", async () => {
  const events = [EVENT];
  const service: Service = { ...three, "GET /api/events/demo": () => events.pop() ?? noSuch("EVENT") };
  renderPage(service);
  await screen.findByRole("heading", { name: "Knots" });
  goOfflineAndBack();
  await screen.findByRole("heading", { name: "There is nothing here" });
});

it("stays when the service does not answer", async () => {
  const events = [EVENT];
  const service: Service = { ...three, "GET /api/events/demo": () => events.pop() ?? lost() };
  const { asked } = renderPage(service);
  await screen.findByRole("heading", { name: "Knots" });
  goOfflineAndBack();
  await waitFor(() => expect(asked().filter((each) => each === "GET /api/events/demo")).toHaveLength(2));
  screen.getByRole("heading", { name: "Knots" });
});

it("looks at seats anew after five seconds, because caches keep the agenda longer than seats", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const taken = { ...knots, taken: 6, seatsLeft: 4 };
  renderPage({ ...three, "GET /api/events/demo/seats": () => ({ seats: [taken] }) });
  await screen.findByText(seatsText("7 left"));
  await vi.advanceTimersByTimeAsync(5_000);
  await screen.findByText(seatsText("Last 4"));
});

it("asks for the sessions anew after half an hour, because one may have moved", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const answers = [knots, { ...knots, title: "Knots and splices" }];
  const sessions = () => ({ sessions: [answers.length > 1 ? answers.shift() : answers[0]] });
  renderPage({ ...three, [SESSIONS]: sessions });
  await screen.findByRole("heading", { name: "Knots" });
  await vi.advanceTimersByTimeAsync(30 * 60_000);
  await screen.findByRole("heading", { name: "Knots and splices" });
});

it("says that the event does not exist", async () => {
  renderPage({ ...three, "GET /api/events/demo": () => noSuch("EVENT"), [SESSIONS]: () => noSuch("EVENT") });
  await screen.findByRole("heading", { level: 1, name: "There is nothing here" });
});

it("says that it cannot be loaded, under its own heading, and loads on another try", async () => {
  const answers = [lost(), { sessions: [knots] }];
  const { user } = renderPage({ ...three, [SESSIONS]: () => answers.shift() ?? lost() });
  await screen.findByRole("heading", { level: 1, name: "This could not be loaded" });
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { name: "Knots" });
});
