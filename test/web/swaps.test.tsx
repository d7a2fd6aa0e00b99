import { screen, waitFor, within } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { describe, expect, it, vi } from "vitest";
import type { Event, Rsvp, Session } from "../../web/src/api/answers.ts";
import SessionPage from "../../web/src/app/pages/session-page.tsx";
import OfferDock from "../../web/src/features/rsvp/offer-dock.tsx";
import { type Call, lost, refuse, type Service } from "./support/fake-service.ts";
import { answerLater, renderApp } from "./support/render-app.tsx";
import { RSVP_PATH, SeatsPage } from "./support/seats-page.tsx";
import { anRsvp, aSession, EVENT, inHours, offeredFor, type Shown, showing } from "./support/sessions.ts";

const PUT = `PUT ${RSVP_PATH}`;
const ACCEPT = `POST ${RSVP_PATH}/accept`;
const knots = aSession();
const tides = aSession({ sessionId: "demo.tides", title: "Tides", startsAt: inHours(24.5) });
const sails = aSession({ sessionId: "demo.sails", title: "Sails" });
const seatIn = ({ sessionId }: Session): Rsvp => anRsvp({ rsvpId: `r-${sessionId}`, sessionId });
const conflictWith = ({ sessionId, title, startsAt, endsAt }: Session, changes: object = {}) => ({
  ...{ sessionId, title, startsAt, endsAt, status: "CONFIRMED", tight: false },
  ...changes,
});
const swapped = { ...anRsvp(), givenUp: { ...seatIn(tides), status: "CANCELLED", cancelReason: "SWAPPED" } };

interface Scene {
  readonly rsvp?: Rsvp | undefined;
  readonly others?: readonly Shown[];
  readonly event?: Partial<Event>;
  readonly service?: Service;
}

const mine: readonly Shown[] = [[tides, seatIn(tides)]];

function playing({ rsvp, others = mine, event = {}, service = {} }: Scene) {
  return showing([[knots, rsvp], ...others], {
    "GET /api/events/demo": () => ({ ...EVENT, ...event }),
    ...service,
  });
}

/** The buttons of two sessions, below what the event's pages always have. */
const renderButtons = (scene: Scene = {}) =>
  renderApp(
    <>
      <OfferDock eventId="demo" />
      <main id="content" tabIndex={-1}>
        <SeatsPage session={knots} />
        <SeatsPage session={tides} />
      </main>
    </>,
    playing(scene),
  );

const renderPage = (scene: Scene = {}) =>
  renderApp(
    <Routes>
      <Route
        path="events/:eventId/sessions/:sessionId"
        element={
          <main id="content" tabIndex={-1}>
            <OfferDock eventId="demo" />
            <SessionPage />
          </main>
        }
      />
    </Routes>,
    playing(scene),
    undefined,
    "/events/demo/sessions/demo.knots",
  );

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const dialog = async (name: string) => within(await screen.findByRole("alertdialog", { name }));
const sent = (play: { readonly mock: { readonly calls: readonly (readonly Call[])[] } }) =>
  play.mock.calls.map(([call]) => call?.body);

