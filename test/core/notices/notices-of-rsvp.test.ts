import { describe, expect, it } from "vitest";
import { defaultChannels } from "../../../functions/core/notices/default-channels.ts";
import { noticeOfRsvp, type RsvpState } from "../../../functions/core/notices/notices-of-rsvp.ts";
import type { CancelReason, Rsvp, RsvpStatus } from "../../../functions/core/seats/rsvp.ts";
import { NOW } from "../../support/builders.ts";

const state = (status: RsvpStatus, cancelReason: CancelReason | null = null, version = 2): RsvpState => ({
  version,
  since: NOW,
  rsvp: {
    rsvpId: "rsvp-1",
    sessionId: "conf.talk",
    eventId: "conf",
    userId: "ada",
    status,
    cancelReason,
    rsvpAt: null,
    cancelledAt: null,
    waitlistedAt: null,
    waitlistPosition: null,
    offeredAt: null,
    onOffer: null,
    passesLeft: null,
    passedUntil: null,
    anyOfId: null,
    checkedInAt: null,
    version,
    offerExpiresAt: status === "OFFERED" ? "2026-12-27T11:00:00.000Z" : null,
  } satisfies Rsvp,
});

const offeredUntil = (offerExpiresAt: string): RsvpState => {
  const { rsvp, ...rest } = state("OFFERED");
  return { ...rest, rsvp: { ...rsvp, offerExpiresAt } };
};

it("a person is told of an offer that ends earlier, and of no other change of its end", () => {
  const [early, late] = ["2026-12-27T10:20:00.000Z", "2026-12-27T11:00:00.000Z"].map(offeredUntil);
  if (early === undefined || late === undefined) throw new Error("two offers");
  expect(noticeOfRsvp(late, early)).toMatchObject({ kind: "OFFER_MADE", until: "2026-12-27T10:20:00.000Z" });
  expect(noticeOfRsvp(early, late)).toBeNull();
});

const told = (before: RsvpState | null, after: RsvpState) => {
  const notice = noticeOfRsvp(before, after);
  return notice && [notice.kind, ...defaultChannels(notice)];
};

describe("a person is told", () => {
  it.each([
    ["that they have a seat", null, state("CONFIRMED"), ["CONFIRMED", "mail"]],
    ["that they have a seat again", state("CANCELLED"), state("CONFIRMED"), ["CONFIRMED", "mail"]],
    ["that they accepted", state("OFFERED"), state("CONFIRMED"), ["CONFIRMED", "mail"]],
    [
      "of a seat from the waitlist",
      state("WAITLISTED"),
      state("CONFIRMED"),
      ["CONFIRMED_FROM_LINE", "mail", "push"],
    ],
    ["that they wait", null, state("WAITLISTED"), ["WAITLISTED"]],
    ["of an offer", state("WAITLISTED"), state("OFFERED"), ["OFFER_MADE", "mail", "push"]],
    [
      "that an offer ran out",
      state("OFFERED"),
      state("CANCELLED", "OFFER_EXPIRED"),
      ["OFFER_EXPIRED", "mail"],
    ],
    ["that they declined", state("OFFERED"), state("CANCELLED", "OFFER_DECLINED"), ["OFFER_DECLINED"]],
    ["that they cancelled", state("CONFIRMED"), state("CANCELLED", "ATTENDEE"), ["CANCELLED"]],
    [
      "that an organizer removed them",
      state("CONFIRMED"),
      state("CANCELLED", "ORGANIZER"),
      ["CANCELLED", "mail", "push"],
    ],
    [
      "that the session is cancelled",
      state("WAITLISTED"),
      state("CANCELLED", "SESSION_CANCELLED"),
      ["CANCELLED", "mail", "push"],
    ],
    [
      "that no seat came",
      state("WAITLISTED"),
      state("CANCELLED", "SESSION_STARTED"),
      ["LINE_CLOSED", "mail"],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  it("nothing of what they gave up in a swap, because the seat that they took tells of it", () => {
    for (const before of ["CONFIRMED", "OFFERED", "WAITLISTED"] as const)
      expect(noticeOfRsvp(state(before), state("CANCELLED", "SWAPPED"))).toBeNull();
  });

  it("nothing of a change within a status, such as an offer that is shortened", () => {
    expect(told(state("OFFERED", null, 1), state("OFFERED", null, 2))).toBeNull();
    expect(told(null, state("CANCELLED"))).toBeNull();
  });

  it("by the same notice each time that a change is seen, and by another one after the next change", () => {
    const change = (version: number) => noticeOfRsvp(state("WAITLISTED"), state("OFFERED", null, version));
    expect(change(3)).toEqual(change(3));
    expect(change(3)?.noticeId).not.toBe(change(5)?.noticeId);
  });

  it("until when an offer holds", () => {
    expect(noticeOfRsvp(state("WAITLISTED"), state("OFFERED"))?.until).toBe("2026-12-27T11:00:00.000Z");
  });
});

it("a person who passes an offer is told nothing, because they have just said so", () => {
  expect(noticeOfRsvp(state("OFFERED"), state("WAITLISTED"))).toBeNull();
  expect(noticeOfRsvp(state("WAITLISTED"), state("WAITLISTED"))).toBeNull();
});
