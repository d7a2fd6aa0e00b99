import { expect, it } from "vitest";
import {
  type FeedbackBook,
  type FeedbackSeen,
  giveFeedback,
  takeFeedbackBack,
} from "../../../functions/core/feedback/give-feedback.ts";
import { type Allowance, unlimited } from "../../../functions/core/seats/allowance.ts";

const END = "2026-12-27T11:00:00.000Z";
const call = { requestId: "r1", sessionId: "conf.talk", attendee: { userId: "ada", name: "Ada" } };
const seen: FeedbackSeen = {
  ...{ userId: "ada", sessionId: "conf.talk", endsAt: END, isAsked: true, doorWasUsed: false },
  ...{ rsvp: { status: "CONFIRMED", checkedInAt: null }, own: null, version: 0 },
};
const own = { rating: 3, comment: null, named: false, answeredAt: END, commentId: null } as const;
const feedback = { rating: 3, comment: null, named: false } as const;

/** Writes fail so often. */
function bookOf(shown: FeedbackSeen | null, failures = 0) {
  const written: unknown[] = [];
  const book: FeedbackBook = {
    look: async () => shown,
    write: async (_, next) => {
      written.push(next);
      return written.length > failures;
    },
  };
  return { book, written };
}
const ports = (book: FeedbackBook, allowance: Allowance = unlimited) => ({
  ...{ book, allowance, clock: () => new Date(END) },
});

it("an answer that is there already is not written, and does not count against the limit", async () => {
  const { book, written } = bookOf({ ...seen, own, version: 1 });
  const none: Allowance = { take: async () => ({ granted: false, retryAfterMs: 1 }) };
  expect((await giveFeedback(call, feedback, ports(book, none))).kind).toBe("unchanged");
  expect((await giveFeedback(call, { ...feedback, rating: 4 }, ports(book, none))).kind).toBe("rate-limited");
  expect(written).toEqual([]);
});

it("a call that is decided again counts once", async () => {
  const { book, written } = bookOf(seen, 3);
  let calls = 0;
  const counting: Allowance = {
    take: async (action) => {
      calls += action === "feedback" ? 1 : 0;
      return { granted: true };
    },
  };
  expect((await giveFeedback(call, feedback, ports(book, counting))).kind).toBe("given");
  expect([written.length, calls]).toEqual([4, 1]);
});

it("what is not there cannot be taken back, and what keeps changing is a failure", async () => {
  expect((await takeFeedbackBack(call, ports(bookOf(seen).book))).kind).toBe("unchanged");
  expect((await takeFeedbackBack(call, ports(bookOf(null).book))).kind).toBe("session-not-found");
  await expect(giveFeedback(call, feedback, ports(bookOf(seen, 99).book))).rejects.toThrow("keeps changing");
});
