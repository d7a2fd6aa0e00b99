import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import EventsPage from "../../web/src/app/pages/events-page.tsx";
import { answerLater, renderApp } from "./support/render-app.tsx";
import { inHours } from "./support/sessions.ts";

const anEvent = (id: string, startsAt: string, endsAt: string) => ({
  __typename: "Event",
  id,
  title: id,
  timeZone: "Europe/Berlin",
  startsAt,
  endsAt,
});

const past = anEvent("Past days", inHours(-200), inHours(-150));
const longPast = anEvent("Long past days", inHours(-900), inHours(-850));
const running = anEvent("Running days", inHours(-2), inHours(20));
const coming = anEvent("Coming days", inHours(100), inHours(150));
const events = (...listed: unknown[]) => ({ data: { events: listed } });

it("lists current and future events before past ones, and the latest past event first", async () => {
  renderApp(<EventsPage />, { Events: () => events(longPast, coming, past, running) });
  await screen.findByRole("heading", { name: "Running days" });
  const titles = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
  expect(titles).toEqual(["Running days", "Coming days", "Past days", "Long past days"]);
  expect(screen.getAllByText("Happening now")).toHaveLength(1);
  expect(screen.getAllByText(/Past$/)).toHaveLength(2);
});

it("leads to the agenda of each event", async () => {
  renderApp(<EventsPage />, { Events: () => events(running) });
  const link = await screen.findByRole("link", { name: "Running days" });
  expect(link.getAttribute("href")).toBe("/events/Running days");
});

it("shows placeholders while it loads", async () => {
  const later = answerLater();
  renderApp(<EventsPage />, { Events: () => later.promise });
  await screen.findByRole("status", { name: "Loading …" });
  later.resolve(events(coming));
  await screen.findByRole("heading", { name: "Coming days" });
});

it("says that there is no event yet", async () => {
  renderApp(<EventsPage />, { Events: () => events() });
  await screen.findByRole("heading", { name: "No event yet" });
});

it("says that the list failed, and loads on another try", async () => {
  const extensions = { code: "UNAVAILABLE" };
  const failed = { data: { events: null }, errors: [{ message: "Try again in a moment.", extensions }] };
  const answers = [failed, events(coming)];
  const { user } = renderApp(<EventsPage />, {
    Events: () => answers.shift() ?? new Error("asked too often"),
  });
  await screen.findByRole("alert");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { name: "Coming days" });
});

it("says that it cannot be loaded, and loads on another try", async () => {
  const answers = [new TypeError("Failed to fetch"), events(coming)];
  const { user } = renderApp(<EventsPage />, {
    Events: () => answers.shift() ?? new Error("asked too often"),
  });
  await screen.findByRole("alert");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { name: "Coming days" });
});
