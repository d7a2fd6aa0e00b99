import { describe, expect, it } from "vitest";
import { type ClaimBook, claimAll, planOf } from "../../../functions/core/account/claim.ts";
import type { FoundRsvp } from "../../../functions/core/seats/rsvp.ts";
import { found, NOW } from "../../support/builders.ts";

const seat = found();
const offer = found({ status: "OFFERED" });
const wait = found({ status: "WAITLISTED", waitlistedAt: "2026-12-27T09:00:00.000Z" });
const laterWait = found({ status: "WAITLISTED", waitlistedAt: "2026-12-27T09:30:00.000Z" });
const nothing = found({ status: "CANCELLED" });

describe("a person who has something already where something waits", () => {
  it.each([
    ["nothing", seat, null, { kind: "move", giveUp: null }],
    ["what has ended", seat, nothing, { kind: "move", giveUp: null }],
    ["an offer beside a seat", seat, offer, { kind: "move", giveUp: offer }],
    ["a wait beside an offer", offer, wait, { kind: "move", giveUp: wait }],
    ["a later wait", wait, laterWait, { kind: "move", giveUp: laterWait }],
    ["an earlier wait", laterWait, wait, { kind: "end" }],
    ["a seat beside a wait", wait, seat, { kind: "end" }],
    ["a seat beside a seat", seat, seat, { kind: "end" }],
    ["an offer beside what has ended", nothing, offer, { kind: "end" }],
  ])("keeps the better: %s", (_, waiting, own, plan) => {
    expect(planOf(waiting, own)).toEqual(plan);
  });
});

describe("claiming", () => {
  const ports = (book: ClaimBook<FoundRsvp>, tries: number) => ({
    book,
    clock: () => new Date(NOW),
    pause: () => async () => --tries > 0,
    hasTime: () => true,
    nudge: async () => {},
  });

  it("is not complete while others keep the items busy, or without time", async () => {
    const book: ClaimBook<FoundRsvp> = {
      findWaiting: async () => [seat],
      findOwn: async () => null,
      claim: async () => "again",
    };
    expect(await claimAll(ports(book, 3))).toEqual({ moved: [], complete: false });
    expect(await claimAll({ ...ports(book, 3), hasTime: () => false })).toEqual({
      moved: [],
      complete: false,
    });
  });

  it("ends where another device has claimed everything", async () => {
    const looks = [[seat], []];
    const book: ClaimBook<FoundRsvp> = {
      findWaiting: async () => looks.shift() ?? [],
      findOwn: async () => null,
      claim: async () => "again",
    };
    expect(await claimAll(ports(book, 3))).toEqual({ moved: [], complete: true });
  });
});
