import { screen, waitFor, within } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { describe, expect, it, vi } from "vitest";
import type { Rsvp, Session } from "../../web/src/api/answers.ts";
import SessionPage from "../../web/src/app/pages/session-page.tsx";
import OfferDock from "../../web/src/features/rsvp/offer-dock.tsx";
import { type Call, refuse, type Service } from "./support/fake-service.ts";
import { answerLater, goOfflineAndBack, renderApp } from "./support/render-app.tsx";
import { RSVP_PATH, SeatsPage } from "./support/seats-page.tsx";
import { anRsvp, fullSession, inHours, offeredFor, scheduleOf, showing } from "./support/sessions.ts";

const PUT = `PUT ${RSVP_PATH}`;
const PASS = `POST ${RSVP_PATH}/pass`;
const full = fullSession({ waiting: 3 });
const waiting = (changes: Partial<Rsvp> = {}) =>
  anRsvp({ status: "WAITLISTED", waitlistPosition: 3, onOffer: "ASK", passesLeft: 3, ...changes });
const offered = (passesLeft: number) => ({ ...offeredFor(20), onOffer: "ASK" as const, passesLeft });

const renderButton = (rsvp: Rsvp | undefined, service: Service = {}, session: Session = full) =>
  renderApp(
    <>
      <OfferDock eventId="demo" />
      <main id="content" tabIndex={-1}>
        <SeatsPage session={session} />
      </main>
    </>,
    showing([[session, rsvp]], service),
  );

const renderPage = (rsvp: Rsvp, service: Service = {}, session: Session = full) =>
  renderApp(
    <Routes>
      <Route path="events/:eventId/sessions/:sessionId" element={<SessionPage />} />
    </Routes>,
    showing([[session, rsvp]], service),
    undefined,
    "/events/demo/sessions/demo.knots",
  );

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const option = (name: RegExp) => screen.findByRole<HTMLInputElement>("radio", { name });

