import { screen } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { expect, it } from "vitest";
import EventsPage from "../../web/src/app/pages/events-page.tsx";
import { StepUp } from "../../web/src/app/step-up.tsx";
import { lost, refuse } from "./support/fake-service.ts";
import { answerLater, renderApp } from "./support/render-app.tsx";
import { EVENT, inHours } from "./support/sessions.ts";

const anEvent = (id: string, startsAt: string, endsAt: string) => ({
  ...EVENT,
  eventId: id,
  title: id,
  startsAt,
  endsAt,
});

const past = anEvent("Past days", inHours(-200), inHours(-150));
const longPast = anEvent("Long past days", inHours(-900), inHours(-850));
const running = anEvent("Running days", inHours(-2), inHours(20));
const coming = anEvent("Coming days", inHours(100), inHours(150));
const EVENTS = "GET /api/events";
const events = (...listed: unknown[]) => ({ events: listed });

it("lists what runs and what comes before what is over, the latest of that first", async () => {
  renderApp(<EventsPage />, { [EVENTS]: () => events(longPast, coming, past, running) });
  await screen.findByRole("heading", { name: "Running days" });
  const titles = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
  expect(titles).toEqual(["Running days", "Coming up", "Past events"]);
  const links = screen.getAllByRole("link").map(({ textContent }) => textContent);
  expect(links).toEqual(["Running days", "Coming days", "Past days", "Long past days"]);
  expect(screen.getAllByText("on now")).toHaveLength(1);
  expect(screen.getByText(/in [45] days/)).toBeDefined();
});

it("leads to the agenda of each", async () => {
  renderApp(<EventsPage />, { [EVENTS]: () => events(running, coming) });
  const link = await screen.findByRole("link", { name: "Running days" });
  expect(link.getAttribute("href")).toBe("/events/Running days");
});

const routes = (
  <Routes>
    <Route index element={<EventsPage />} />
    <Route path="events/:eventId" element={<StepUp to="/" name="All events" />} />
  </Routes>
);

it("goes straight to the only event, and shows it to people who come from there", async () => {
  const { user } = renderApp(routes, { [EVENTS]: () => events(running) });
  await user.click(await screen.findByRole("link", { name: "All events" }));
  await screen.findByRole("heading", { name: "Running days" });
});

it("shows where an event takes place and its cover, or else its house", async () => {
  const shown = { ...coming, venue: "Old Rope Store, Norvik", coverUrl: "/pictures/cover.jpg" };
  renderApp(<EventsPage />, { [EVENTS]: () => events(shown, past) });
  await screen.findByText("Old Rope Store, Norvik");
  expect(document.querySelector("article img")?.getAttribute("src")).toBe("/pictures/cover.jpg");
  expect(document.querySelectorAll("li svg.bg-cover").length).toBe(1);
});

it("shows the shape of what is to come while it loads", async () => {
  const later = answerLater();
  renderApp(<EventsPage />, { [EVENTS]: () => later.promise });
  await screen.findByRole("status", { name: "Loading …" });
  later.resolve(events(coming, past));
  await screen.findByRole("heading", { name: "Coming days" });
});

it("says so while there is none", async () => {
  renderApp(<EventsPage />, { [EVENTS]: () => events() });
  await screen.findByRole("heading", { name: "No event yet" });
});

it("says when the service is busy, and loads when asked again", async () => {
  const answers = [refuse(503, "UNAVAILABLE"), events(coming, past)];
  const { user } = renderApp(<EventsPage />, {
    [EVENTS]: () => answers.shift() ?? lost(),
  });
  await screen.findByRole("alert");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { name: "Coming days" });
});

it("says when it cannot be loaded, and loads when asked again", async () => {
  const answers = [lost(), events(coming, past)];
  const { user } = renderApp(<EventsPage />, {
    [EVENTS]: () => answers.shift() ?? lost(),
  });
  await screen.findByRole("alert");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("heading", { name: "Coming days" });
});
