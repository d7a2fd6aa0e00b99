import { screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { Link, Route, Routes } from "react-router";
import { expect, it } from "vitest";
import { EventShell } from "../../web/src/app/event-shell.tsx";
import { EventList } from "../../web/src/features/events/event-list.tsx";
import { useMySchedule } from "../../web/src/features/schedule/my-schedule-query.ts";
import { accentOf } from "../../web/src/ui/accent.ts";
import { answerLater, renderApp } from "./support/render-app.tsx";
import { inHours } from "./support/sessions.ts";

const anEvent = (accentColor: string | null, id = "demo") => ({
  __typename: "Event",
  id,
  title: `Conference ${id}`,
  timeZone: "Europe/Berlin",
  startsAt: inHours(1),
  endsAt: inHours(50),
  accentColor,
});

/** Links to an event's page, which requests its event, and away from it. */
const app = (start: ReactNode) => (
  <Routes>
    <Route path="/" element={start} />
    <Route path="events/:eventId" element={<EventShell />}>
      <Route index element={<Page />} />
    </Route>
    <Route path="elsewhere" element={null} />
  </Routes>
);

function Page() {
  useMySchedule("demo", true);
  return <Link to="/elsewhere">Leave</Link>;
}

const accentIn = ({ style }: HTMLElement) => ({
  "--accent-hue": style.getPropertyValue("--accent-hue"),
  "--accent-chroma": style.getPropertyValue("--accent-chroma"),
});
const shown = () => accentIn(document.documentElement);

it("is grey until the page has loaded its event, and then the event's color", async () => {
  const answer = answerLater();
  const { user } = renderApp(app(<Link to="/events/demo">Enter</Link>), { MySchedule: () => answer.promise });
  await user.click(screen.getByRole("link", { name: "Enter" }));
  expect(shown()["--accent-chroma"]).toBe("0");
  answer.resolve({ data: { event: anEvent("#e8590c"), mySchedule: [] } });
  await screen.findByRole("link", { name: "Conference demo" });
  expect(shown()).toEqual(accentOf("demo", "#e8590c"));
});

it("is there at once if a list has loaded the event, and leaves with its page", async () => {
  const { user } = renderApp(app(<EventList />), {
    Events: () => ({ data: { events: [anEvent("#0b7285")] } }),
    MySchedule: () => answerLater().promise,
  });
  await user.click(await screen.findByRole("link", { name: "Conference demo" }));
  expect(shown()).toEqual(accentOf("demo", "#0b7285"));
  await user.click(screen.getByRole("link", { name: "Leave" }));
  expect(shown()).toEqual({ "--accent-hue": "", "--accent-chroma": "" });
});

it("belongs to its own event on each card of the list", async () => {
  const colors = { first: "#e8590c", second: null };
  renderApp(app(<EventList />), {
    Events: () => ({ data: { events: Object.entries(colors).map(([id, color]) => anEvent(color, id)) } }),
  });
  await screen.findByRole("link", { name: "Conference first" });
  for (const card of screen.getAllByRole("listitem")) {
    const id = card.textContent.includes("first") ? "first" : "second";
    expect(accentIn(card)).toEqual(accentOf(id, colors[id]));
    expect(card.dataset.accent).toBeDefined();
  }
});
