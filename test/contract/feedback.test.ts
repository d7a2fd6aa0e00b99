import { describe, expect, it } from "vitest";
import { PutFeedbackBody } from "../../functions/contract/feedback.ts";
import { validate } from "../../functions/contract/validation.ts";

const read = (body: unknown) => validate(PutFeedbackBody, body, "body");

describe("feedback", () => {
  it("is a rating, and may have a comment with a name", () => {
    expect(read({ rating: 5 })).toEqual({ valid: true, value: { rating: 5, comment: null, named: false } });
    const whole = { rating: 1, comment: "Two lines\nof it", named: true };
    expect(read(whole)).toEqual({ valid: true, value: whole });
  });

  it("has a comment in NFC, without blanks around it", () => {
    const comment = ` Café ${"a".repeat(1_990)} `;
    expect(read({ rating: 3, comment })).toMatchObject({
      value: { comment: comment.normalize("NFC").trim() },
    });
  });

  it.each([
    ["no rating", {}],
    ["a rating of 0", { rating: 0 }],
    ["a rating of 6", { rating: 6 }],
    ["half a rating", { rating: 2.5 }],
    ["a rating in words", { rating: "5" }],
    ["a comment of 2,001 characters", { rating: 3, comment: "a".repeat(2_001) }],
    ["a control character", { rating: 3, comment: "a\u0007b" }],
    ["half a character", { rating: 3, comment: "a\ud800" }],
    ["a comment that is no text", { rating: 3, comment: 5 }],
    ["something else", { rating: 3, name: "Ada" }],
  ])("is refused with %s", (_, body) => {
    expect(read(body).valid).toBe(false);
  });
});
