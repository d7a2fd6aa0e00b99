import { screen, waitFor, within } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { expect, it, vi } from "vitest";
import type { Rsvp } from "../../web/src/api/answers.ts";
import { PageTitle } from "../../web/src/app/page-title.tsx";
import OfferDock from "../../web/src/features/rsvp/offer-dock.tsx";
import { clockTime } from "../../web/src/time/zoned.ts";
import { answer, refuse, type Service } from "./support/fake-service.ts";
import { ADA, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import { RSVP_PATH } from "./support/seats-page.tsx";
import {
  anRsvp,
  cancelledBy,
  EVENT,
  fullSession,
  inHours,
  offeredFor,
  type Shown,
  showing,
} from "./support/sessions.ts";

const ACCEPT = `POST ${RSVP_PATH}/accept`;
const DELETE = `DELETE ${RSVP_PATH}`;

const page = (
  <>
    <OfferDock eventId="demo" />
    <main id="content" tabIndex={-1}>
      <PageTitle parts={["Agenda"]} />
    </main>
  </>
);
const routes = (
  <Routes>
    <Route path="events/:eventId" element={page} />
  </Routes>
);
const renderPage = (shown: readonly Shown[], service: Service = {}, identity = ADA) =>
  renderApp(routes, showing(shown, service), identity, "/events/demo");

const offered = (minutes: number, changes: Partial<Rsvp> = {}): Rsvp => ({
  ...offeredFor(minutes),
  ...changes,
});
const tides = (minutes: number): Shown => [
  fullSession({ sessionId: "demo.tides", title: "Tides" }),
  offered(minutes, { rsvpId: "r2", sessionId: "demo.tides" }),
];
const card = () => screen.findByRole("region", { name: "Open offer" });
const noCard = () => waitFor(() => expect(screen.queryByRole("region", { name: "Open offer" })).toBe(null));

it("shows an open offer with the time that is left, and says it in the page's title", async () => {
  renderPage([[fullSession(), offered(22.5)]]);
  const offer = within(await card());
  offer.getByText("A seat is yours");
  offer.getByText("23");
  offer.getByText(/^until \d\d:\d\d( \S+)?$/);
  expect(offer.getByRole("link", { name: "Knots" }).getAttribute("href")).toBe(
    "/events/demo/sessions/demo.knots/offer",
  );
  await waitFor(() => expect(document.title).toBe("(Offer) Agenda · Session RSVP"));
});

it("says in which hours the time does not run, if the offer ends after them, and on which day", async () => {
  const clock = (hours: number) => clockTime(inHours(hours), EVENT.timeZone);
  const quietHours = { from: clock(-1), to: clock(1.5) };
  const service = { "GET /api/events/demo": () => answer({ ...EVENT, quietHours }) };
  renderPage([[fullSession(), offered(46 * 60)]], service);
  const offer = within(await card());
  offer.getByText(`The time does not run from ${quietHours.from} to ${quietHours.to}.`);
  offer.getByText(/^until \w{3} \d+ \w+, \d\d:\d\d( \S+)?$/);
});

it("shows the offer that ends first, and how many more there are", async () => {
  renderPage([[fullSession(), offered(40)], tides(20)]);
  const offer = within(await card());
  offer.getByRole("link", { name: "Tides" });
  offer.getByRole("link", { name: "and 1 more" });
});

it("accepts: the card goes, the focus is not lost, and the result is told", async () => {
  const { user } = renderPage([[fullSession(), offered(20)]], { [ACCEPT]: () => anRsvp() });
  await user.click(await screen.findByRole("button", { name: "Accept the seat in “Knots”" }));
  await screen.findByText("You have a seat in “Knots”.");
  await noCard();
  await waitFor(() => expect(document.title).toBe("Agenda · Session RSVP"));
  expect(document.activeElement?.id).toBe("content");
});

it("shows the card again if accepting failed", async () => {
  const service = { [ACCEPT]: () => refuse(503, "UNAVAILABLE") };
  const { user } = renderPage([[fullSession(), offered(20)]], service);
  await user.click(await screen.findByRole("button", { name: "Accept the seat in “Knots”" }));
  await screen.findByRole("button", { name: "Try again" });
  await card();
});

it("declines after a question, and the next offer follows", async () => {
  const { user } = renderPage([[fullSession(), offered(20)], tides(30)], {
    [DELETE]: () => cancelledBy("OFFER_DECLINED"),
  });
  await user.click(await screen.findByRole("button", { name: "Decline the seat in “Knots”" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Decline this seat?" });
  await user.click(within(dialog).getByRole("button", { name: "Decline" }));
  await screen.findByText("You have declined the seat in “Knots”.");
  await screen.findByRole("button", { name: "Accept the seat in “Tides”" });
});

it("is read aloud when it comes and when little time is left, but not every second", async () => {
  renderPage([[fullSession(), offered(4.5)]]);
  const before = (await screen.findByText(/^4:\d\d$/)).textContent;
  const said = screen.getByText("Less than five minutes are left to accept the seat in “Knots”.");
  expect(said.getAttribute("role")).toBe("status");
  const changed = vi.fn();
  new MutationObserver(changed).observe(said, { childList: true, characterData: true, subtree: true });
  await waitFor(() => expect(screen.getByText(/^4:\d\d$/).textContent).not.toBe(before), { timeout: 20_000 });
  expect(changed).not.toHaveBeenCalled();
});

it.each([
  [22, /^A seat in “Knots” is held for you until \d\d:\d\d( \S+)?\.$/],
  [0.9, /^Less than a minute is left to accept the seat in “Knots”\.$/],
])("says how urgent an offer of %d minutes is", async (minutes, said) => {
  renderPage([[fullSession(), offered(minutes)]]);
  await screen.findByText(said);
});

it("goes when the offer ends", async () => {
  renderPage([[fullSession(), offered(0.04)]]);
  await card();
  await waitFor(() => expect(screen.queryByRole("region", { name: "Open offer" })).toBe(null), {
    timeout: 20_000,
  });
});

it.each<[string, readonly Shown[], typeof ADA]>([
  ["an offer that has ended", [[fullSession(), offered(-1)]], ADA],
  ["an offer in a cancelled session", [[fullSession({ state: "CANCELLED" }), offered(20)]], ADA],
  ["somebody who is signed out", [[fullSession(), offered(20)]], SIGNED_OUT],
])("shows nothing for %s", async (_, shown, identity) => {
  const { asked } = renderPage(shown, {}, identity);
  await waitFor(() => expect(asked()).toContain("GET /api/events/demo"));
  await waitFor(() => expect(document.title).toBe("Agenda · Session RSVP"));
  await noCard();
});
