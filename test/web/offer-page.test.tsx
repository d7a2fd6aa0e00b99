import { act, screen, waitFor, within } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Event, Rsvp } from "../../web/src/api/answers.ts";
import SessionPages from "../../web/src/app/pages/session-pages.tsx";
import OfferDock from "../../web/src/features/rsvp/offer-dock.tsx";
import { type Call, lost, refuse, type Service } from "./support/fake-service.ts";
import { ADA, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import { RSVP_PATH } from "./support/seats-page.tsx";
import {
  anRsvp,
  aSession,
  cancelledBy,
  EVENT,
  fullSession,
  inHours,
  noSuch,
  offeredFor,
  type Shown,
  showing,
} from "./support/sessions.ts";

const ACCEPT = `POST ${RSVP_PATH}/accept`;
const PASS = `POST ${RSVP_PATH}/pass`;
const DELETE = `DELETE ${RSVP_PATH}`;
const ADDRESS = "/events/demo/sessions/demo.knots";

const knots = aSession({ speakers: [{ name: "Mika Laurens" }], room: "Lighthouse" });
const tides = aSession({ sessionId: "demo.tides", title: "Tides" });
const later = fullSession({
  ...{ sessionId: "demo.sails", title: "Sails" },
  ...{ startsAt: inHours(30), endsAt: inHours(31) },
});

interface Scene {
  readonly rsvp?: Rsvp | undefined;
  readonly others?: readonly Shown[];
  readonly event?: Partial<Event>;
  readonly service?: Service;
  readonly identity?: typeof ADA;
  readonly address?: string;
}

/** The event's pages with what the frame around them has. */
function renderPage({ rsvp, others = [], event = {}, service = {}, ...at }: Scene = {}) {
  const { identity = ADA, address = `${ADDRESS}/offer` } = at;
  const played = { "GET /api/events/demo": () => ({ ...EVENT, ...event }), ...service };
  return renderApp(
    <>
      <OfferDock eventId="demo" />
      <main id="content" tabIndex={-1}>
        <Routes>
          <Route path="events/:eventId/sessions/:sessionId/*" element={<SessionPages />} />
        </Routes>
      </main>
    </>,
    showing([[knots, rsvp], ...others], played),
    identity,
    address,
  );
}

const title = (name: string) => screen.findByRole("heading", { level: 1, name });
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const open = (minutes: number, passesLeft = 0) => ({ ...offeredFor(minutes), passesLeft });
const dock = () => screen.queryByRole("region", { name: "Open offer" });

describe("an open offer", () => {
  it("is a page of its own: the session, the time that is left, what follows, and nothing that repeats it", async () => {
    renderPage({ rsvp: open(22.5) });
    await title("A seat is yours");
    screen.getByText(/Then the next in line gets it\.$/);
    screen.getByText("If the time ends without an answer, you also leave the waitlist.");
    expect(screen.getByRole("link", { name: "Knots" }).getAttribute("href")).toBe(ADDRESS);
    screen.getByText(/\d\d:\d\d – \d\d:\d\d · Lighthouse · Mika Laurens$/);
    screen.getByText("Nothing else of yours at that time");
    expect(screen.getByRole("timer").textContent).toBe("23 min");
    screen.getByText(/^until \d\d:\d\d( \S+)?$/);
    expect(screen.getAllByRole("button", { name: /^Accept/ })).toHaveLength(1);
    await waitFor(() => expect(document.title).toContain("Offer · Knots"));
    expect(dock()).toBe(null);
  });

  it("is accepted: the seat lights up, and the title has the focus", async () => {
    const { user, container } = renderPage({ rsvp: open(20), service: { [ACCEPT]: () => anRsvp() } });
    await user.click(await button("Accept this seat"));
    const heading = await title("You have a seat");
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(container.querySelector(".light-up")).not.toBe(null);
    screen.getByRole("link", { name: "See My Schedule" });
    await screen.findByText("You have a seat in “Knots”.");
  });

  it("stays open if accepting failed", async () => {
    const service = { [ACCEPT]: () => refuse(503, "UNAVAILABLE") };
    const { user } = renderPage({ rsvp: open(20), service });
    await user.click(await button("Accept this seat"));
    await button("Try again");
    await button("Accept this seat");
  });

  it("goes to the next in line after a question, and the focus returns if the person changes their mind", async () => {
    const { user } = renderPage({
      rsvp: open(20),
      service: { [DELETE]: () => cancelledBy("OFFER_DECLINED") },
    });
    const decline = await button("No, give it to the next in line");
    await user.click(decline);
    await user.click(await button("Keep the offer"));
    await waitFor(() => expect(document.activeElement).toBe(decline));
    await user.click(decline);
    const asked = within(await screen.findByRole("alertdialog", { name: "Decline this seat?" }));
    await user.click(asked.getByRole("button", { name: "Decline" }));
    await title("You have declined the seat");
  });

  it("is put off, and says how often that can be done", async () => {
    const passed = anRsvp({
      ...{ status: "WAITLISTED", waitlistPosition: 1 },
      ...{ passesLeft: 1, passedUntil: inHours(0.3) },
    });
    const { user } = renderPage({ rsvp: open(20, 2), service: { [PASS]: () => passed } });
    await screen.findByText(/You can do this 2 more times\.$/);
    await user.click(await button("Not now, keep my place"));
    await title("You keep your place in line");
    screen.getByText(/You get no other offer before \d\d:\d\d( \S+)?\. You are #1 in line\.$/);
  });

  it("cannot be put off for ever", async () => {
    renderPage({ rsvp: open(20, 0) });
    await button("Accept this seat");
    expect(screen.queryByRole("button", { name: /Not now/ })).toBe(null);
  });

  it("turns urgent in its last minute, and the button keeps its name", async () => {
    renderPage({ rsvp: open(0.9) });
    await title("Yours for a moment");
    expect(screen.getByRole("timer").textContent).toMatch(/^0:\d\d$/);
    screen.getByText("then the next in line");
    await button("Accept this seat");
  });

  it("cannot be answered without a network, and says so", async () => {
    renderPage({ rsvp: open(20) });
    await button("Accept this seat");
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    act(() => void window.dispatchEvent(new Event("offline")));
    const accept = await button("Accept when you are online");
    expect(accept.getAttribute("aria-disabled")).toBe("true");
    screen.getByText(/^There is no connection\./);
  });

  it("names other open offers, which would cover its answers", async () => {
    const other = { ...open(40), rsvpId: "r2", sessionId: later.sessionId };
    renderPage({ rsvp: open(20), others: [[later, other]] });
    const link = await screen.findByRole("link", { name: "You have one more open offer" });
    expect(link.getAttribute("href")).toBe("/events/demo/notices");
    expect(dock()).toBe(null);
  });

  afterEach(() => void vi.restoreAllMocks());
});

describe("an offer beside a seat at the same time", () => {
  const mine: readonly Shown[] = [[tides, anRsvp({ rsvpId: "r2", sessionId: tides.sessionId })]];
  const swapped = {
    ...anRsvp(),
    givenUp: { ...anRsvp({ sessionId: tides.sessionId }), status: "CANCELLED", cancelReason: "SWAPPED" },
  };

  it("names it, and is accepted in exchange where the event allows one seat only", async () => {
    const accept = vi.fn((_: Call) => swapped);
    const { user } = renderPage({
      ...{ rsvp: open(20), others: mine },
      ...{ event: { conflictPolicy: "BLOCK" }, service: { [ACCEPT]: accept } },
    });
    await screen.findByText(/^At the same time as/);
    screen.getByText("Only one of the two is possible: accepting gives up “Tides”.");
    await user.click(await button("Accept and give up “Tides”"));
    const asked = within(await screen.findByRole("alertdialog", { name: "Accept and give up “Tides”?" }));
    await user.click(asked.getByRole("button", { name: "Accept and swap" }));
    await title("You have a seat");
    await waitFor(() =>
      expect(accept.mock.calls.map(([{ body }]) => body)).toEqual([{ swapFor: "demo.tides" }]),
    );
  });

  it("asks about it where the event allows both", async () => {
    const { user } = renderPage({ rsvp: open(20), others: mine });
    await screen.findByText("You are asked what happens to your seat in “Tides”.");
    await user.click(await button("Accept this seat"));
    await button("Accept and keep both");
    await user.click(await button("Change nothing"));
    await waitFor(async () => expect(document.activeElement).toBe(await button("Accept this seat")));
  });

  it("says nothing of it where the event allows overlaps", async () => {
    renderPage({ rsvp: open(20), others: mine, event: { conflictPolicy: "ALLOW" } });
    await button("Accept this seat");
    expect(screen.queryByText(/at that time|same time/)).toBe(null);
  });
});

describe("an offer that is no longer open", () => {
  it.each<[string, Rsvp | undefined, RegExp]>([
    ["This offer has ended", open(-1), /Its time is over/],
    ["This offer has ended", cancelledBy("OFFER_EXPIRED"), /you can join the waitlist again/],
    ["You have a seat", anRsvp(), /^It is yours, and in My Schedule\.$/],
    [
      "You are on the waitlist",
      anRsvp({ status: "WAITLISTED", waitlistPosition: 4 }),
      /You are #4 in line\.$/,
    ],
    ["No offer is open here", cancelledBy("ORGANIZER"), /The organizer removed you on/],
    ["No offer is open here", undefined, /perhaps on another device/],
  ])("says so: %s", async (name, rsvp, lead) => {
    const { container } = renderPage({ rsvp });
    await title(name);
    screen.getByText(lead);
    expect(screen.getByRole("link", { name: "Open the session" }).getAttribute("href")).toBe(ADDRESS);
    expect(screen.queryByRole("button", { name: /Accept/ })).toBe(null);
    expect(container.querySelector(".light-up")).toBe(null);
  });

  it("ends while the person looks", async () => {
    renderPage({ rsvp: open(0.04) });
    await title("Yours for a moment");
    await screen.findByRole("heading", { name: "This offer has ended" }, { timeout: 20_000 });
  });

  it("has been given to somebody else when it is accepted", async () => {
    const expired = cancelledBy("OFFER_EXPIRED");
    let rsvp: Rsvp = open(20);
    const { user } = renderPage({
      rsvp,
      service: {
        [ACCEPT]: () => {
          rsvp = expired;
          return refuse(409, "OFFER_EXPIRED");
        },
        "GET /api/events/demo/my-schedule": () => ({
          entries: rsvp === expired ? [] : [{ session: knots, rsvp }],
          ended: rsvp === expired ? [{ session: knots, rsvp }] : [],
          refreshAfterSeconds: 0,
        }),
      },
    });
    await user.click(await button("Accept this seat"));
    await title("This offer has ended");
  });
});

describe("opening an offer's page", () => {
  it("asks people to sign in, and comes back", async () => {
    const { user, actions } = renderPage({ identity: SIGNED_OUT as typeof ADA });
    await title("Sign in to see your offer");
    await user.click(await button("Sign in"));
    expect(actions.signIn).toHaveBeenCalledExactlyOnceWith({ returnTo: `${ADDRESS}/offer` });
  });

  it("can be tried again if it could not be loaded", async () => {
    const answers = [lost()];
    const schedule = { entries: [{ session: knots, rsvp: open(20) }], ended: [], refreshAfterSeconds: 0 };
    const { user } = renderPage({
      service: { "GET /api/events/demo/my-schedule": () => answers.shift() ?? schedule },
    });
    await user.click(await button("Try again"));
    await title("A seat is yours");
  });

  it("says when there is no such page of a session", async () => {
    renderPage({ address: `${ADDRESS}/nothing` });
    await title("There is nothing here");
  });

  it("says when there is no such session", async () => {
    renderPage({ service: { "GET /api/sessions/demo.knots": () => noSuch("SESSION") } });
    await title("There is nothing here");
  });
});

describe("the session's page", () => {
  it("answers its own offer in one place: no card repeats it", async () => {
    renderPage({ rsvp: open(20), address: ADDRESS });
    await button("Accept: Knots");
    await waitFor(() => expect(dock()).toBe(null));
    expect(screen.getAllByRole("button", { name: /^Accept/ })).toHaveLength(1);
    screen.getByText(/^until \d\d:\d\d( \S+)?$/);
    await screen.findByText(/^A seat in “Knots” is held for you until/);
  });

  it("leaves room for the card of another offer", async () => {
    const other = { ...open(40), rsvpId: "r2", sessionId: later.sessionId };
    renderPage({ rsvp: open(20), others: [[later, other]], address: ADDRESS });
    await button("Accept: Knots");
    const card = within(await screen.findByRole("region", { name: "Open offer" }));
    expect(card.getByRole("link", { name: "Sails" }).getAttribute("href")).toBe(
      "/events/demo/sessions/demo.sails/offer",
    );
    expect(card.queryByText(/more/)).toBe(null);
  });

  it("draws the tick of a seat that the person gets while they look, and of no other", async () => {
    const { user, container, unmount } = renderPage({
      ...{ rsvp: open(20), address: ADDRESS },
      service: { [ACCEPT]: () => anRsvp() },
    });
    await user.click(await button("Accept: Knots"));
    await button(/^RSVP’d/);
    expect(container.querySelector(".tick-drawn-inside")).not.toBe(null);
    expect(container.querySelectorAll(".light-up")).toHaveLength(1);
    unmount();
    const again = renderPage({ rsvp: anRsvp(), address: ADDRESS });
    await button(/^RSVP’d/);
    expect(again.container.querySelector(".tick-drawn-inside, .light-up")).toBe(null);
  });
});
