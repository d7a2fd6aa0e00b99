import "fake-indexeddb/auto";
import { screen, within } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { expect, it } from "vitest";
import DoorArea from "../../../web/src/app/pages/door-area.tsx";
import type { Identity } from "../../../web/src/identity/identity.ts";
import { lost, type Service } from "../support/fake-service.ts";
import { ADA, renderApp, SIGNED_OUT } from "../support/render-app.tsx";
import { aSession, inHours, showing } from "../support/sessions.ts";

const pages = (
  <Routes>
    <Route path="door/*" element={<DoorArea />} />
  </Routes>
);
const role = (eventId: string) => ({ eventId, title: `Event ${eventId}`, role: "DOOR" });
const roles = (...given: string[]): Service => ({
  "GET /api/me/roles": () => ({ owner: false, roles: given.map(role) }),
});
const soon = aSession({
  ...{ sessionId: "demo.soon", title: "Maps", room: "Sail Loft", capacity: 120, taken: 71, waiting: 4 },
  ...{ startsAt: inHours(0.3), endsAt: inHours(1) },
});
const later = aSession({ sessionId: "demo.later", title: "Knots", startsAt: inHours(5), endsAt: inHours(6) });
const ended = aSession({
  sessionId: "demo.ended",
  title: "Tides",
  startsAt: inHours(-3),
  endsAt: inHours(-2),
});
const open = (service: Service, identity: Identity = ADA, address = "/door") =>
  renderApp(pages, showing([[ended], [soon], [later]], service), identity, address);

it("leads straight to the sessions of the only event, those around now first, with their seats", async () => {
  open(roles("demo"));
  await screen.findByRole("heading", { name: "Around now" });
  expect(screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent)).toEqual([
    "Around now",
    "Later",
    "Earlier",
  ]);
  const [first] = screen.getAllByRole("listitem");
  expect(first?.textContent).toContain("Sail Loft · 71 of 120 reserved · 4 waiting");
  expect(
    within(first as HTMLElement)
      .getByRole("link")
      .getAttribute("href"),
  ).toBe("/door/demo.soon");
});

it("has its heading and says that it loads until the person's roles are there", async () => {
  const known = Promise.withResolvers<object>();
  open({ "GET /api/me/roles": () => known.promise });
  await screen.findByRole("status", { name: "Loading …" });
  screen.getByRole("heading", { level: 1, name: "Door" });
  known.resolve({ owner: false, roles: [role("demo")] });
  await screen.findByRole("heading", { name: "Around now" });
  expect(screen.queryByRole("status", { name: "Loading …" })).toBeNull();
});

it("finds sessions by title and room", async () => {
  const { user } = open(roles("demo"));
  await user.type(await screen.findByLabelText("Search sessions"), "loft");
  expect(screen.getAllByRole("listitem")).toHaveLength(1);
  await user.type(screen.getByLabelText("Search sessions"), " nothing");
  await screen.findByText("No session matches.");
});

it("offers the booths, with how many are inside", async () => {
  const booth = aSession({
    ...{ sessionId: "demo.booth", title: "Robots", kind: "BOOTH", capacity: 4, taken: 3, waiting: 2 },
    ...{ startsAt: inHours(-9), endsAt: inHours(9) },
  });
  renderApp(pages, showing([[soon], [booth]], roles("demo")), ADA, "/door");
  await screen.findByRole("heading", { name: "Booths" });
  const link = screen.getByRole("link", { name: /Robots/ });
  expect(link.getAttribute("href")).toBe("/door/demo.booth");
  expect(link.textContent).toContain("3 of 4 inside · 2 waiting");
});

it("asks for the event if there are several", async () => {
  const { user } = open(roles("other", "demo"));
  await user.click(await screen.findByRole("link", { name: "Event demo" }));
  await screen.findByRole("heading", { name: "Around now" });
  screen.getByRole("link", { name: "Another event" });
});

it("says what is missing: a sign-in, a role, or a network", async () => {
  const first = open({}, SIGNED_OUT);
  await screen.findByRole("heading", { level: 1, name: "Sign in to serve a door" });
  first.unmount();
  const second = open(roles());
  await screen.findByRole("heading", { level: 1, name: "You have no role at a door" });
  second.unmount();
  open({ "GET /api/me/roles": lost });
  await screen.findByRole("heading", { level: 1, name: "This could not be loaded" });
});
