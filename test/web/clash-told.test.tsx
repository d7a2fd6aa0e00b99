import { screen, within } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { describe, expect, it } from "vitest";
import type { Event, Rsvp, Session } from "../../web/src/api/answers.ts";
import { useEvent } from "../../web/src/api/use-event.ts";
import { AgendaPage } from "../../web/src/app/pages/agenda-page.tsx";
import { GridSeats } from "../../web/src/features/rsvp/grid-seats.tsx";
import { useLiveEvent } from "../../web/src/seats/use-live-event.ts";
import { clockTime } from "../../web/src/time/zoned.ts";
import { renderApp } from "./support/render-app.tsx";
import { anRsvp, aSession, EVENT, inHours, showing } from "./support/sessions.ts";

const knots = aSession({ room: "Hall" });
const tides = (changes: Partial<Session> = {}) =>
  aSession({ sessionId: "demo.tides", title: "Tides", room: "Quay", startsAt: inHours(24.5), ...changes });
const time = (session: Session) => clockTime(session.startsAt, EVENT.timeZone);

interface Held {
  readonly session?: Session;
  readonly rsvp?: Partial<Rsvp>;
  readonly event?: Partial<Event>;
}

const serviceWith = ({ session = tides(), rsvp = {}, event = {} }: Held) =>
  showing(
    [
      [knots, undefined],
      [session, anRsvp({ sessionId: session.sessionId, ...rsvp })],
    ],
    { "GET /api/events/demo": () => ({ ...EVENT, ...event }) },
  );

function renderAgenda(held: Held) {
  const routes = (
    <Routes>
      <Route path="events/:eventId" element={<AgendaPage />} />
    </Routes>
  );
  return renderApp(routes, serviceWith(held), undefined, "/events/demo");
}

const row = async (title: string) => {
  const article = (await screen.findByRole("heading", { level: 3, name: title })).closest("article");
  return within(article as HTMLElement);
};
const lineIn = async (title: string) => {
  const shown = await row(title);
  return (await shown.findByText((_, element) => element?.tagName === "P" && isClash(element))).textContent;
};
const isClash = (element: Element) => element.closest("[data-clash]") !== null;

describe("a row of the agenda names what a person has at the same time", () => {
  it.each<[string, Partial<Rsvp>, (at: string) => string]>([
    ["a seat", {}, (at) => `At the same time as Tides, ${at}`],
    [
      "an offer",
      { status: "OFFERED", offerExpiresAt: inHours(1) },
      (at) => `At the same time as your offer for Tides, ${at}`,
    ],
    ["a wait", { status: "WAITLISTED" }, (at) => `You wait for Tides at the same time, ${at}`],
  ])("%s", async (_, rsvp, text) => {
    const session = tides();
    renderAgenda({ session, rsvp });
    expect(await lineIn("Knots")).toBe(text(time(session)));
  });

  it("without its time, if that is the row's", async () => {
    renderAgenda({ session: tides({ startsAt: knots.startsAt }) });
    expect(await lineIn("Knots")).toBe("At the same time as Tides");
  });

  it("and what is too close", async () => {
    const session = tides({
      startsAt: new Date(Date.parse(knots.endsAt) + 5 * 60_000).toISOString(),
      endsAt: inHours(26),
    });
    renderAgenda({ session, event: { changeMinutes: 10 } });
    expect(await lineIn("Knots")).toBe(`Only 5 min from Tides, ${time(session)}`);
  });

  it("but not in an event that allows overlaps", async () => {
    renderAgenda({ event: { conflictPolicy: "ALLOW" } });
    const shown = await row("Knots");
    await shown.findByRole("button", { name: "RSVP: Knots" });
    expect(document.querySelector("[data-clash]")).toBe(null);
  });
});

it("the button of an event that blocks overlaps says why, and offers an exchange", async () => {
  renderAgenda({ event: { conflictPolicy: "BLOCK" } });
  const shown = await row("Knots");
  const swap = await shown.findByRole("button", { name: "Swap, at the same time as Tides: Knots" });
  expect(swap.title).toBe("At the same time as Tides");
});

it("a cell of the grid has a mark that a screen reader reads", async () => {
  const session = tides();
  function Cell() {
    useLiveEvent("demo");
    return (
      <GridSeats
        session={knots}
        state={{ kind: "free" }}
        tabIndex={0}
        wordsId="words"
        timeZone={EVENT.timeZone}
      />
    );
  }
  renderApp(
    <>
      <AgendaEvent />
      <Cell />
    </>,
    serviceWith({ session }),
  );
  const mark = await screen.findByTitle(`At the same time as Tides, ${time(session)}`);
  expect(document.getElementById("words")?.contains(mark)).toBe(true);
});

/** The page knows the event. */
function AgendaEvent() {
  useEvent("demo");
  return null;
}
