import { act, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Rsvp, Session } from "../../web/src/api/answers.ts";
import { dropWishes } from "../../web/src/features/rsvp/wishes.ts";
import { refuse } from "./support/fake-service.ts";
import { answerLater, renderApp } from "./support/render-app.tsx";
import { RSVP_PATH, SeatsPage } from "./support/seats-page.tsx";
import { anRsvp, aSession, cancelledBy, showing } from "./support/sessions.ts";

const PUT = `PUT ${RSVP_PATH}`;
const DELETE = `DELETE ${RSVP_PATH}`;
const tooFast = (seconds: number) => refuse(429, "RATE_LIMITED", {}, { "retry-after": String(seconds) });
const free = aSession();

/** A page with the button; a test can leave it and return. */
function Pages({ session }: { readonly session: Session }) {
  const [here, setHere] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setHere(!here)}>
        Come and go
      </button>
      {here && <SeatsPage session={session} />}
    </>
  );
}

/** Answers the act in this order; the last answer repeats. */
function inTurn(act: string, answers: (Response | Rsvp)[], shown: readonly [Session, Rsvp?] = [free]) {
  const asked = vi.fn(() => (answers.length > 1 ? answers.shift() : answers[0]) ?? tooFast(1));
  const service = showing([shown], { [act]: asked });
  return { ...renderApp(<Pages session={shown[0]} />, service), asked };
}

const button = (name: RegExp) => screen.findByRole("button", { name });

// Timers also run while the page renders: a slow machine sees a later second of a countdown.
beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

describe("a wish", () => {
  it("is a reservation that came too fast: it says when it will be sent, and is sent automatically", async () => {
    const { user, asked } = inTurn(PUT, [tooFast(42), anRsvp()]);
    await user.click(await button(/^RSVP: Knots/));
    await screen.findByText(
      /^You are a bit too fast. Your request for “Knots” will be sent automatically in 42 seconds, as long as this page is open.$/,
    );
    const waiting = await button(/^RSVP in [34]\d s: Knots/);
    expect(waiting.getAttribute("aria-disabled")).toBe("true");
    screen.getByText("3 of 10 are taken");
    await vi.advanceTimersByTimeAsync(30_000);
    await button(/^RSVP in 1?\d s: Knots/);
    expect(asked).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(12_000);
    await button(/^RSVP’d, cancel: Knots/);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it("is a cancellation that came too fast", async () => {
    const mine = [aSession({ taken: 4 }), anRsvp()] as const;
    const { user } = inTurn(DELETE, [tooFast(20), cancelledBy("ATTENDEE")], mine);
    await user.click(await button(/^RSVP’d/));
    await user.click(await button(/^Give it back/));
    await button(/^Cancels in (20|1\d) s: Knots/);
    await vi.advanceTimersByTimeAsync(20_000);
    await button(/^RSVP: Knots/);
  });

  it("can be undone until it is sent", async () => {
    const { user, asked } = inTurn(PUT, [tooFast(42)]);
    await user.click(await button(/^RSVP: Knots/));
    await screen.findByText(/^You are a bit too fast/);
    await user.click(await button(/^Undo: Knots/));
    await button(/^RSVP: Knots/);
    await waitFor(() => expect(screen.queryByText(/^You are a bit too fast/)).toBe(null));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it("is sent although the person has left the page, and shows on the next one", async () => {
    const { user, asked } = inTurn(PUT, [tooFast(100), anRsvp()]);
    await user.click(await button(/^RSVP: Knots/));
    await button(/^RSVP in/);
    await user.click(await button(/^Come and go/));
    await user.click(await button(/^Come and go/));
    await button(/^RSVP in/);
    await user.click(await button(/^Come and go/));
    await vi.advanceTimersByTimeAsync(100_000);
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
    await user.click(await button(/^Come and go/));
    await button(/^RSVP’d, cancel: Knots/);
  });

  it("waits again if it is refused again", async () => {
    const { user, asked } = inTurn(PUT, [tooFast(50), tooFast(300), anRsvp()]);
    await user.click(await button(/^RSVP: Knots/));
    await button(/^RSVP in [45]\d s/);
    await vi.advanceTimersByTimeAsync(50_000);
    await button(/^RSVP in (300|2\d\d) s/);
    await vi.advanceTimersByTimeAsync(300_000);
    await button(/^RSVP’d, cancel: Knots/);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it("belongs to one person: signing out removes it", async () => {
    const { user, asked } = inTurn(PUT, [tooFast(10)]);
    await user.click(await button(/^RSVP: Knots/));
    await button(/^RSVP in/);
    dropWishes();
    await button(/^RSVP: Knots/);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it("is not kept for a person who signed out before the refusal arrived", async () => {
    const late = answerLater();
    const asked = vi.fn(() => late.promise);
    const { user } = renderApp(<Pages session={free} />, showing([[free]], { [PUT]: asked }));
    await user.click(await button(/^RSVP: Knots/));
    await waitFor(() => expect(asked).toHaveBeenCalledOnce());
    dropWishes();
    await act(async () => late.resolve(tooFast(10)));
    await vi.advanceTimersByTimeAsync(20_000);
    await button(/^RSVP: Knots/);
    expect(screen.queryByText(/^You are a bit too fast/)).toBe(null);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
