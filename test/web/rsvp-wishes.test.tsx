import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SessionSeats } from "../../web/src/api/session-seats.ts";
import { SessionRsvpButton } from "../../web/src/features/rsvp/session-rsvp-button.tsx";
import { dropWishes } from "../../web/src/features/rsvp/wishes.ts";
import { type Api, renderApp } from "./support/render-app.tsx";
import { anRsvp, aSession } from "./support/sessions.ts";

const tooFast = (retryAfter: number) =>
  new CombinedGraphQLErrors({
    errors: [{ message: "refused", extensions: { code: "RATE_LIMITED", retryAfter } }],
  });
const done = (typename: string, session: SessionSeats) => ({
  data: { answer: { __typename: typename, success: true, code: "", message: "", reason: null, session } },
});
const free = aSession();
const mine = aSession({ taken: 4, seatsLeft: 6, myRsvp: anRsvp() });

/** A page with the button; a test can leave it and return. */
function Pages() {
  const [here, setHere] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setHere(!here)}>
        Come and go
      </button>
      {here && <SessionRsvpButton sessionId="s1" />}
    </>
  );
}

/** Answers the operation in this order; the last answer repeats. */
function inTurn(session: SessionSeats, operation: string, ...answers: (Error | ReturnType<typeof done>)[]) {
  const asked = vi.fn(() => (answers.length > 1 ? answers.shift() : answers[0]) as Error);
  const api: Api = { SessionSeats: () => ({ data: { session } }), [operation]: asked };
  return { ...renderApp(<Pages />, api), asked };
}

const button = (name: RegExp) => screen.findByRole("button", { name });

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

it("a reservation that came too fast is kept, says when it will be sent, and is sent automatically", async () => {
  const { user, asked } = inTurn(free, "RsvpToSession", tooFast(42), done("RsvpToSessionResponse", mine));
  await user.click(await button(/^RSVP: Knots/));
  await screen.findByText(
    /^You are a bit too fast. Your request for “Knots” is sent automatically in 42 seconds.$/,
  );
  const waiting = await button(/^RSVP in 4[12] s: Knots/);
  expect(waiting.getAttribute("aria-disabled")).toBe("true");
  screen.getByText("3/10 seats");
  await vi.advanceTimersByTimeAsync(30_000);
  await button(/^RSVP in 1[12] s: Knots/);
  expect(asked).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(12_000);
  await button(/^RSVP’d, cancel: Knots/);
  expect(asked).toHaveBeenCalledTimes(2);
});

it("so is a cancellation", async () => {
  const given = aSession({ myRsvp: anRsvp({ status: "CANCELLED" }) });
  const { user } = inTurn(mine, "CancelSessionRsvp", tooFast(20), done("CancelSessionRsvpResponse", given));
  await user.click(await button(/^RSVP’d/));
  await user.click(await button(/^Give it back/));
  await button(/^Cancels in (20|19) s: Knots/);
  await vi.advanceTimersByTimeAsync(20_000);
  await button(/^RSVP: Knots/);
});

it("it can be undone until then", async () => {
  const { user, asked } = inTurn(free, "RsvpToSession", tooFast(42));
  await user.click(await button(/^RSVP: Knots/));
  await screen.findByText(/^You are a bit too fast/);
  await user.click(await button(/^Undo: Knots/));
  await button(/^RSVP: Knots/);
  await waitFor(() => expect(screen.queryByText(/^You are a bit too fast/)).toBe(null));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveBeenCalledTimes(1);
});

it("it is sent although the person has left the page, and shows on the next one", async () => {
  const { user, asked } = inTurn(free, "RsvpToSession", tooFast(10), done("RsvpToSessionResponse", mine));
  await user.click(await button(/^RSVP: Knots/));
  await button(/^RSVP in/);
  await user.click(await button(/^Come and go/));
  await user.click(await button(/^Come and go/));
  await button(/^RSVP in/);
  await user.click(await button(/^Come and go/));
  await vi.advanceTimersByTimeAsync(10_000);
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  await user.click(await button(/^Come and go/));
  await button(/^RSVP’d, cancel: Knots/);
});

it("it waits again if it is refused again", async () => {
  const { user, asked } = inTurn(
    free,
    "RsvpToSession",
    tooFast(5),
    tooFast(30),
    done("RsvpToSessionResponse", mine),
  );
  await user.click(await button(/^RSVP: Knots/));
  await button(/^RSVP in [45] s/);
  await vi.advanceTimersByTimeAsync(5_000);
  await button(/^RSVP in (30|29) s/);
  await vi.advanceTimersByTimeAsync(30_000);
  await button(/^RSVP’d, cancel: Knots/);
  expect(asked).toHaveBeenCalledTimes(3);
});

it("it belongs to one person: signing out removes it", async () => {
  const { user, asked } = inTurn(free, "RsvpToSession", tooFast(10));
  await user.click(await button(/^RSVP: Knots/));
  await button(/^RSVP in/);
  dropWishes();
  await button(/^RSVP: Knots/);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked).toHaveBeenCalledTimes(1);
});
