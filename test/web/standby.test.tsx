import { screen } from "@testing-library/react";
import { Route, Routes } from "react-router";
import { afterEach, expect, it, vi } from "vitest";
import type { StandbyAnswer } from "../../functions/contract/standby.ts";
import DisplayPage from "../../web/src/app/pages/display-page.tsx";
import { StandbyControls } from "../../web/src/features/standby/standby-controls.tsx";
import { seatState } from "../../web/src/seats/seat-state.ts";
import StandbyLine from "../../web/src/seats/standby-line.tsx";
import { refuse, type Service } from "./support/fake-service.ts";
import { ADA, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import { aSession, EVENT, inHours, noSuch, waitingAt } from "./support/sessions.ts";

const STANDBY = "GET /api/sessions/demo.knots/standby";
const NEXT = "POST /api/sessions/demo.knots/standby/next";
const RELEASE = "POST /api/sessions/demo.knots/no-shows/release";

const standby = (changes: Partial<StandbyAnswer> = {}): StandbyAnswer => ({
  ...{ sessionId: "demo.knots", title: "Knots", room: "Harbour" },
  ...{ startsAt: inHours(-0.2), endsAt: inHours(1), noShowAt: inHours(-0.1), releasedAt: inHours(-0.1) },
  ...{ calledTo: 27, numberedTo: 30, waiting: 12, free: 4, inside: 46, at: inHours(0) },
  ...changes,
});

const display = (answer: () => object) =>
  renderApp(
    <Routes>
      <Route path="display/:sessionId" element={<DisplayPage />} />
    </Routes>,
    { [STANDBY]: answer, "GET /api/events/demo": () => EVENT },
    SIGNED_OUT,
    "/display/demo.knots",
  );

afterEach(() => vi.unstubAllGlobals());

it("the screen beside the door shows up to which number people come, and the seats", async () => {
  const { asked } = display(() => standby());
  await screen.findByText("27");
  screen.getByRole("heading", { name: "Knots" });
  screen.getByText("Harbour");
  screen.getByText("4 seats free");
  screen.getByText("12 people stand by");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(asked()).toContain(STANDBY);
});

it.each([
  ["nobody is called", { calledTo: 0 }, "Nobody has been called yet"],
  ["there is no grace", { noShowAt: null }, "Seats of this session are not given at the door"],
  ["the session is over", { endsAt: inHours(-0.1) }, "This session is over"],
  ["nobody needs a seat", { free: 0, waiting: 0 }, "Nobody stands by"],
] as const)("the screen says so if %s", async (_, changes, words) => {
  display(() => standby(changes));
  await screen.findByText(words);
});

it("the screen names a session that does not exist", async () => {
  display(() => noSuch("SESSION"));
  await screen.findByRole("heading", { name: "There is no such session" });
});

const waiting = (changes: object) => ({ ...waitingAt(3), ...changes });
const line = (rsvp: object, changes: Partial<StandbyAnswer>) =>
  renderApp(
    <StandbyLine session={aSession({ noShowAt: inHours(0.1) })} rsvp={rsvp as never} timeZone="UTC" />,
    { [STANDBY]: () => standby(changes), "GET /api/events/demo/my-schedule": () => ({}) },
    ADA,
  );

it("a person who stands by reads their number and the called one, and then that it is their turn", async () => {
  const { unmount } = line(waiting({ standbyNumber: 27 }), { calledTo: 12, releasedAt: null });
  await screen.findByText("Now called: up to number 12.");
  screen.getByText("You stand by with number 27.");
  unmount();
  line(waiting({ standbyNumber: 27 }), { calledTo: 27 });
  await screen.findByText("You are number 27: go to the door now.");
});

function controls(over: object, service: Service = {}, more: object = {}) {
  const onChanged = vi.fn();
  const grace = { minutes: 5, noShowAt: inHours(-0.1), releasedAt: null, heldBack: false, ...over };
  const view = renderApp(
    <StandbyControls
      {...{ sessionId: "demo.knots", timeZone: "UTC", now: Date.now(), grace, onChanged }}
      {...{ calledTo: 15, waiting: 30, expected: 0, free: 12, used: true, ...more }}
    />,
    service,
  );
  return { ...view, onChanged };
}

it("the door calls as many people as there are free seats, from the number that it has seen", async () => {
  const bodies: unknown[] = [];
  const { user, onChanged } = controls(
    {},
    {
      [NEXT]: ({ body }) => {
        bodies.push(body);
        return { calledTo: 27, called: 12, waiting: 30, free: 12 };
      },
    },
  );
  screen.getByText("Called: up to number 15");
  await user.click(screen.getByRole("button", { name: "Call 12 people" }));
  await screen.findByText("12 people called: up to number 27.");
  expect(bodies).toEqual([{ places: 12, after: 15 }]);
  expect(onChanged).toHaveBeenCalled();
  await user.clear(screen.getByLabelText("Call the next"));
  await user.type(screen.getByLabelText("Call the next"), "x");
  screen.getByText("Enter a number from 1 to 500.");
});

it("the door calls nobody for seats to which others have been called already", async () => {
  const first = controls({}, {}, { expected: 5 });
  screen.getByText("5 called people are not in yet.");
  screen.getByRole("button", { name: "Call 7 people" });
  first.unmount();
  controls({}, {}, { expected: 12 });
  screen.getByText("12 called people are not in yet. No seat is free for more people.");
});

it("the door says why seats are held back, and releases them after a question", async () => {
  const { user } = controls({ heldBack: true }, { [RELEASE]: () => ({ state: "ASKED", releasedAt: null }) });
  screen.getByText(/^A device that serves this door has been silent/);
  await user.click(screen.getByRole("button", { name: "Release the seats now" }));
  await user.click(await screen.findByRole("button", { name: "Release the seats" }));
  await screen.findByText("The seats are being released.");
});

it("the door is told if nobody was called", async () => {
  const { user } = controls({}, { [NEXT]: () => refuse(503, "CONTENTION") });
  await user.click(screen.getByRole("button", { name: "Call 12 people" }));
  await screen.findByText("Nobody was called. Please try again.");
});

it("the button of a person who stands by has the same number as the door", () => {
  const session = aSession({ startsAt: inHours(-0.1), seatsLeft: 0, noShowAt: inHours(0.1) });
  const rsvp = { ...waitingAt(2), standbyNumber: 27 };
  expect(seatState(session, rsvp, Date.now())).toMatchObject({ kind: "waiting", position: "27" });
});
