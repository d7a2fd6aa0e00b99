import { screen, waitFor, within } from "@testing-library/react";
import decodeQR from "qr/decode.js";
import { Route, Routes } from "react-router";
import { afterEach, expect, it, vi } from "vitest";
import type { Ticket } from "../../web/src/api/answers.ts";
import TicketPage from "../../web/src/app/pages/ticket-page.tsx";
import { lost, refuse, type Service } from "./support/fake-service.ts";
import { ADA, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import { anRsvp, aSession, inHours, showing } from "./support/sessions.ts";

const READ = "GET /api/events/demo/ticket";
const REPLACE = "POST /api/events/demo/ticket";

const aTicket = (changes: Partial<Ticket> = {}): Ticket => ({
  ticket: `SR1.abcdef.${"A".repeat(27)}.${"B".repeat(86)}`,
  ticketId: "k1rTbT0S9mF4-_aQ",
  code: "7KMX2Q9P",
  ...{ publicKey: "C".repeat(43), keyId: "abcdef", issuedAt: "2026-12-27T10:00:00.000Z" },
  ...changes,
});

const pages = (
  <Routes>
    <Route path="events/:eventId/ticket" element={<TicketPage />} />
  </Routes>
);
const knots = aSession({ title: "Knots", room: "Harbour", startsAt: inHours(-0.2), endsAt: inHours(1) });
const tides = aSession({
  ...{ sessionId: "demo.tides", title: "Tides" },
  ...{ startsAt: inHours(-3), endsAt: inHours(-2) },
});

function open(service: Service = {}, identity = ADA) {
  const shown = showing(
    [
      [tides, anRsvp({ rsvpId: "r2", sessionId: "demo.tides" })],
      [knots, anRsvp()],
    ],
    { [READ]: () => aTicket(), ...service },
  );
  return renderApp(pages, shown, identity, "/events/demo/ticket");
}

/** What a scanner reads, with eight pixels for each module of the drawing. */
function scanned(picture: HTMLElement): string {
  const [x0 = 0, y0 = 0, modules = 0] = picture.getAttribute("viewBox")?.split(" ").map(Number) ?? [];
  const size = modules * 8;
  const data = new Uint8Array(3 * size * size).fill(255);
  const paths = picture.querySelector("path")?.getAttribute("d") ?? "";
  for (const [, x, y, width] of paths.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let row = (Number(y) - y0) * 8; row < (Number(y) - y0 + 1) * 8; row++)
      data.fill(
        0,
        3 * (row * size + (Number(x) - x0) * 8),
        3 * (row * size + (Number(x) - x0 + Number(width)) * 8),
      );
  }
  return decodeQR({ width: size, height: size, data });
}

afterEach(() => vi.unstubAllGlobals());

const askToReplace = async ({ user }: ReturnType<typeof open>, answer: string) => {
  await user.click(await screen.findByRole("button", { name: "Replace the ticket …" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Replace your ticket?" });
  await user.click(within(dialog).getByRole("button", { name: answer }));
};

it("shows the code as a picture and in letters, the person, and the session that comes next", async () => {
  open();
  await screen.findByRole("img", { name: /^QR code of your ticket/ });
  screen.getByText("7KMX 2Q9P");
  screen.getByText("Ada");
  screen.getByText("Harbour days");
  const next = await screen.findByRole("link", { name: /Knots/ });
  expect(next.textContent).toContain("Now · Harbour");
  expect(next.getAttribute("href")).toBe("/events/demo/sessions/demo.knots");
});

it("has a picture from which a scanner reads the text of the ticket", async () => {
  open();
  const picture = await screen.findByRole("img", { name: /^QR code of your ticket/ });
  expect(scanned(picture)).toBe(aTicket().ticket);
});

it("leads to the agenda if nothing is ahead, and is complete without My Schedule", async () => {
  const { unmount } = open({
    "GET /api/events/demo/my-schedule": () => ({ entries: [], ended: [], refreshAfterSeconds: 0 }),
  });
  await screen.findByText("No sessions today");
  expect(screen.getByRole("link", { name: "Find a session" }).getAttribute("href")).toBe("/events/demo");
  unmount();
  open({ "GET /api/events/demo/my-schedule": lost });
  await screen.findByRole("img", { name: /^QR code/ });
  screen.getByText("7KMX 2Q9P");
});

it("replaces the ticket only after a question, and names the one that it replaces", async () => {
  const second = aTicket({ ticketId: "AAAAAAAAAAAAAAAA", code: "ZZZZ1111" });
  const sent: unknown[] = [];
  const view = open({
    [READ]: () => (sent.length === 0 ? aTicket() : second),
    [REPLACE]: ({ body }) => {
      sent.push(body);
      return second;
    },
  });
  await askToReplace(view, "Keep the ticket");
  expect(sent).toEqual([]);
  screen.getByText("7KMX 2Q9P");
  await askToReplace(view, "Replace the ticket");
  await screen.findByText("ZZZZ 1111");
  expect(sent).toEqual([{ replaces: "k1rTbT0S9mF4-_aQ" }]);
  await screen.findByText("This is your new ticket. The old one is no longer valid.");
});

it.each([
  ["without a network", () => lost(), /^You seem to be offline\. Your ticket is still valid/],
  ["too often", () => refuse(429, "RATE_LIMITED", { retryAfter: 20 }), /^That was too often/],
  ["in vain", () => refuse(503, "UNAVAILABLE"), /^The ticket could not be replaced/],
])("keeps the ticket that is shown if it is replaced %s", async (_, answer, told) => {
  const view = open({ [REPLACE]: answer });
  await askToReplace(view, "Replace the ticket");
  await screen.findByText(told);
  screen.getByText("7KMX 2Q9P");
});

it("keeps the screen on while the page is visible, and lets it go with the page", async () => {
  const release = vi.fn(async () => undefined);
  const request = vi.fn(async () => ({ release }));
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { wakeLock: { request } }));
  const { unmount } = open();
  await screen.findByText("7KMX 2Q9P");
  await waitFor(() => expect(request).toHaveBeenCalledTimes(1));
  document.dispatchEvent(new Event("visibilitychange"));
  expect(request).toHaveBeenCalledTimes(2);
  unmount();
  await waitFor(() => expect(release).toHaveBeenCalled());
});

it("asks people to sign in, and asks the service for nothing before", async () => {
  const { user, actions, asked } = open({}, SIGNED_OUT);
  await user.click(await screen.findByRole("button", { name: "Sign in" }));
  expect(actions.signIn).toHaveBeenCalledWith({ returnTo: "/events/demo/ticket" });
  expect(asked()).not.toContain(READ);
});

it("says what is wrong: no such event, or no answer, which it asks for again", async () => {
  const { unmount } = open({ [READ]: () => refuse(404, "EVENT_NOT_FOUND") });
  await screen.findByText("There is nothing here");
  unmount();
  let broken = true;
  const { user } = open({ [READ]: () => (broken ? refuse(503, "UNAVAILABLE") : aTicket()) });
  await screen.findByText("This could not be loaded");
  broken = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByText("7KMX 2Q9P");
});
