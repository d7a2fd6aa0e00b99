import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { SessionSeats } from "../../web/src/api/session-seats.ts";
import {
  SessionRsvpButton,
  type SessionRsvpButtonProps,
} from "../../web/src/features/rsvp/session-rsvp-button.tsx";
import { type Api, answerLater, renderApp, SIGNED_OUT } from "./support/render-app.tsx";
import { anRsvp, aSession, fullSession, inHours, inLine, offeredFor } from "./support/sessions.ts";

const seats = (session: SessionSeats): Api => ({ SessionSeats: () => ({ data: { session } }) });
const answered = (typename: string, session: SessionSeats) => ({
  data: { answer: { __typename: typename, success: true, code: "DONE", message: "", reason: null, session } },
});
const reserved = (session: SessionSeats) => answered("RsvpToSessionResponse", session);
const cancelled = (session: SessionSeats) => answered("CancelSessionRsvpResponse", session);

function renderButton(
  api: Api,
  identity?: Parameters<typeof renderApp>[2],
  props?: Partial<SessionRsvpButtonProps>,
) {
  return renderApp(<SessionRsvpButton sessionId="s1" {...props} />, api, identity);
}

const button = (name: RegExp) => screen.findByRole("button", { name });

describe("a session with free seats", () => {
  it("shows the taken seats, and takes one more after a click", async () => {
    const later = answerLater();
    const onRsvpChange = vi.fn();
    const api = { ...seats(aSession()), RsvpToSession: () => later.promise };
    const { user } = renderButton(api, undefined, { onRsvpChange });
    await screen.findByText("3/10 seats");
    await user.click(await button(/^RSVP: Knots/));
    const pending = await button(/^RSVP’d/);
    expect(pending.getAttribute("aria-busy")).toBe("true");
    expect(screen.getByText("4/10 seats")).toBeDefined();
    later.resolve(reserved(aSession({ taken: 5, seatsLeft: 5, myRsvp: anRsvp() })));
    await screen.findByText("5/10 seats");
    expect((await button(/^RSVP’d/)).getAttribute("aria-busy")).toBe(null);
    await screen.findByText("You have a seat in “Knots”.");
    expect(onRsvpChange).toHaveBeenCalledExactlyOnceWith(true);
  });

  it("shows how many people are going if there is no limit", async () => {
    renderButton(seats(aSession({ capacity: null, seatsLeft: null, taken: 47 })));
    await screen.findByText("47 going");
  });

  it("keeps the focus on the button when it changes its meaning", async () => {
    const api = { ...seats(aSession()), RsvpToSession: () => reserved(aSession({ myRsvp: anRsvp() })) };
    const { user } = renderButton(api);
    (await button(/^RSVP:/)).focus();
    await user.keyboard("{Enter}");
    await waitFor(async () => expect(document.activeElement).toBe(await button(/^RSVP’d/)));
  });
});

describe("a confirmed seat", () => {
  const mine = aSession({ taken: 4, myRsvp: anRsvp() });

  it("is given back after a confirmation", async () => {
    const onRsvpChange = vi.fn();
    const after = aSession({ myRsvp: anRsvp({ status: "CANCELLED" }) });
    const api = { ...seats(mine), CancelSessionRsvp: () => cancelled(after) };
    const { user } = renderButton(api, undefined, { onRsvpChange });
    await user.click(await button(/^RSVP’d/));
    const dialog = await screen.findByRole("alertdialog", { name: "Give your seat back?" });
    await user.click(within(dialog).getByRole("button", { name: "Give it back" }));
    await button(/^RSVP:/);
    await screen.findByText("Your seat in “Knots” has been given back.");
    expect(onRsvpChange).toHaveBeenCalledExactlyOnceWith(false);
  });

  it("is kept by the dialog's other button and by Escape, and the focus returns", async () => {
    const { user, asked } = renderButton(seats(mine));
    await user.click(await button(/^RSVP’d/));
    await user.click(await button(/^Keep my seat/));
    await waitFor(async () => expect(document.activeElement).toBe(await button(/^RSVP’d/)));
    await user.click(await button(/^RSVP’d/));
    await screen.findByRole("alertdialog");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBe(null));
    expect(asked).toEqual(["SessionSeats"]);
  });
});

