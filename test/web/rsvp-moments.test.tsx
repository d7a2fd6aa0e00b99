import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { SessionSeats } from "../../web/src/api/session-seats.ts";
import { SessionRsvpButton } from "../../web/src/features/rsvp/session-rsvp-button.tsx";
import { type Api, answerLater, renderApp } from "./support/render-app.tsx";
import { anRsvp, aSession, fullSession, inLine, offeredFor } from "./support/sessions.ts";

const free = aSession();
const mine = aSession({ taken: 4, seatsLeft: 6, myRsvp: anRsvp() });
const given = aSession({ myRsvp: anRsvp({ status: "CANCELLED" }) });

const answerWith = (session: SessionSeats, type = "RsvpToSessionResponse") => ({
  data: { answer: { __typename: type, success: true, code: "DONE", message: "", reason: null, session } },
});
const cancelledWith = (session: SessionSeats) => answerWith(session, "CancelSessionRsvpResponse");

const renderButton = (session: SessionSeats, api: Api = {}) =>
  renderApp(<SessionRsvpButton sessionId="s1" />, { SessionSeats: () => ({ data: { session } }), ...api });

const button = (name: RegExp) => screen.findByRole("button", { name });

it("the button toggles: a seat is taken, given back and taken again", async () => {
  const onRsvpChange = vi.fn();
  const api: Api = {
    SessionSeats: () => ({ data: { session: free } }),
    RsvpToSession: () => answerWith(mine),
    CancelSessionRsvp: () => cancelledWith(given),
  };
  const { user } = renderApp(<SessionRsvpButton sessionId="s1" onRsvpChange={onRsvpChange} />, api);
  await user.click(await button(/^RSVP:/));
  await waitFor(() => expect(onRsvpChange).toHaveBeenLastCalledWith(true));
  await user.click(await button(/^RSVP’d/));
  await user.click(await button(/^Give it back/));
  await waitFor(() => expect(onRsvpChange).toHaveBeenLastCalledWith(false));
  await user.click(await button(/^RSVP:/));
  await waitFor(() => expect(onRsvpChange.mock.calls).toEqual([[true], [false], [true]]));
});

describe("the count of seats", () => {
  it("goes up with a taken seat, to the number of the service", async () => {
    const { user } = renderButton(free, {
      RsvpToSession: () => answerWith({ ...mine, taken: 7, seatsLeft: 3 }),
    });
    await screen.findByText("3/10 seats");
    await user.click(await button(/^RSVP:/));
    await screen.findByText("7/10 seats");
  });

  it("goes down with a returned seat, before the service has answered", async () => {
    const { user } = renderButton(mine, { CancelSessionRsvp: () => answerLater().promise });
    await user.click(await button(/^RSVP’d/));
    await user.click(await button(/^Give it back/));
    await screen.findByText("3/10 seats");
  });

  it("does not change when a person joins the waitlist", async () => {
    const { user } = renderButton(fullSession({ waiting: 2 }), {
      RsvpToSession: () => answerLater().promise,
    });
    await user.click(await button(/^Join waitlist/));
    await button(/^On the waitlist/);
    screen.getByText("10/10 seats");
  });
});

describe("the confirmation dialog", () => {
  it("names the session and what happens to the seat", async () => {
    const { user, asked } = renderButton(mine);
    await user.click(await button(/^RSVP’d/));
    const dialog = await screen.findByRole("alertdialog", { name: "Give your seat back?" });
    within(dialog).getByText("Your seat in “Knots” goes to the next person who wants it.");
    expect(asked).toEqual(["SessionSeats"]);
  });

  it("has the focus on the button that changes nothing", async () => {
    const { user } = renderButton(mine);
    await user.click(await button(/^RSVP’d/));
    const keep = await button(/^Keep my seat/);
    await waitFor(() => expect(document.activeElement).toBe(keep));
  });

  it("gives the focus to the remaining button when an offer has been declined", async () => {
    const offered = fullSession({ myRsvp: offeredFor(10) });
    const { user } = renderButton(offered, { CancelSessionRsvp: () => cancelledWith(fullSession()) });
    await user.click(await button(/^Decline: Knots/));
    const dialog = await screen.findByRole("alertdialog");
    await user.click(within(dialog).getByRole("button", { name: "Decline" }));
    const left = await button(/^Join waitlist/);
    await waitFor(() => expect(document.activeElement).toBe(left));
  });
});

describe("a toast", () => {
  it("shows the result, and closes after a click", async () => {
    const { user } = renderButton(free, { RsvpToSession: () => answerWith(mine) });
    await user.click(await button(/^RSVP:/));
    await screen.findByText("You have a seat in “Knots”.");
    await user.click(await button(/^Close$/));
    await waitFor(() => expect(screen.queryByText("You have a seat in “Knots”.")).toBe(null));
  });

  it("shows the reason of a refusal", async () => {
    const refusal = {
      __typename: "RsvpToSessionResponse",
      success: false,
      code: "REGISTRATION_CLOSED",
      message: "",
      reason: null,
      session: free,
    };
    const { user } = renderButton(free, { RsvpToSession: () => ({ data: { answer: refusal } }) });
    await user.click(await button(/^RSVP:/));
    await screen.findByText("Registration is closed.");
  });

  it("shows the API's own words for an unknown refusal", async () => {
    const refusal = {
      __typename: "RsvpToSessionResponse",
      success: false,
      code: "BRAND_NEW",
      message: "Not on Sundays.",
      reason: null,
      session: free,
    };
    const { user } = renderButton(free, { RsvpToSession: () => ({ data: { answer: refusal } }) });
    await user.click(await button(/^RSVP:/));
    await screen.findByText("Not on Sundays.");
  });
});

describe("while a request runs, the button says so and takes no second click", () => {
  it.each<[string, SessionSeats, RegExp, RegExp | undefined, RegExp]>([
    ["reserving", free, /^RSVP:/, undefined, /^RSVP’d/],
    ["joining the waitlist", fullSession(), /^Join waitlist/, undefined, /^On the waitlist/],
    ["accepting", fullSession({ myRsvp: offeredFor(10) }), /^Accept/, undefined, /^RSVP’d/],
    ["cancelling", mine, /^RSVP’d/, /^Give it back/, /^RSVP:/],
    [
      "leaving the waitlist",
      fullSession({ waiting: 3, myRsvp: inLine(2) }),
      /^#2 on the waitlist/,
      /^Leave the waitlist/,
      /^Join waitlist/,
    ],
  ])("%s", async (_, session, click, agree, presumed) => {
    const never = () => answerLater().promise;
    const { user, asked } = renderButton(session, {
      RsvpToSession: never,
      CancelSessionRsvp: never,
      AcceptSessionOffer: never,
    });
    await user.click(await button(click));
    if (agree !== undefined) await user.click(await button(agree));
    const busy = await button(presumed);
    expect(busy.getAttribute("aria-busy")).toBe("true");
    await user.click(busy);
    expect(asked).toHaveLength(2);
  });
});
