import { describe, expect, it } from "vitest";
import type { PersonRequest } from "../../scenarios/people.ts";
import type { Change } from "../../scenarios/stream.ts";
import { wrongSwaps } from "../../scenarios/swap-checks.ts";

const [OLD, WANTED] = ["conf.old", "conf.wanted"];
const request: PersonRequest = {
  ...{ userId: "ada", sessionId: WANTED, swapFor: OLD, begun: 1, answered: 2 },
  ...{ outcome: "confirmed", givenUp: true },
};
const requests = new Map([["swap", request]]);

const rsvp = (sessionId: string, status: string, over = {}) => ({
  ...{ PK: "USER#ada", SK: `RSVP#${sessionId}`, status, changedBy: "swap" },
  ...over,
});
const taken: Change = { before: null, after: rsvp(WANTED, "CONFIRMED") };
const given: Change = {
  before: rsvp(OLD, "CONFIRMED"),
  after: rsvp(OLD, "CANCELLED", { cancelReason: "SWAPPED" }),
};
const broken = /^swaps are whole/;

describe("swaps are whole", () => {
  it("if one commit takes the seat and gives the other one up", () => {
    expect(wrongSwaps([[taken, given]], requests)).toEqual([]);
  });

  it("if the other one is given up while its person has the seat", () => {
    const before: Change = { before: null, after: rsvp(WANTED, "CONFIRMED", { changedBy: "another" }) };
    expect(wrongSwaps([[before], [given]], requests)).toEqual([]);
  });

  it.each([
    ["the other one stays", [[taken]]],
    ["the other one is given up later", [[taken], [given]]],
    ["the seat is taken later", [[given], [taken]]],
    ["no seat is taken", [[given]]],
  ])("but not if %s", (_, groups) => {
    expect(wrongSwaps(groups, requests)[0]).toMatch(broken);
  });

  it("but not if nobody asked for this swap, or its answer does not say so", () => {
    expect(wrongSwaps([[taken, given]], new Map([["swap", { ...request, swapFor: undefined }]]))[0]).toMatch(
      broken,
    );
    expect(wrongSwaps([[taken, given]], new Map([["swap", { ...request, givenUp: false }]]))[0]).toMatch(
      broken,
    );
  });
});
