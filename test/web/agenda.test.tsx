import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { Route, Routes } from "react-router";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { AgendaPage } from "../../web/src/app/pages/agenda-page.tsx";
import type { AgendaSession } from "../../web/src/features/agenda/agenda-query.ts";
import { ADA, type Api, answerLater, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import { anRsvp, aSession } from "./support/sessions.ts";

const EVENT = {
  __typename: "Event",
  id: "demo",
  title: "Harbour days",
  timeZone: "Europe/Berlin",
  startsAt: "2030-01-10T08:00:00Z",
  endsAt: "2030-01-11T18:00:00Z",
};

function listed(id: string, changes: Partial<AgendaSession> = {}): AgendaSession {
  const startsAt = "2030-01-10T09:00:00Z";
  const seats = aSession({ id, title: id, startsAt, lineClosesAt: startsAt });
  return {
    ...seats,
    endsAt: "2030-01-10T10:00:00Z",
    type: null,
    track: null,
    room: null,
    language: null,
    speakers: [],
    ...changes,
  };
}

const knots = listed("Knots", { track: "Craft", room: "Hall" });
const tides = listed("Tides", { track: "Science", room: "Pier", taken: 10, seatsLeft: 0 });
const sails = listed("Sails", { startsAt: "2030-01-11T09:00:00Z", endsAt: "2030-01-11T10:00:00Z" });
const agenda = (...sessions: AgendaSession[]) => ({ data: { event: EVENT, sessions } });

function renderPage(api: Api, identity = ADA) {
  const page = (
    <Routes>
      <Route path="*" element={<AgendaPage />} />
    </Routes>
  );
  return renderApp(page, api, identity);
}

const three: Api = { Agenda: () => agenda(knots, tides, sails) };
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

it("shows placeholders while it loads", async () => {
  const later = answerLater();
  renderPage({ Agenda: () => later.promise });
  await screen.findByRole("status", { name: "Loading …" });
  later.resolve(agenda(knots));
  await screen.findByRole("heading", { level: 1, name: "Harbour days" });
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

it("asks for the seats of all its sessions at once", async () => {
  const { asked } = renderPage(three);
  await screen.findByRole("button", { name: "RSVP: Knots" });
  expect(asked).toEqual(["Agenda"]);
});

it("is there at once when a person comes back to it, without a request", async () => {
  function ComeAndGo() {
    const [here, setHere] = useState(true);
    return (
      <>
        <button type="button" onClick={() => setHere(!here)}>
          Come and go
        </button>
        <Routes>{here && <Route path="*" element={<AgendaPage />} />}</Routes>
      </>
    );
  }
  const { user, asked } = renderApp(<ComeAndGo />, three, ADA);
  await screen.findByRole("heading", { name: "Knots" });
  const door = screen.getByRole("button", { name: "Come and go" });
  await user.click(door);
  expect(heading("Knots")).toBe(null);
  await user.click(door);
  screen.getByRole("heading", { name: "Knots" });
  expect(asked).toEqual(["Agenda"]);
});

it("counts a seat at once, only on the card of the clicked session", async () => {
  const later = answerLater();
  const { user } = renderPage({ ...three, RsvpToSession: () => later.promise });
  await user.click(await screen.findByRole("button", { name: "RSVP: Knots" }));
  await screen.findByText("4/10 seats");
  const session = { ...knots, taken: 6, seatsLeft: 4, myRsvp: anRsvp({ sessionId: "Knots" }) };
  later.resolve({
    data: {
      answer: {
        __typename: "RsvpToSessionResponse",
        success: true,
        code: "",
        message: "",
        reason: null,
        session,
      },
    },
  });
  await screen.findByText("6/10 seats");
  screen.getByText("10/10 seats");
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
    await user.selectOptions(screen.getByRole("combobox", { name: "Track" }), "Science");
    await waitFor(() => expect(heading("Knots")).toBe(null));
    await user.click(screen.getByRole("button", { name: "Has seats" }));
    await screen.findByRole("heading", { name: "No session matches these filters" });
  });

  it("that match nothing on a day lead to the next day with a match, or are cleared by a click", async () => {
    const { user } = renderPage({
      Agenda: () =>
        agenda(knots, tides, listed("Reefs", { ...sails, id: "Reefs", title: "Reefs", track: "Sea" })),
    });
    await user.selectOptions(await screen.findByRole("combobox", { name: "Track" }), "Sea");
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
    screen.getByRole("heading", { name: "Thu 10 Jan · 10:00" });
    screen.getByRole("heading", { name: "Fri 11 Jan · 10:00" });
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

  it("by a person's own sessions ask people who are signed out to sign in", async () => {
    const { user, actions } = renderPage(three, SIGNED_OUT);
    await user.click(await screen.findByRole("button", { name: "My sessions" }));
    await screen.findByRole("heading", { name: "Sign in to see your sessions" });
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    expect(actions.signIn).toHaveBeenCalledOnce();
  });
});

it("says that there is no programme yet", async () => {
  renderPage({ Agenda: () => agenda() });
  await screen.findByRole("heading", { name: "The programme is not out yet" });
});

it("says that the event does not exist", async () => {
  renderPage({ Agenda: () => ({ data: { event: null, sessions: [] } }) });
  await screen.findByRole("heading", { level: 1, name: "There is nothing here" });
});

it("says that it cannot be loaded, under its own heading, and loads on another try", async () => {
  const answers = [new TypeError("Failed to fetch"), agenda(knots)];
  const { user } = renderPage({ Agenda: () => answers.shift() ?? new Error("asked too often") });
  await screen.findByRole("heading", { level: 1, name: "This could not be loaded" });
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { name: "Knots" });
});
