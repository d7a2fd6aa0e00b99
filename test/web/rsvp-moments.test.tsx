import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Rsvp, Session } from "../../web/src/api/answers.ts";
import { SeatButton } from "../../web/src/features/rsvp/seat-button.tsx";
import { refuse, type Service } from "./support/fake-service.ts";
import { answerLater, goOfflineAndBack, renderApp } from "./support/render-app.tsx";
import { RSVP_PATH, SeatsPage, TakenSeats } from "./support/seats-page.tsx";
import {
  anRsvp,
  aSession,
  cancelledBy,
  fullSession,
  offeredFor,
  showing,
  waitingAt,
} from "./support/sessions.ts";

const PUT = `PUT ${RSVP_PATH}`;
const DELETE = `DELETE ${RSVP_PATH}`;
const SEATS = "GET /api/events/demo/seats";
const free = aSession();
const mine = aSession({ taken: 4 });
const confirmed = anRsvp();
const given = cancelledBy("ATTENDEE");

const renderButton = (session: Session, rsvp?: Rsvp, service?: Service) =>
  renderApp(<SeatsPage session={session} />, showing([[session, rsvp]], service));

afterEach(() => void vi.useRealTimers());

const button = (name: RegExp) => screen.findByRole("button", { name });
const acts = (asked: readonly string[]) => asked.filter((each) => !each.startsWith("GET"));

it("the button toggles: a seat is taken, given back and taken again", async () => {
  const onRsvpChange = vi.fn();
  const service = showing([[free]], { [PUT]: () => confirmed, [DELETE]: () => given });
  const { user } = renderApp(<SeatsPage session={free} onRsvpChange={onRsvpChange} />, service);
  await user.click(await button(/^RSVP:/));
  await waitFor(() => expect(onRsvpChange).toHaveBeenLastCalledWith(true));
  await user.click(await button(/^RSVP’d/));
  await user.click(await button(/^Give it back/));
  await waitFor(() => expect(onRsvpChange).toHaveBeenLastCalledWith(false));
  await user.click(await button(/^RSVP:/));
  await waitFor(() => expect(onRsvpChange.mock.calls).toEqual([[true], [false], [true]]));
});

describe("the count of seats", () => {
  it("goes up when a seat is taken, and at the next look to what the service says", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const seats = [free, aSession({ taken: 7 })];
    const service = {
      [PUT]: () => confirmed,
      [SEATS]: () => ({ seats: [seats.length > 1 ? seats.shift() : seats[0]] }),
    };
    const { user } = renderButton(free, undefined, service);
    await screen.findByText("3 of 10 are taken");
    await user.click(await button(/^RSVP:/));
    await screen.findByText("You have a seat in “Knots”.");
    screen.getByText("4 of 10 are taken");
    await vi.advanceTimersByTimeAsync(15_000);
    await screen.findByText("7 of 10 are taken");
  });

  it("stays where the act has brought it while older answers arrive", async () => {
    const tides = aSession({ sessionId: "demo.tides", title: "Tides", taken: 1 });
    const looks = [tides, { ...tides, taken: 9 }];
    const service = showing([[free], [tides]], {
      [PUT]: () => confirmed,
      [SEATS]: () => ({ seats: [free, looks.shift()] }),
    });
    const page = (
      <>
        <SeatsPage session={free} />
        <SeatButton session={tides} />
        <TakenSeats session={tides} />
      </>
    );
    const { user } = renderApp(page, service);
    await screen.findByText("3 of 10 are taken");
    await user.click(await button(/^RSVP: Knots/));
    await screen.findByText("You have a seat in “Knots”.");
    // The browser is back online: the page asks again, and a cache answers with what was true of Knots before.
    goOfflineAndBack();
    await screen.findByText("9 of 10 are taken");
    screen.getByText("4 of 10 are taken");
  });

  it("follows an act in another tab when no cache has older seats any more", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const seats = [aSession({ taken: 4 }), free];
    renderButton(free, undefined, { [SEATS]: () => ({ seats: [seats.pop() ?? aSession({ taken: 4 })] }) });
    await screen.findByText("3 of 10 are taken");
    window.dispatchEvent(new StorageEvent("storage", { key: "session-rsvp.acted" }));
    await vi.advanceTimersByTimeAsync(6_000);
    await screen.findByText("4 of 10 are taken");
  });

  it("goes down when a seat is given back, before the service has answered", async () => {
    const { user } = renderButton(mine, confirmed, { [DELETE]: () => answerLater().promise });
    await user.click(await button(/^RSVP’d/));
    await user.click(await button(/^Give it back/));
    await screen.findByText("3 of 10 are taken");
  });

  it("stays as it is when somebody joins the waitlist", async () => {
    const { user } = renderButton(fullSession({ waiting: 2 }), undefined, {
      [PUT]: () => answerLater().promise,
    });
    await user.click(await button(/^Join waitlist/));
    await button(/^In line/);
    screen.getByText("10 of 10 are taken");
  });
});