describe("what happens when a seat comes", () => {
  it("can be chosen right after joining", async () => {
    const put = vi.fn(({ body }: Call) => waiting(body as Partial<Rsvp>));
    const { user } = renderButton(undefined, { [PUT]: put });
    await user.click(await button("Join waitlist: Knots"));
    await user.click(await button("If a seat comes …"));
    const asked = within(await screen.findByRole("alertdialog", { name: "You are on the waitlist" }));
    expect(asked.getAllByRole("radio")).toHaveLength(3);
    await user.click(await option(/^Take it\s*You have the seat at once/));
    await screen.findByText("The next seat in “Knots” that comes for you is yours.");
    expect(put.mock.calls.map(([{ body }]) => body)).toEqual([
      { ifFull: "WAITLIST" },
      { ifFull: "WAITLIST", onOffer: "TAKE" },
    ]);
    await user.click(asked.getByRole("button", { name: "Done" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBe(null));
  });

  it("can be changed later, where a person could leave", async () => {
    const put = vi.fn((_: Call) => waiting({ onOffer: "TAKE_IF_FREE" }));
    const { user } = renderButton(waiting({ onOffer: "TAKE" }), { [PUT]: put });
    await user.click(await button(/^#3 in line/));
    expect((await option(/^Take it\s*You/)).checked).toBe(true);
    await user.click(await option(/^Take it if nothing clashes/));
    await waitFor(() => expect(put).toHaveBeenCalledOnce());
    expect((await option(/^Take it if nothing clashes/)).checked).toBe(true);
  });

  it("can be changed on the session's page, and is taken back if it could not be saved", async () => {
    const { user } = renderPage(waiting(), { [PUT]: () => refuse(503, "UNAVAILABLE") });
    await user.click(await option(/^Take it if nothing clashes/));
    await screen.findByText("Your choice could not be saved. Please try again.");
    expect((await option(/^Ask me/)).checked).toBe(true);
  });

  it("is the last of several, and the others are not sent", async () => {
    const put = vi.fn(({ body }: Call) => waiting(body as Partial<Rsvp>));
    const { user } = renderPage(waiting(), { [PUT]: put });
    (await option(/^Ask me/)).focus();
    await user.keyboard("{ArrowDown}{ArrowDown}");
    await screen.findByText(/^The next seat in “Knots” that comes for you is yours, if/);
    expect(put.mock.calls.map(([{ body }]) => body)).toEqual([
      { ifFull: "WAITLIST", onOffer: "TAKE_IF_FREE" },
    ]);
  });

  it("is sent once more if another one is made while it is on its way", async () => {
    const first = answerLater();
    const put = vi.fn(({ body }: Call) =>
      put.mock.calls.length === 1 ? first.promise : waiting(body as Partial<Rsvp>),
    );
    const { user } = renderPage(waiting(), { [PUT]: put });
    await user.click(await option(/^Take it\s*You have/));
    await waitFor(() => expect(put).toHaveBeenCalledOnce());
    await user.click(await option(/^Ask me/));
    first.resolve(waiting({ onOffer: "TAKE" }));
    await screen.findByText("You will be asked when a seat in “Knots” comes for you.");
    expect(put.mock.calls.map(([{ body }]) => (body as Partial<Rsvp>).onOffer)).toEqual(["TAKE", "ASK"]);
  });

  it.each<[string, Rsvp, string]>([
    ["an offer that has come", offered(3), "A seat in “Knots” is already offered to you."],
    ["a seat that has come", anRsvp(), "You already have a seat in “Knots”."],
    [
      "another tab has left the waitlist",
      anRsvp({ status: "CANCELLED", cancelReason: "ATTENDEE" }),
      "You are no longer on the waitlist for “Knots”.",
    ],
  ])("takes and joins nothing on a page that has not heard of it: %s", async (_, now, told) => {
    const { user, asked } = renderPage(waiting(), { "GET /api/sessions/demo.knots/rsvp": () => now });
    await user.click(await option(/^Take it if nothing clashes/));
    await screen.findByText(told);
    expect(asked().filter((each) => !each.startsWith("GET"))).toEqual([]);
  });

  it("comes after what the session is about", async () => {
    renderPage(waiting());
    const [choice, about] = [
      await option(/^Ask me/),
      await screen.findByText("There is no description yet."),
    ];
    expect(about.compareDocumentPosition(choice)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it("is no longer asked about once the waitlist has closed", async () => {
    renderPage(waiting(), {}, { ...full, lineClosesAt: inHours(-0.01) });
    await screen.findByText(/^The waitlist has closed/);
    expect(screen.queryByRole("radio")).toBe(null);
    expect(screen.queryByRole("button", { name: "Any one of several …" })).toBe(null);
  });

  it("says when it was made too fast", async () => {
    const { user } = renderPage(waiting(), {
      [PUT]: () => refuse(429, "RATE_LIMITED", {}, { "retry-after": "12" }),
    });
    await user.click(await option(/^Take it if nothing clashes/));
    await screen.findByText("You are a bit too fast, so your choice is not saved. Try again in 12 seconds.");
    expect((await option(/^Ask me/)).checked).toBe(true);
  });

  it("is no longer asked for once a seat has come", async () => {
    let mine: Rsvp | undefined;
    const { user } = renderButton(undefined, {
      [PUT]: () => (mine = waiting()),
      "GET /api/events/demo/my-schedule": () => scheduleOf([[full, mine]]),
    });
    await user.click(await button("Join waitlist: Knots"));
    await user.click(await button("If a seat comes …"));
    await screen.findByRole("alertdialog", { name: "You are on the waitlist" });
    mine = offered(3);
    goOfflineAndBack();
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBe(null));
    await button("Accept: Knots");
  });

  it("is asked about only because of a clash, where all people get the seat at once", async () => {
    const { user } = renderButton(waiting(), {}, { ...full, waitlistPolicy: "AUTO_CONFIRM" });
    await user.click(await button(/^#3 in line/));
    expect((await screen.findAllByRole("radio")).length).toBe(2);
    expect((await option(/^Take it\s*You have the seat at once\.$/)).checked).toBe(true);
  });
});

describe("an offer that comes too early", () => {
  it("can be put off instead of declined, and the place in line stays", async () => {
    const passed = waiting({ waitlistPosition: 1, passesLeft: 1, passedUntil: inHours(0.3) });
    const { user, asked } = renderButton(offered(2), { [PASS]: () => passed });
    await user.click(await button("Decline: Knots"));
    const dialog = within(await screen.findByRole("alertdialog", { name: "Decline this seat?" }));
    dialog.getByText(/are first again after \d\d:\d\d\. You can do this 2 more times\.$/);
    await user.click(dialog.getByRole("button", { name: "Not now, keep my place" }));
    await screen.findByText("You keep your place in line for “Knots”. This seat goes to the next person.");
    await button(/^#1 in line/);
    expect(asked().filter((each) => !each.startsWith("GET"))).toEqual([PASS]);
  });

  it("cannot be put off for ever", async () => {
    const { user } = renderButton(offered(0));
    await user.click(await button("Decline: Knots"));
    const dialog = within(await screen.findByRole("alertdialog"));
    expect(dialog.queryByText(/Not now/)).toBe(null);
  });

  it("leaves the focus where the choice comes in its place", async () => {
    const { user } = renderPage(offered(2), { [PASS]: () => waiting({ passesLeft: 1 }) });
    await user.click(await button("Not now, keep my place"));
    await option(/^Ask me/);
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Your place on the waitlist");
  });

  it("stays open if it cannot be put off any more", async () => {
    const { user } = renderPage(offered(1), { [PASS]: () => refuse(409, "NO_PASSES_LEFT") });
    await user.click(await button("Not now, keep my place"));
    await screen.findByText("You cannot put this offer off any more. It is still open.");
    await button("Accept: Knots");
  });

  it("says on the session's page how long the pass lasts", async () => {
    renderPage(waiting({ passedUntil: inHours(0.3), passesLeft: 2 }));
    await screen.findByText(
      /^You have put an offer off\. You keep your place, and get no other offer before/,
    );
  });
});
