import { screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { answer, nameOf, refuse } from "../support/fake-service.ts";
import { ADA, SIGNED_OUT } from "../support/render-app.tsx";
import { renderOrganizer } from "./support/render-organizer.tsx";
import { anEvent, anOrganizedSession } from "./support/samples.ts";

const path = "/organizer/events/demo/figures";
const rolesAre = (roles: readonly object[]) => ({
  "GET /api/me/roles": () => answer({ owner: false, roles }),
});

afterEach(() => localStorage.clear());

it("asks a person who is signed out to sign in, and leads back", async () => {
  const { user, actions, calls } = renderOrganizer(path, {}, SIGNED_OUT);
  await screen.findByRole("heading", { name: "Sign in to organize" });
  await user.click(screen.getAllByRole("button", { name: "Sign in" }).at(-1) as HTMLElement);
  expect(actions.signIn).toHaveBeenCalledWith({ returnTo: path });
  expect(calls).toEqual([]);
});

it("has its heading and says that it loads until the person's roles are there", async () => {
  const roles = Promise.withResolvers<object>();
  renderOrganizer(path, { "GET /api/me/roles": () => roles.promise }, ADA);
  await screen.findByRole("status", { name: "Loading …" });
  screen.getByRole("heading", { level: 1, name: "Organize" });
  roles.resolve(answer({ owner: false, roles: [] }));
  await screen.findByText(/This account is not an organizer here/);
  expect(screen.queryByRole("status", { name: "Loading …" })).toBeNull();
});

it("refuses attendees, who can sign in with another account or go back", async () => {
  const { user, actions, calls } = renderOrganizer(path, rolesAre([]), ADA);
  await screen.findByText(/You are signed in as Ada\. This account is not an organizer here/);
  expect(screen.getByRole("link", { name: "All events" }).getAttribute("href")).toBe("/");
  await user.click(screen.getByRole("button", { name: "Sign in with another account" }));
  expect(actions.signIn).toHaveBeenCalledWith({ returnTo: path });
  expect(calls.map(nameOf)).toEqual(["GET /api/me/roles"]);
});

describe("a person with a role", () => {
  const demo = { eventId: "demo", title: "Harbour days", role: "ORGANIZER" };

  it("organizes that event, and reads it as an organizer", async () => {
    const { calls } = renderOrganizer(
      "/organizer/events/demo/settings",
      { ...rolesAre([demo]), "GET /api/events/demo": () => answer(anEvent()) },
      ADA,
    );
    await screen.findByRole("heading", { level: 1, name: "Settings" });
    const read = calls.find((call) => nameOf(call) === "GET /api/events/demo");
    expect(read?.headers.get("authorization")).toBe("Bearer token");
    expect(read?.headers.get("x-as-organizer")).toBe("true");
  });

  it("sees only the events that they organize, and creates none", async () => {
    const events = [anEvent(), anEvent({ eventId: "other", title: "Other days" })];
    const service = { ...rolesAre([demo]), "GET /api/events": () => answer({ events }) };
    renderOrganizer("/organizer", service, ADA);
    await screen.findByRole("link", { name: "Harbour days" });
    expect(screen.queryByRole("link", { name: "Other days" })).toBeNull();
    expect(screen.queryByRole("link", { name: "New event" })).toBeNull();
  });

  it.each([
    ["another event", "/organizer/events/other", demo],
    ["a new event", "/organizer/new", demo],
    ["the event whose door they are", "/organizer/events/demo", { ...demo, role: "DOOR" }],
    ["any event, as its door", "/organizer", { ...demo, role: "DOOR" }],
  ])("is refused at %s", async (_, address, role) => {
    renderOrganizer(address, rolesAre([role]), ADA);
    await screen.findByText(/This account is not an organizer here/);
  });

  it("is told when their roles cannot be read, and tries again", async () => {
    const answers = [refuse(500, "INTERNAL_ERROR")];
    const roles = rolesAre([demo])["GET /api/me/roles"];
    const { user } = renderOrganizer(
      "/organizer",
      {
        "GET /api/me/roles": () => answers.shift() ?? roles(),
        "GET /api/events": () => answer({ events: [anEvent()] }),
      },
      ADA,
    );
    await user.click(await screen.findByRole("button", { name: "Try again" }));
    await screen.findByRole("link", { name: "Harbour days" });
  });
});

it("sends every request with the token of the signed-in person", async () => {
  const { calls } = renderOrganizer("/organizer", {
    "GET /api/events": () => answer({ events: [anEvent()] }),
  });
  await screen.findByRole("link", { name: "Harbour days" });
  expect(calls[0]?.headers.get("authorization")).toBe("Bearer olgas-token");
});

it("notices when the service no longer accepts the token", async () => {
  const { actions } = renderOrganizer("/organizer", {
    "GET /api/events": () => refuse(401, "UNAUTHENTICATED"),
  });
  await waitFor(() => expect(actions.expire).toHaveBeenCalled());
});

it.each([
  ["the account may not", () => refuse(403, "FORBIDDEN"), /It is for organizers/],
  [
    "too much is going on",
    () => refuse(503, "UNAVAILABLE", {}, { "retry-after": "5" }),
    /again in 5 seconds/,
  ],
  ["the service fails", () => refuse(500, "INTERNAL_ERROR"), /is not answering right now/],
  ["the answer is not of the contract", () => answer({ something: "else" }), /is not answering right now/],
])("says when %s", async (_, play, said) => {
  renderOrganizer("/organizer", { "GET /api/events": play });
  await screen.findByText(said);
});

it("says that the event does not exist", async () => {
  renderOrganizer("/organizer/events/nowhere", {
    "GET /api/events/nowhere": () => refuse(404, "EVENT_NOT_FOUND"),
  });
  await screen.findByRole("heading", { name: "There is nothing here" });
});

it("leads from page to page of an event, to its agenda and back to all events", async () => {
  const { user, address } = renderOrganizer("/organizer/events/demo/settings", {
    "GET /api/events/demo": () => answer(anEvent()),
    "GET /api/events/demo/sessions": () => answer({ sessions: [anOrganizedSession()] }),
  });
  await screen.findByRole("heading", { level: 1, name: "Settings" });
  const [sessions] = screen.getAllByRole("link", { name: "Sessions" });
  await user.click(sessions as HTMLElement);
  await screen.findByRole("heading", { level: 1, name: "Sessions" });
  expect(address()).toBe("/organizer/events/demo/sessions");
  expect(screen.getAllByRole("link", { name: "Sessions" })[0]?.getAttribute("aria-current")).toBe("page");
  expect(screen.getByRole("link", { name: "View the agenda" }).getAttribute("href")).toBe("/events/demo");
  expect(screen.getByRole("link", { name: "All events to organize" }).getAttribute("href")).toBe(
    "/organizer",
  );
});

it.each([
  ["its form", "Knots"],
  ["its roster", "Roster of “Knots”"],
])("leads from a session, here %s, back to the list with its filters", async (_, link) => {
  const { user, address } = renderOrganizer("/organizer/events/demo/sessions?q=kno", {
    "GET /api/events/demo": () => answer(anEvent()),
    "GET /api/events/demo/sessions": () => answer({ sessions: [anOrganizedSession()] }),
    "GET /api/sessions/demo.knots": () => answer(anOrganizedSession()),
    "GET /api/sessions/demo.knots/roster": () => answer({ attendees: [], nextCursor: null }),
  });
  await user.click(await screen.findByRole("link", { name: link }));
  await screen.findByRole("heading", { level: 1, name: "Knots" });
  expect(screen.queryByRole("link", { name: "All events to organize" })).toBe(null);
  expect(screen.queryByRole("link", { name: "Sessions", current: false })).toBe(null);
  await user.click(screen.getByRole("link", { name: "Back to the sessions" }));
  expect(address()).toBe("/organizer/events/demo/sessions?q=kno");
  screen.getByRole("link", { name: "All events to organize" });
});