describe("the dialog that asks first", () => {
  it("names the session and says what happens to the seat", async () => {
    const { user, asked } = renderButton(mine, confirmed);
    await user.click(await button(/^RSVP’d/));
    const dialog = await screen.findByRole("alertdialog", { name: "Give your seat back?" });
    within(dialog).getByText("You lose your seat in “Knots”. Somebody else can then have it.");
    expect(acts(asked())).toEqual([]);
  });

  it("has the focus on what changes nothing", async () => {
    const { user } = renderButton(mine, confirmed);
    await user.click(await button(/^RSVP’d/));
    const keep = await button(/^Keep my seat/);
    await waitFor(() => expect(document.activeElement).toBe(keep));
  });

  it("gives the focus to the button that is left when an offer has been declined", async () => {
    const service = { [DELETE]: () => cancelledBy("OFFER_DECLINED") };
    const { user } = renderButton(fullSession({ waiting: 1 }), offeredFor(10), service);
    await user.click(await button(/^Decline: Knots/));
    const dialog = await screen.findByRole("alertdialog");
    await user.click(within(dialog).getByRole("button", { name: "Decline" }));
    const left = await button(/^Join waitlist/);
    await waitFor(() => expect(document.activeElement).toBe(left));
  });
});

describe("a toast", () => {
  it("says the result, and goes at a click", async () => {
    const { user } = renderButton(free, undefined, { [PUT]: () => confirmed });
    await user.click(await button(/^RSVP:/));
    await screen.findByText("You have a seat in “Knots”.");
    await user.click(await button(/^Close$/));
    await waitFor(() => expect(screen.queryByText("You have a seat in “Knots”.")).toBe(null));
  });

  it("says why not in the words of the refusal", async () => {
    const { user } = renderButton(free, undefined, { [PUT]: () => refuse(409, "REGISTRATION_CLOSED") });
    await user.click(await button(/^RSVP:/));
    await screen.findByText("Registration is closed.");
  });

  it("has the API's own words for a refusal that is new to the app", async () => {
    const detail = "Not on Sundays.";
    const { user } = renderButton(free, undefined, { [PUT]: () => refuse(409, "BRAND_NEW", { detail }) });
    await user.click(await button(/^RSVP:/));
    await screen.findByText(detail);
  });
});

describe("while an act is pending the button says so and takes no second click", () => {
  it.each<[string, Session, Rsvp | undefined, RegExp, RegExp | undefined, RegExp]>([
    ["reserving", free, undefined, /^RSVP:/, undefined, /^RSVP’d/],
    ["joining the waitlist", fullSession(), undefined, /^Join waitlist/, undefined, /^In line/],
    ["accepting", fullSession(), offeredFor(10), /^Accept/, undefined, /^RSVP’d/],
    ["cancelling", mine, confirmed, /^RSVP’d/, /^Give it back/, /^RSVP:/],
    [
      "leaving the waitlist",
      fullSession({ waiting: 3 }),
      waitingAt(2),
      /^#2 in line/,
      /^Leave the waitlist/,
      /^Join waitlist/,
    ],
  ])("%s", async (_, session, rsvp, click, agree, presumed) => {
    const never = () => answerLater().promise;
    const { user, asked } = renderButton(session, rsvp, {
      [PUT]: never,
      [DELETE]: never,
      [`POST ${RSVP_PATH}/accept`]: never,
    });
    await user.click(await button(click));
    if (agree !== undefined) await user.click(await button(agree));
    const busy = await button(presumed);
    expect(busy.getAttribute("aria-busy")).toBe("true");
    await user.click(busy);
    expect(acts(asked())).toHaveLength(1);
  });
});
