import { act, screen } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AgendaPage } from "../../web/src/app/pages/agenda-page.tsx";
import BoothsPage from "../../web/src/app/pages/booths-page.tsx";
import { isFull } from "../../web/src/features/booths/booth-state.ts";
import BoothStrip from "../../web/src/features/booths/booth-strip.tsx";
import { refuse, type Service } from "./support/fake-service.ts";
import { ADA, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import {
  anRsvp,
  aSession,
  cancelledBy,
  inHours,
  type Shown,
  showing,
  waitingAt,
} from "./support/sessions.ts";

const HOURS = { startsAt: inHours(-1), endsAt: inHours(5) };
const press = aSession({
  ...{ sessionId: "demo.press", kind: "BOOTH", title: "Letterpress", room: "Foyer", ...HOURS },
  ...{ capacity: 3, taken: 1, seatsLeft: 2, offerMinutes: 5, visitMinutes: 60 },
});
const full = { ...press, taken: 3, seatsLeft: 0, waiting: 2 };
const repair = aSession({
  ...{ sessionId: "demo.repair", kind: "BOOTH", title: "Repair café", ...HOURS },
  ...{ capacity: null, taken: 40, seatsLeft: null, visitMinutes: 60 },
});
const of = (sessionId: string, changes: object = {}) => anRsvp({ sessionId, ...changes });
const inside = of("demo.press", { checkedInAt: inHours(0), visitEndsAt: inHours(1) });
const VISIT = "/api/sessions/demo.press/visit";

const pages = (
  <Routes>
    <Route path="events/:eventId" element={<AgendaPage />} />
    <Route
      path="events/:eventId/booths/:sessionId?"
      element={
        <>
          <BoothStrip eventId="demo" timeZone="UTC" />
          <BoothsPage />
        </>
      }
    />
    <Route path="booths/:sessionId" element={<BoothsPage />} />
  </Routes>
);
afterEach(() => vi.useRealTimers());

const open = (shown: readonly Shown[], address: string, service: Service = {}, identity = ADA) =>
  renderApp(pages, showing(shown, service), identity, address);
const scanned = "/booths/demo.press?code=c1";
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const heading = (name: string | RegExp) => screen.findByRole("heading", { name });

it("shows each booth with the people there, and keeps booths out of the agenda", async () => {
  const shown: Shown[] = [[aSession({ title: "Knots" })], [full], [repair]];
  const { user } = open(shown, "/events/demo");
  await screen.findByText("Knots");
  expect(screen.queryByText("Letterpress")).toBeNull();
  await user.click(await screen.findByRole("link", { name: /2 booths/ }));
  await heading("Booths");
  screen.getByText("3 of 3 inside");
  screen.getByText("2 people in line");
  screen.getByText("40 people inside");
  expect(screen.getByRole("link", { name: "Letterpress" }).getAttribute("href")).toBe(
    "/events/demo/booths/demo.press",
  );
});

it("lets a person in who has scanned the code, and out again", async () => {
  const { user, asked } = open([[press]], scanned, {
    [`PUT ${VISIT}`]: ({ body }) => {
      expect(body).toEqual({ code: "c1" });
      return inside;
    },
    [`DELETE ${VISIT}`]: () => ({ ...cancelledBy("LEFT"), sessionId: "demo.press" }),
  });
  await user.click(await button("I am here"));
  await heading("You are inside");
  await user.click(await button("I leave"));
  await heading("You are at this booth");
  expect(asked().filter((call) => call.endsWith("/visit"))).toEqual([`PUT ${VISIT}`, `DELETE ${VISIT}`]);
});

it("says on which day a visit ends that goes on past midnight", async () => {
  const { user } = open([[press]], scanned, {
    [`PUT ${VISIT}`]: () => ({ ...inside, visitEndsAt: inHours(24) }),
  });
  await user.click(await button("I am here"));
  await screen.findByText(/At \w{3},? \d{1,2} \w{3}, \d\d:\d\d your place is free in any case\./);
});

it("puts a person in the line of a full booth, and says when they are next", async () => {
  const waits = { ...waitingAt(3), sessionId: "demo.press" };
  const { user, unmount } = open([[full]], scanned, { [`PUT ${VISIT}`]: () => waits });
  await user.click(await button("Join the line"));
  await heading("You are number 3 in line");
  unmount();
  open(
    [[full, of("demo.press", { status: "OFFERED", offerExpiresAt: inHours(0.05) })]],
    "/events/demo/booths",
  );
  await screen.findByRole("link", { name: /You are next at “Letterpress”/ });
});

describe("the way to the booths in the agenda", () => {
  const knots: Shown = [aSession({ title: "Knots" })];
  const placeAfterHero = () => {
    const after = screen.getByRole("heading", { level: 1 }).closest("header")?.nextElementSibling;
    return after?.className.includes("min-h-11") ? after : undefined;
  };

  it("has its place as soon as the sessions are shown, so that they do not move when it comes", async () => {
    open([knots, [press]], "/events/demo");
    await screen.findByText("Knots");
    const place = placeAfterHero();
    const link = await screen.findByRole("link", { name: /1 booth/ });
    expect(place?.contains(link)).toBe(true);
  });

  it("has no place in an event without booths", async () => {
    open([knots], "/events/demo");
    await screen.findByText("Knots");
    expect(placeAfterHero()).toBeUndefined();
  });

  it("stays as long as the page is open", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    open([knots, [press]], "/events/demo");
    await screen.findByRole("link", { name: /1 booth/ });
    await act(() => vi.advanceTimersByTimeAsync(6 * 60_000));
    screen.getByRole("link", { name: /1 booth/ });
  });
});

it("asks a person in another booth whether they leave it", async () => {
  const current = of("demo.repair", { checkedInAt: inHours(0), visitEndsAt: inHours(1) });
  const bodies: unknown[] = [];
  const { user } = open([[press], [repair, current]], scanned, {
    [`PUT ${VISIT}`]: ({ body }) => {
      bodies.push(body);
      return bodies.length === 1 ? refuse(409, "IN_ANOTHER_BOOTH", { current }) : inside;
    },
  });
  await user.click(await button("I am here"));
  await heading("You are still in “Repair café”.");
  await user.click(await button("Leave it and enter here"));
  await heading("You are inside");
  expect(bodies[1]).toEqual({ code: "c1", leave: "demo.repair" });
});

it("asks a person to sign in before they enter, and to scan the code before that", async () => {
  const { unmount } = open([[press]], scanned, {}, SIGNED_OUT);
  await button("Sign in to enter");
  unmount();
  open([[press]], "/events/demo/booths/demo.press", {}, SIGNED_OUT);
  await heading(/^To enter, scan the code/);
  expect(screen.queryByRole("button", { name: "Sign in to enter" })).toBeNull();
});

it("says what to do about a wrong code, a booth that is not open and one that is unknown", async () => {
  const wrong = { [`PUT ${VISIT}`]: () => refuse(409, "WRONG_BOOTH_CODE") };
  const first = open([[press]], scanned, wrong);
  await first.user.click(await button("I am here"));
  await screen.findByText(/^This is not the code of this booth/);
  first.unmount();
  const closed = open([[{ ...press, startsAt: inHours(1) }]], scanned);
  await heading(/^Opens /);
  closed.unmount();
  open([[press]], "/events/demo/booths/demo.nowhere");
  await heading("This booth does not exist");
});

it("is never full without a capacity", () => {
  expect(isFull(repair)).toBe(false);
  expect([press, full, { ...press, waiting: 1 }].map(isFull)).toEqual([false, true, true]);
});
