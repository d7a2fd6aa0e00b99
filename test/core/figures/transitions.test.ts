import { describe, expect, it } from "vitest";
import {
  type CountedRsvp,
  hourOf,
  type Transition,
  transitionsOf,
} from "../../../functions/core/figures/transitions.ts";

const SINCE = "2026-12-27T10:59:59.999Z";
const WRITTEN = "2026-12-27T11:00:00.000Z";

const state = (status: CountedRsvp["status"], more: Partial<CountedRsvp> = {}): CountedRsvp => ({
  status,
  cancelReason: status === "CANCELLED" ? "ATTENDEE" : null,
  since: SINCE,
  checkedInAt: null,
  ...more,
});

describe("a write of an RSVP counts as", () => {
  it.each<[Transition, CountedRsvp | null, CountedRsvp]>([
    ["reserved", null, state("CONFIRMED")],
    ["reserved", state("CANCELLED"), state("CONFIRMED")],
    ["waitlisted", null, state("WAITLISTED")],
    ["offered", state("WAITLISTED"), state("OFFERED")],
    ["accepted", state("OFFERED"), state("CONFIRMED")],
    ["seated", state("WAITLISTED"), state("CONFIRMED")],
    ["cancelled", state("CONFIRMED"), state("CANCELLED")],
    ["noShows", state("CONFIRMED"), state("CANCELLED", { cancelReason: "NO_SHOW" })],
    ["left", state("WAITLISTED"), state("CANCELLED")],
    ["lapsed", state("OFFERED"), state("CANCELLED", { cancelReason: "OFFER_EXPIRED" })],
  ])("%s, at the time of the new state", (transition, before, after) => {
    expect(transitionsOf(before, after, WRITTEN)).toEqual([{ transition, at: SINCE }]);
  });

  it("passed, at the time of the write, because the person waits since they joined", () => {
    expect(transitionsOf(state("OFFERED"), state("WAITLISTED"), WRITTEN)).toEqual([
      { transition: "passed", at: WRITTEN },
    ]);
  });

  it("nothing if the status stays", () => {
    expect(transitionsOf(state("WAITLISTED"), state("WAITLISTED"), WRITTEN)).toEqual([]);
  });
});

describe("a check-in counts", () => {
  const inside = state("CONFIRMED", { checkedInAt: "2026-12-27T09:30:00.000Z" });

  it("in the hour in which the person came, which a device may tell later", () => {
    expect(transitionsOf(state("CONFIRMED"), inside, WRITTEN)).toEqual([
      { transition: "checkedIn", at: "2026-12-27T09:30:00.000Z" },
    ]);
  });

  it("together with the seat that it gives to a person who stands by", () => {
    const found = transitionsOf(state("WAITLISTED"), inside, WRITTEN);
    expect(found.map(({ transition }) => transition)).toEqual(["seated", "checkedIn"]);
  });

  it("as undone when it is taken back, or when the seat of a person inside ends", () => {
    expect(transitionsOf(inside, state("CONFIRMED"), WRITTEN)).toEqual([
      { transition: "undone", at: WRITTEN },
    ]);
    const removed = transitionsOf(inside, state("CANCELLED"), WRITTEN);
    expect(removed.map(({ transition }) => transition)).toEqual(["cancelled", "undone"]);
  });
});

it("an hour begins with its first millisecond, in UTC", () => {
  expect([SINCE, WRITTEN].map(hourOf)).toEqual(["2026-12-27T10:00:00.000Z", "2026-12-27T11:00:00.000Z"]);
});