describe("a full session whose waitlist is open", () => {
  it("is shown as full, and lets people join the waitlist", async () => {
    const waiting = fullSession({ waiting: 7, myRsvp: inLine(7) });
    const join = vi.fn(() => reserved(waiting));
    const { user } = renderButton({ ...seats(fullSession({ waiting: 6 })), RsvpToSession: join });
    await screen.findByText(/^Full/);
    await user.click(await button(/^Join waitlist/));
    await button(/^#7 on the waitlist/);
    await screen.findByText("You are #7 on the waitlist for “Knots”.");
    expect(join).toHaveBeenCalledWith({ input: { sessionId: "s1", ifFull: "WAITLIST" } });
  });

  it("shows no free seat that goes to a waiting person", async () => {
    renderButton(seats(aSession({ capacity: 1, taken: 0, seatsLeft: 1, waiting: 1 })));
    await button(/^Join waitlist/);
    screen.getByText("Held for the waitlist");
    expect(screen.queryByText(/Full|0\/1/)).toBe(null);
  });

  it("shows the same to people who wait", async () => {
    renderButton(seats(aSession({ capacity: 1, taken: 0, seatsLeft: 1, waiting: 1, myRsvp: inLine(1) })));
    await button(/^#1 on the waitlist/);
    screen.getByText("Held for the waitlist");
  });
});

describe("a button that gives something up says so", () => {
  it.each([
    [aSession({ myRsvp: anRsvp() }), "RSVP’d, cancel: Knots", "Cancel"],
    [fullSession({ waiting: 7, myRsvp: inLine(7) }), "#7 on the waitlist, leave: Knots", "Leave"],
  ])("%#", async (session, name, hint) => {
    renderButton(seats(session));
    within(await screen.findByRole("button", { name })).getByText(hint);
  });
});

describe("a position on the waitlist", () => {
  it("can be left after a confirmation", async () => {
    const after = fullSession({ myRsvp: anRsvp({ status: "CANCELLED" }) });
    const api = {
      ...seats(fullSession({ waiting: 7, myRsvp: inLine(7) })),
      CancelSessionRsvp: () => cancelled(after),
    };
    const { user } = renderButton(api);
    await user.click(await button(/^#7 on the waitlist/));
    await user.click(await button(/^Leave the waitlist/));
    await button(/^Join waitlist/);
    await screen.findByText("You have left the waitlist for “Knots”.");
  });

  it("is not exact beyond a thousand", async () => {
    const rsvp = { ...inLine(1000), waitlistPositionText: "1000+" };
    renderButton(seats(fullSession({ myRsvp: rsvp })));
    await button(/^#1000\+ on the waitlist/);
  });
});

describe("an offer", () => {
  const offered = fullSession({ myRsvp: offeredFor(14.5) });

  it("counts down and is accepted by a click", async () => {
    const api = {
      ...seats(offered),
      AcceptSessionOffer: () => answered("AcceptSessionOfferResponse", fullSession({ myRsvp: anRsvp() })),
    };
    const { user } = renderButton(api);
    await screen.findByText(/^A seat is yours – 14:[23]\d left/);
    await user.click(await button(/^Accept/));
    await button(/^RSVP’d/);
    await screen.findByText("You have a seat in “Knots”.");
  });

  it("is declined after a confirmation", async () => {
    const after = fullSession({ myRsvp: anRsvp({ status: "CANCELLED" }) });
    const { user } = renderButton({ ...seats(offered), CancelSessionRsvp: () => cancelled(after) });
    await user.click(await button(/^Decline: Knots/));
    const dialog = await screen.findByRole("alertdialog");
    await user.click(within(dialog).getByRole("button", { name: "Decline" }));
    await screen.findByText("You have declined the seat in “Knots”.");
  });

  it("leaves the focus on the remaining button when it is declined", async () => {
    const after = fullSession({ myRsvp: anRsvp({ status: "CANCELLED" }) });
    const { user } = renderButton({ ...seats(offered), CancelSessionRsvp: () => cancelled(after) });
    await user.click(await button(/^Decline: Knots/));
    const dialog = await screen.findByRole("alertdialog");
    await user.click(within(dialog).getByRole("button", { name: "Decline" }));
    await waitFor(async () => expect(document.activeElement).toBe(await button(/^Join waitlist/)));
  });

  it("that has expired is no longer shown", async () => {
    renderButton(seats(fullSession({ myRsvp: offeredFor(-1) })));
    await button(/^Join waitlist/);
    expect(screen.queryByText(/A seat is yours/)).toBe(null);
  });
});

describe("an unavailable session says why and takes no clicks", () => {
  it.each<[string, Partial<SessionSeats>, RegExp]>([
    ["full, the line closed", { taken: 10, seatsLeft: 0, lineClosesAt: inHours(-1) }, /^Full:/],
    ["closed", { state: "CLOSED" }, /^Registration closed/],
    ["registration over", { registrationClosesAt: inHours(-1) }, /^Registration closed/],
    ["registration to come", { registrationOpensAt: inHours(2) }, /^Opens /],
    ["cancelled", { state: "CANCELLED", myRsvp: anRsvp() }, /^Cancelled/],
    ["started", { startsAt: inHours(-1), endsAt: inHours(1) }, /^Has started/],
    ["over", { startsAt: inHours(-2), endsAt: inHours(-1) }, /^Ended/],
    ["over, with a seat in it", { startsAt: inHours(-2), endsAt: inHours(-1), myRsvp: anRsvp() }, /^Ended/],
  ])("%s", async (_, changes, name) => {
    const { user, asked } = renderButton(seats(aSession(changes)));
    const found = await button(name);
    expect(found.getAttribute("aria-disabled")).toBe("true");
    await user.click(found);
    expect(asked).toEqual(["SessionSeats"]);
  });
});

describe("a person who is signed out", () => {
  it("is asked to sign in, and their wish is kept", async () => {
    const { user, actions } = renderButton(seats(aSession()), SIGNED_OUT);
    await user.click(await button(/^Sign in to RSVP/));
    expect(actions.signIn).toHaveBeenCalledWith(expect.objectContaining({ rsvp: "s1" }));
  });

  it("is not promised a seat in a full session", async () => {
    const { user, actions } = renderButton(seats(fullSession()), SIGNED_OUT);
    await user.click(await button(/^Sign in to join waitlist: Knots/));
    expect(actions.signIn).toHaveBeenCalledWith(expect.objectContaining({ rsvp: undefined }));
  });

  it("still sees why a session is unavailable", async () => {
    renderButton(seats(aSession({ state: "CLOSED" })), SIGNED_OUT);
    await button(/^Registration closed/);
  });
});

describe("a failed change is rolled back", () => {
  const refusing = (error: Error): Api => ({ ...seats(aSession()), RsvpToSession: () => error });
  const graphQlError = (extensions: Record<string, unknown>) =>
    new CombinedGraphQLErrors({ errors: [{ message: "refused", extensions }] });

  it("the sign-in has ended: with a way to sign in again", async () => {
    const { user, actions } = renderButton(refusing(graphQlError({ code: "UNAUTHENTICATED" })));
    await user.click(await button(/^RSVP:/));
    await user.click(await button(/^Sign in$/));
    expect(actions.expire).toHaveBeenCalledOnce();
    expect(actions.signIn).toHaveBeenCalledWith(expect.objectContaining({ rsvp: "s1" }));
  });

  it("no network: with a way to try again", async () => {
    const answers = [new TypeError("Failed to fetch"), reserved(aSession({ taken: 4, myRsvp: anRsvp() }))];
    const api: Api = {
      ...seats(aSession()),
      RsvpToSession: () => answers.shift() ?? new Error("asked too often"),
    };
    const { user } = renderButton(api);
    await user.click(await button(/^RSVP:/));
    await user.click(await button(/^Try again/));
    await button(/^RSVP’d/);
  });

  it("the session has ended, by the reason of the service and not by its words", async () => {
    const refusal = {
      __typename: "RsvpToSessionResponse",
      success: false,
      code: "REGISTRATION_CLOSED",
      message: "Registration closed at 2026-01-10T10:00:00.000Z.",
      reason: "SESSION_ENDED",
      session: aSession(),
    };
    const { user } = renderButton({
      ...seats(aSession()),
      RsvpToSession: () => ({ data: { answer: refusal } }),
    });
    await user.click(await button(/^RSVP:/));
    await screen.findByText("The session has ended.");
  });

  it("the last seat was taken meanwhile: the waitlist is offered at once", async () => {
    const session = fullSession();
    const refusal = {
      __typename: "RsvpToSessionResponse",
      success: false,
      code: "SESSION_FULL",
      message: "",
      reason: null,
      session,
    };
    const api = { ...seats(aSession()), RsvpToSession: () => ({ data: { answer: refusal } }) };
    const { user } = renderButton(api);
    await user.click(await button(/^RSVP:/));
    await screen.findByText("The last seat has just been taken.");
    await button(/^Join waitlist/);
  });
});

it("shows the page's own numbers until the service has answered", async () => {
  const later = answerLater();
  renderButton({ SessionSeats: () => later.promise }, undefined, { currentCapacity: 47, maxCapacity: 50 });
  expect(screen.getByText("47/50 seats")).toBeDefined();
  later.resolve({ data: { session: aSession() } });
  await screen.findByText("3/10 seats");
});