describe("after the tap", () => {
  it("the result names what is at the same time, and what is too close", async () => {
    const conflicts = [
      conflictWith(tides),
      conflictWith(sails, { status: "WAITLISTED" }),
      conflictWith(aSession({ sessionId: "demo.buoys", title: "Buoys" }), { tight: true }),
    ];
    const { user } = renderButtons({ service: { [PUT]: () => ({ ...anRsvp(), conflicts }) } });
    await user.click(await button("RSVP: Knots"));
    await screen.findByText(
      "You have a seat in “Knots”. At the same time: “Tides”, “Sails”. Little time from or to: “Buoys”.",
    );
  });

  it("nothing is said in an event that allows overlaps", async () => {
    const { user } = renderButtons({
      event: { conflictPolicy: "ALLOW" },
      service: { [PUT]: () => ({ ...anRsvp(), conflicts: [conflictWith(tides)] }) },
    });
    await user.click(await button("RSVP: Knots"));
    await screen.findByText("You have a seat in “Knots”.");
  });

  it("a refusal leads to an exchange, and the focus goes back to the button", async () => {
    const put = vi.fn((call: Call) =>
      (call.body as { swapFor?: string }).swapFor === undefined
        ? refuse(409, "TIME_CONFLICT", { conflicts: [conflictWith(tides)] })
        : swapped,
    );
    // The page has not heard of the seat yet.
    const { user } = renderButtons({ others: [[tides, undefined]], service: { [PUT]: put } });
    await user.click(await button("RSVP: Knots"));
    const asked = await dialog("Take this and give up “Tides”?");
    await user.click(asked.getByRole("button", { name: "Swap seats" }));
    await screen.findByText("You have a seat in “Knots”, and have given up the one in “Tides”.");
    expect(sent(put)).toEqual([{ ifFull: "REJECT" }, { ifFull: "REJECT", swapFor: "demo.tides" }]);
    await waitFor(async () => expect(document.activeElement).toBe(await button(/^RSVP’d/)));
  });

  it("a refusal for several seats names each of them with its page", async () => {
    const conflicts = [
      conflictWith(tides),
      conflictWith(sails),
      conflictWith(aSession({ sessionId: "demo.buoys", title: "Buoys" }), { status: "OFFERED" }),
    ];
    const { user, asked } = renderButtons({
      others: [],
      service: { [PUT]: () => refuse(409, "TIME_CONFLICT", { conflicts }) },
    });
    await user.click(await button("RSVP: Knots"));
    const shown = await dialog("You have 2 seats at that time");
    expect(shown.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
      ["Tides", "/events/demo/sessions/demo.tides"],
      ["Sails", "/events/demo/sessions/demo.sails"],
      ["Buoys", "/events/demo/sessions/demo.buoys"],
    ]);
    expect(shown.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Change nothing"]);
    await user.click(shown.getByRole("link", { name: "Sails" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBe(null));
    expect(asked().filter((each) => each === PUT)).toHaveLength(1);
  });
});

it("where nothing on the page can ask, as on another site, the refusal is told in the service's words", async () => {
  const detail = "You have a seat at that time: “Tides”. Give it up first.";
  const { user } = renderApp(
    <SeatsPage session={knots} />,
    playing({
      others: [],
      service: { [PUT]: () => refuse(409, "TIME_CONFLICT", { conflicts: [conflictWith(tides)], detail }) },
    }),
  );
  await user.click(await button("RSVP: Knots"));
  await screen.findByText(detail);
  await button("RSVP: Knots");
});

describe("an exchange", () => {
  it("shows both sides at once, and tells the result", async () => {
    const later = answerLater();
    const { user } = renderButtons({
      event: { conflictPolicy: "BLOCK" },
      service: { [PUT]: () => later.promise },
    });
    await user.click(await button("Swap, at the same time as Tides: Knots"));
    const asked = await dialog("Take this and give up “Tides”?");
    asked.getByText(
      /your other seat goes back\. If no seat is free by then, you keep the seat that you have\.$/,
    );
    await user.click(asked.getByRole("button", { name: "Swap seats" }));
    await button(/^RSVP’d, cancel: Knots/);
    await button(/^(RSVP|Swap.*): Tides/);
    later.resolve(swapped);
    await screen.findByText("You have a seat in “Knots”, and have given up the one in “Tides”.");
  });

  it("is taken back on both sides if the session is full by then", async () => {
    const { user } = renderButtons({
      event: { conflictPolicy: "BLOCK" },
      service: { [PUT]: () => refuse(409, "SESSION_FULL", { capacity: 10, taken: 10, waiting: 0 }) },
    });
    await user.click(await button(/^Swap.*: Knots$/));
    await user.click(await button("Swap seats"));
    await screen.findByText("The last seat has just been taken. You keep your seat in “Tides”.");
    await button(/^Join waitlist: Knots/);
    await button(/^RSVP’d, cancel: Tides/);
  });

  it("whose answer was lost is taken back until the page knows, and its repeat tells the whole result", async () => {
    const answers = [lost(), anRsvp()];
    const put = vi.fn((_: Call) => answers.shift() ?? lost());
    const { user } = renderButtons({ event: { conflictPolicy: "BLOCK" }, service: { [PUT]: put } });
    await user.click(await button(/^Swap.*: Knots$/));
    await user.click(await button("Swap seats"));
    await user.click(await button("Try again"));
    await screen.findByText("You have a seat in “Knots”, and have given up the one in “Tides”.");
    expect(sent(put)).toEqual(Array(2).fill({ ifFull: "REJECT", swapFor: "demo.tides" }));
  });

  it("of a seat that another tab has given up changes nothing, and says so", async () => {
    const { user } = renderButtons({
      event: { conflictPolicy: "BLOCK" },
      service: { [PUT]: () => refuse(409, "NOTHING_TO_SWAP") },
    });
    await user.click(await button(/^Swap.*: Knots$/));
    await user.click(await button("Swap seats"));
    await screen.findByText("You have nothing left to give up for this seat, so nothing has changed.");
  });

  it("is not made by the other button, and nothing is asked before", async () => {
    const { user, asked } = renderButtons({ event: { conflictPolicy: "BLOCK" } });
    await user.click(await button(/^Swap.*: Knots$/));
    await user.click(await button("Change nothing"));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBe(null));
    expect(asked().filter((each) => !each.startsWith("GET"))).toEqual([]);
  });
});

describe("an offer beside a seat at the same time", () => {
  const offer = offeredFor(20);

  it("can be accepted in exchange", async () => {
    const accept = vi.fn((_: Call) => swapped);
    const { user } = renderButtons({ rsvp: offer, service: { [ACCEPT]: accept } });
    await user.click(await button("Accept the seat in “Knots”"));
    await user.click(await button("Accept and swap"));
    await screen.findByText("You have a seat in “Knots”, and have given up the one in “Tides”.");
    expect(sent(accept)).toEqual([{ swapFor: "demo.tides" }]);
  });

  it("can be accepted beside it where the event allows both", async () => {
    const accept = vi.fn((_: Call) => ({ ...anRsvp(), conflicts: [conflictWith(tides)] }));
    const { user } = renderButtons({ rsvp: offer, service: { [ACCEPT]: accept } });
    await user.click(await button("Accept: Knots"));
    await user.click(await button("Accept and keep both"));
    await screen.findByText("You have a seat in “Knots”. At the same time: “Tides”.");
    expect(sent(accept)).toEqual([undefined]);
  });

  it("cannot where the event blocks overlaps", async () => {
    const { user } = renderButtons({ rsvp: offer, event: { conflictPolicy: "BLOCK" } });
    await user.click(await button("Accept: Knots"));
    const shown = await dialog("Accept and give up “Tides”?");
    expect(shown.getAllByRole("button").map(({ textContent }) => textContent)).toEqual([
      "Change nothing",
      "Accept and swap",
    ]);
  });
});

describe("the session's page", () => {
  const note = () => screen.findByRole("region", { name: "What you have at that time" });

  it("names each session at the same time, says what the person has there, and offers the exchange", async () => {
    const put = vi.fn((_: Call) => swapped);
    const waiting = anRsvp({ ...seatIn(sails), status: "WAITLISTED" });
    const { user } = renderPage({ others: [...mine, [sails, waiting]], service: { [PUT]: put } });
    const shown = within(await note());
    expect((await shown.findByRole("link", { name: "Tides" })).closest("p")?.textContent).toMatch(
      /^At the same time as Tides, \d\d:\d\d, where you have a seat\.$/,
    );
    expect(shown.getByRole("link", { name: "Sails" }).closest("p")?.textContent).toMatch(
      /, where you are on the waitlist\.$/,
    );
    await user.click(shown.getByRole("button", { name: "Take this and give up “Tides”" }));
    const asked = await dialog("Take this and give up “Tides”?");
    await user.click(asked.getByRole("button", { name: "Swap seats" }));
    await screen.findByText("You have a seat in “Knots”, and have given up the one in “Tides”.");
    expect(sent(put)).toEqual([{ ifFull: "REJECT", swapFor: "demo.tides" }]);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("main")));
  });

  it("says that one seat at a time can be given up", async () => {
    renderPage({ others: [...mine, [sails, seatIn(sails)]] });
    const shown = within(await note());
    await shown.findByText(/^You have several seats at that time\./);
    expect(shown.queryByRole("button")).toBe(null);
  });

  it.each<[string, Scene, RegExp]>([
    ["a free session", {}, /^This conference gives one seat at a time\.$/],
    [
      "a session for which they wait",
      { rsvp: anRsvp({ status: "WAITLISTED", waitlistPosition: 1 }) },
      /When a seat comes here, you get an offer whatever you choose/,
    ],
  ])("says that the event gives one seat at a time: %s", async (_, scene, told) => {
    renderPage({ ...scene, event: { conflictPolicy: "BLOCK" } });
    await within(await note()).findByText(told);
  });

  it("has no note for a session that is free of others", async () => {
    renderPage({
      others: [[aSession({ ...tides, startsAt: inHours(26), endsAt: inHours(27) }), seatIn(tides)]],
    });
    await button("RSVP: Knots");
    expect(screen.queryByRole("region", { name: "What you have at that time" })).toBe(null);
  });
});
