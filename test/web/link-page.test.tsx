import { screen, waitFor } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { describe, expect, it } from "vitest";
import type { LinkAnswer, Rsvp } from "../../web/src/api/answers.ts";
import LinkPage from "../../web/src/app/pages/link-page.tsx";
import type { Identity } from "../../web/src/identity/identity.ts";
import { lost, refuse, type Service } from "./support/fake-service.ts";
import { ADA, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import { anRsvp, inHours, offeredFor } from "./support/sessions.ts";

const PATH = "/api/links/a.b.c";
const PLACE = "Sun 27 Dec, 11:00 – 12:00 · Hall 1";

const link = (changes: Partial<LinkAnswer> = {}): LinkAnswer => ({
  ...{ act: "accept", canAct: true, eventId: "demo", eventTitle: "Winter Camp", timeZone: "Europe/Berlin" },
  session: {
    ...{ sessionId: "demo.knots", title: "Knots", room: "Hall 1" },
    ...{ startsAt: "2026-12-27T10:00:00.000Z", endsAt: "2026-12-27T11:00:00.000Z" },
  },
  rsvp: { ...offeredFor(22.5), offeredAt: inHours(-0.1) },
  ...changes,
});

/** The page of somebody who has not signed in, if nothing else is said. */
function open(service: Service, identity: Identity = SIGNED_OUT) {
  const page = (
    <Routes>
      <Route path="links/:token" element={<LinkPage />} />
    </Routes>
  );
  return renderApp(page, service, identity, "/links/a.b.c");
}

const opened = (changes: Partial<LinkAnswer>, done: object = {}) =>
  open({ [`GET ${PATH}`]: () => link(changes), [`POST ${PATH}`]: () => done });

const confirmed: Rsvp = anRsvp({ status: "CONFIRMED" });

it("asks before it takes a seat, and then says that they have it", async () => {
  const { user, asked } = opened({}, { outcome: "OFFER_ACCEPTED", rsvp: confirmed });
  await screen.findByRole("heading", { name: "A seat is yours" });
  expect(screen.getByRole("timer").textContent).toBe("23 min");
  expect(document.body.textContent).toContain(PLACE);
  expect(asked()).toEqual([`GET ${PATH}`]);
  await user.click(screen.getByRole("button", { name: "Accept this seat" }));
  const heading = await screen.findByRole("heading", { name: "You have a seat" });
  screen.getByText("You have a seat in “Knots”.");
  await waitFor(() => expect(document.activeElement).toBe(heading));
  expect(document.body.textContent).toContain(PLACE);
  expect(screen.getByRole("link", { name: "Open the session" }).getAttribute("href")).toBe(
    "/events/demo/sessions/demo.knots",
  );
});

it("declines only when asked to", async () => {
  const rsvp = anRsvp({ status: "CANCELLED", cancelReason: "OFFER_DECLINED" });
  const { user } = opened({ act: "decline" }, { outcome: "OFFER_DECLINED", rsvp });
  await screen.findByRole("heading", { name: "Decline this seat?" });
  await user.click(screen.getByRole("button", { name: "No, give it to the next in line" }));
  await screen.findByRole("heading", { name: "You have declined the seat" });
  screen.getByText("You have no seat in “Knots”, and you are not on its waitlist.");
});

it.each([
  ["You have a seat in “Knots”.", confirmed],
  ["You are on the waitlist of “Knots”.", anRsvp({ status: "WAITLISTED" })],
  ["You have no seat in “Knots”, and you are not on its waitlist.", anRsvp({ status: "CANCELLED" })],
])("says when the offer is no longer open, and what is so: %s", async (standing, rsvp) => {
  opened({ canAct: false, rsvp });
  await screen.findByRole("heading", { name: "This offer is no longer open" });
  screen.getByText(standing);
  expect(document.body.textContent).toContain(PLACE);
  expect(screen.queryByRole("button")).toBeNull();
});

it("ends the mails of all events when asked to, and leads to the preferences", async () => {
  const { user } = opened({ act: "unsubscribe" }, { outcome: "UNSUBSCRIBED", rsvp: null });
  await screen.findByRole("heading", { name: "Get no more mails?" });
  screen.getByText(/^This is for all events\./);
  await user.click(screen.getByRole("button", { name: "Send no more mails" }));
  await screen.findByRole("heading", { name: "You get no more mails" });
  expect(screen.getByRole("link", { name: "Open your preferences" }).getAttribute("href")).toBe(
    "/preferences",
  );
});

it.each([
  [404, "LINK_NOT_FOUND", "This link does not work"],
  [410, "LINK_EXPIRED", "This link has expired"],
])("explains a link that is answered with %i", async (status, code, title) => {
  open({ [`GET ${PATH}`]: () => refuse(status, code) });
  await screen.findByRole("heading", { name: title });
});

it("can be tried again when the answer is lost", async () => {
  const { user } = open({ [`GET ${PATH}`]: () => link(), [`POST ${PATH}`]: () => lost() });
  await user.click(await screen.findByRole("button", { name: "Accept this seat" }));
  expect((await screen.findByRole("alert")).textContent).toBe("That did not work. Please try again.");
  screen.getByRole("button", { name: "Accept this seat" });
});

it("shows that the offer ends while the page is open", async () => {
  opened({ rsvp: offeredFor(0.03) });
  await screen.findByRole("heading", { name: "A seat is yours" });
  await screen.findByRole("heading", { name: "This offer is no longer open" }, { timeout: 20_000 });
  screen.getByText("You have no seat in “Knots”, and you are not on its waitlist.");
});

describe("a seat at the same time that forbids this one", () => {
  const OFFER = "/events/demo/sessions/demo.knots/offer";
  const conflict = { sessionId: "demo.tides", title: "Tides", status: "CONFIRMED", tight: false };
  const waits = { ...conflict, sessionId: "demo.sails", title: "Sails", status: "WAITLISTED" };
  const clashing: Service = {
    [`GET ${PATH}`]: () => link(),
    [`POST ${PATH}`]: () => refuse(409, "TIME_CONFLICT", { conflicts: [conflict, waits] }),
  };

  it("is named, and the person signs in to accept in exchange on the offer's page", async () => {
    const { user, actions } = open(clashing);
    await user.click(await screen.findByRole("button", { name: "Accept this seat" }));
    expect((await screen.findByRole("alert")).textContent).toMatch(
      /^At the same time as your seat in “Tides”\. .* The offer is still open\.$/,
    );
    await user.click(screen.getByRole("button", { name: "Sign in and accept in exchange" }));
    expect(actions.signIn).toHaveBeenCalledExactlyOnceWith({ returnTo: OFFER });
  });

  it("leads people who are signed in to the offer's page at once", async () => {
    const { user } = open(clashing, ADA);
    await user.click(await screen.findByRole("button", { name: "Accept this seat" }));
    const exchange = await screen.findByRole("link", { name: "Accept in exchange" });
    expect(exchange.getAttribute("href")).toBe(OFFER);
  });
});
