import { describe, expect, it } from "vitest";
import {
  type FeedbackState,
  feedbackState,
  hourOf,
  type Occasion,
  tidied,
} from "../../../functions/core/feedback/feedback.ts";
import {
  type FeedbackCounts,
  figuresOf,
  isTooFew,
  totalFeedback,
} from "../../../functions/core/feedback/feedback-figures.ts";

const END = "2026-12-27T11:00:00.000Z";
const after = (ms: number): string => new Date(Date.parse(END) + ms).toISOString();
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const seat = { status: "CONFIRMED", checkedInAt: null } as const;
const occasion: Occasion = { endsAt: END, isAsked: true, rsvp: seat, doorWasUsed: false };

describe("a person may answer", () => {
  it.each<[string, number, FeedbackState]>([
    ["not while the session goes on", -10 * MINUTE - 1, "NOT_YET"],
    ["from ten minutes before the end", -10 * MINUTE, "OPEN"],
    ["until seven days after the end", WEEK - 1, "OPEN"],
    ["not after that", WEEK, "OVER"],
  ])("%s", (_, ms, state) => {
    expect(feedbackState(occasion, after(ms))).toBe(state);
  });

  it.each<[string, Partial<Occasion>, FeedbackState]>([
    ["with a seat where the door was not used", {}, "OPEN"],
    [
      "with a seat that the door has seen",
      { rsvp: { ...seat, checkedInAt: END }, doorWasUsed: true },
      "OPEN",
    ],
    ["not with a seat that a used door has not seen", { doorWasUsed: true }, "NOT_THERE"],
    ["not from the waitlist", { rsvp: { ...seat, status: "WAITLISTED" } }, "NOT_THERE"],
    ["not with a seat that is given up", { rsvp: { status: "CANCELLED", checkedInAt: END } }, "NOT_THERE"],
    ["not without an RSVP", { rsvp: null }, "NOT_THERE"],
    ["not if nobody is asked", { isAsked: false }, "OFF"],
  ])("%s", (_, over, state) => {
    expect(feedbackState({ ...occasion, ...over }, END)).toBe(state);
  });
});

it("only a comment has a name, and only if the person wants it and has one", () => {
  const said = { rating: 4, comment: "Good", named: true } as const;
  expect(tidied(said, "Ada")).toEqual(said);
  expect(tidied(said, null).named).toBe(false);
  expect(tidied({ ...said, comment: "" }, "Ada")).toEqual({ rating: 4, comment: null, named: false });
  expect(tidied({ ...said, named: false }, "Ada").named).toBe(false);
});

it("a time is that of its hour", () => {
  expect(hourOf(new Date("2026-12-27T11:59:59.999Z"))).toBe("2026-12-27T11:00:00.000Z");
});

describe("figures", () => {
  const counts = (over: Partial<FeedbackCounts> = {}): FeedbackCounts => ({
    ...{ ratings: [0, 0, 1, 1, 2], comments: 2, named: 0 },
    ...over,
  });
  const seats = { taken: 8, checkIns: 0, inside: 0, walkIns: 0 };

  it("have mean, distribution and the share of those who may answer", () => {
    expect(figuresOf(counts(), seats)).toEqual({
      ...{ mayAnswer: 8, answers: 4, answerRate: 0.5, comments: 2, tooFew: false },
      ...{ mean: 4.25, distribution: [0, 0, 1, 1, 2] },
    });
  });

  it("count who was checked in where the door was used, without walk-ins", () => {
    const door = { taken: 8, checkIns: 9, inside: 6, walkIns: 1 };
    expect(figuresOf(counts(), door)).toMatchObject({ mayAnswer: 5, answerRate: 0.8 });
    expect(figuresOf(counts(), { ...door, inside: 1, walkIns: 3 })).toMatchObject({
      ...{ mayAnswer: 0, answerRate: null },
    });
    expect(figuresOf(counts(), { ...door, inside: 2, walkIns: 0 }).answerRate).toBe(1);
  });

  it.each([
    [[0, 0, 0, 0, 0], 0, false],
    [[0, 0, 0, 0, 1], 0, true],
    [[0, 1, 0, 0, 1], 0, true],
    [[0, 1, 0, 1, 1], 0, false],
    [[0, 1, 0, 1, 1], 1, true],
    [[0, 1, 0, 1, 1], 3, false],
    [[5, 0, 0, 0, 5], 8, true],
    [[5, 0, 0, 0, 5], 7, false],
  ])("of %j with %i names are kept back: %s", (ratings, named, tooFew) => {
    expect(isTooFew({ ratings, comments: named, named })).toBe(tooFew);
  });

  it("of too few people say how many answered, and of comments only those with names", () => {
    const few = figuresOf(counts({ ratings: [1, 0, 0, 0, 1], comments: 2, named: 1 }), seats);
    expect(few).toEqual({
      ...{ mayAnswer: 8, answers: 2, answerRate: 0.25, comments: 1, tooFew: true },
      ...{ mean: null, distribution: null },
    });
  });

  it("of all sessions together leave those out that are kept back", () => {
    const few = figuresOf(counts({ ratings: [1, 0, 0, 0, 0], comments: 0 }), seats);
    const total = totalFeedback([figuresOf(counts(), seats), few]);
    expect(total).toEqual({
      ...{ mayAnswer: 16, answers: 5, answerRate: 5 / 16, comments: 2, tooFew: true },
      ...{ mean: 4.25, distribution: [0, 0, 1, 1, 2] },
    });
    expect(totalFeedback([])).toMatchObject({ answers: 0, answerRate: null, mean: null });
  });
});
