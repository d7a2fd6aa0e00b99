import { screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { Link, Route, Routes } from "react-router";
import { expect, it } from "vitest";
import { EventShell } from "../../web/src/app/event-shell.tsx";
import { EventList } from "../../web/src/features/events/event-list.tsx";
import { accentOf } from "../../web/src/ui/accent.ts";
import { answerLater, renderApp } from "./support/render-app.tsx";
import { EVENT } from "./support/sessions.ts";

const anEvent = (accentColor: string | null, eventId = "demo") => ({
  ...EVENT,
  eventId,
  title: `Conference ${eventId}`,
  accentColor,
});
const DEMO = "GET /api/events/demo";
const EVENTS = "GET /api/events";

/** Links to an event's page, whose frame requests the event, and away from it. */
const app = (start: ReactNode) => (
  <Routes>
    <Route path="/" element={start} />
    <Route path="events/:eventId" element={<EventShell />}>
      <Route index element={<Page />} />
    </Route>
    <Route path="elsewhere" element={null} />
  </Routes>
);

const Page = () => <Link to="/elsewhere">Leave</Link>;

const accentIn = ({ style }: HTMLElement) =>
  Object.fromEntries(["--h", "--c", "--k", "--l"].map((name) => [name, style.getPropertyValue(name)]));
const shown = () => accentIn(document.documentElement);

it("is grey until the page has loaded its event, and then the event's color", async () => {
  const answer = answerLater();
  const { user } = renderApp(app(<Link to="/events/demo">Enter</Link>), { [DEMO]: () => answer.promise });
  await user.click(screen.getByRole("link", { name: "Enter" }));
  expect(shown()["--k"]).toBe("0");
  answer.resolve(anEvent("#e8590c"));
  await screen.findByRole("link", { name: "Conference demo" });
  expect(shown()).toEqual(accentOf("demo", "#e8590c"));
});

it("has dark text on a bright color", async () => {
  renderApp(app(null), { [DEMO]: () => anEvent("#ffd43b") }, undefined, "/events/demo");
  await expect.poll(() => document.documentElement.dataset.bright).toBe("");
});

it("is there at once if a list has loaded the event, and leaves with its page", async () => {
  const { user } = renderApp(app(<EventList />), {
    [EVENTS]: () => ({ events: [anEvent("#0b7285")] }),
    [DEMO]: () => answerLater().promise,
  });
  await user.click(await screen.findByRole("link", { name: "Conference demo" }));
  expect(shown()).toEqual(accentOf("demo", "#0b7285"));
  await user.click(screen.getByRole("link", { name: "Leave" }));
  expect(shown()).toEqual({ "--h": "", "--c": "", "--k": "", "--l": "" });
});

it("belongs to its own event on each card of the list", async () => {
  const colors = { first: "#e8590c", second: null };
  renderApp(app(<EventList />), {
    [EVENTS]: () => ({ events: Object.entries(colors).map(([id, color]) => anEvent(color, id)) }),
  });
  await screen.findByRole("link", { name: "Conference first" });
  for (const card of document.querySelectorAll<HTMLElement>("[data-accent]")) {
    const id = card.textContent.includes("first") ? "first" : "second";
    expect(accentIn(card)).toEqual(accentOf(id, colors[id]));
    expect(card.dataset.accent).toBeDefined();
  }
});
