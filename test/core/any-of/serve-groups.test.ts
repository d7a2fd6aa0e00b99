import { describe, expect, it } from "vitest";
import type { SeenCalls } from "../../../functions/core/waitlist/person-seen.ts";
import { decideAlone } from "../../../functions/core/waitlist/serve-alone.ts";
import type { Waitlist } from "../../../functions/core/waitlist/waitlist-book.ts";
import { A_SLOT, aLedger, found, NOW } from "../../support/builders.ts";
import { onWaitlist, playServing, untilAfter } from "../waitlist/waitlist-script.ts";

const UNTIL = untilAfter(0);
const member = (userId: string) => ({ ...onWaitlist(userId), anyOfId: "these" });
const GROUP = {
  ...{ anyOfId: "these", eventId: "conf", userId: "ada", version: 4 },
  ...{ sessionIds: [], wonBy: null, lastChanged: [] as readonly string[] },
};
const waitlist: Waitlist = {
  ...{ ledger: aLedger(), slot: A_SLOT, offerMinutes: 60, quietHours: null },
  policy: "OFFER",
};
const other = (status: "OFFERED" | "WAITLISTED" | "CONFIRMED", anyOfId: string | null = "these") => ({
  found: found({ sessionId: `conf.${status}`, status, anyOfId }),
  changedBy: "a call",
  times: A_SLOT,
});
const decided = (
  rsvps: readonly ReturnType<typeof other>[],
  over: object = {},
  calls: SeenCalls | null = null,
  group = GROUP,
) =>
  decideAlone(
    { ...member("ada"), ...over },
    waitlist,
    { userId: "ada", day: null, calls, group, rsvps },
    NOW,
  );

describe("a person who wants one of several sessions", () => {
  it("is served alone, in their turn", async () => {
    const { calls } = await playServing({
      ledger: { capacity: 3, taken: 0, waiting: 3 },
      shown: [onWaitlist("bob"), member("ada"), onWaitlist("eve")],
    });
    expect(calls).toEqual([`${UNTIL} bob`, "find ada and the group", `${UNTIL} ada`, `${UNTIL} eve`]);
  });

  it("is left out while another session of the group offers them a seat, and the next is served", async () => {
    const { calls, finished } = await playServing({
      ledger: { capacity: 1, taken: 0, waiting: 2 },
      shown: [member("ada"), onWaitlist("bob")],
      seen: { rsvps: [other("OFFERED")] },
    });
    expect(calls).toEqual(["find ada and the group", `${UNTIL} bob`]);
    expect(finished).toBe(true);
  });

  it("leaves the seat free if this person alone waits for it", async () => {
    const { calls, finished } = await playServing({
      ledger: { capacity: 1, taken: 0, waiting: 1 },
      shown: [member("ada")],
      seen: { rsvps: [other("OFFERED")] },
    });
    expect(calls).toEqual(["find ada and the group"]);
    expect(finished).toBe(true);
  });

  it("is asked if they want to be asked, which the group proves", () => {
    const wait = other("WAITLISTED");
    const ending = { group: GROUP, others: [wait.found], lastChanged: [] };
    expect(decided([wait])).toEqual({ as: "offer", proofs: [{ what: "group-offers", ending }] });
  });

  it("is served by what the last change of the group wrote, too, as far as it is shown", () => {
    const group = { ...GROUP, lastChanged: ["conf.hidden"] };
    const proofs = [
      {
        what: "group-offers",
        ending: { group, others: [], lastChanged: [{ sessionId: "conf.hidden", found: null }] },
      },
    ];
    expect(decided([], {}, null, group)).toEqual({ as: "offer", proofs });
  });

  it("gets the seat with a choice, and all others of the group end", () => {
    const others = [other("WAITLISTED"), other("OFFERED", "another group")];
    const ending = { group: GROUP, others: [others[0]?.found], lastChanged: [] };
    const proofs = [{ what: "group-wins", ending }];
    expect(decided(others, { onOffer: "TAKE" })).toEqual({ as: "confirm", proofs });
  });

  it("leaves the other waitlists by the seat, so the consumer looks at these", async () => {
    const { calls } = await playServing({
      ledger: { capacity: 1, taken: 0, waiting: 1 },
      shown: [{ ...member("ada"), onOffer: "TAKE" }],
      seen: { rsvps: [other("WAITLISTED"), other("CONFIRMED")] },
    });
    expect(calls).toEqual(["find ada and the group", "confirm ada", "nudge conf.WAITLISTED"]);
  });

  it("is free beside waits of the group, which end with the seat", () => {
    const decision = decided([other("WAITLISTED")], { onOffer: "TAKE_IF_FREE" });
    const kinds = decision === "paused" ? [] : decision.proofs.map(({ what }) => what);
    expect(kinds).toEqual(["no-later-call", "group-wins"]);
  });

  it("is not paused by an offer of another group", () => {
    expect(decided([other("OFFERED", null)])).toMatchObject({ as: "offer" });
    expect(decided([other("OFFERED")])).toBe("paused");
  });

  it("is not free while a request may go on that has joined another group", () => {
    const young = { slot: 0, requestId: "a call", atMs: Date.parse(NOW) - 1_000 };
    const calls = { calls: [young], slot: 0, isFull: false };
    const free = { onOffer: "TAKE_IF_FREE" };
    expect(decided([other("WAITLISTED", "another group")], free, calls)).toMatchObject({ as: "offer" });
    expect(decided([other("WAITLISTED", null)], free, calls)).toMatchObject({ as: "confirm" });
    // The transaction proves that the own group has given no seat.
    expect(decided([other("WAITLISTED")], free, calls)).toMatchObject({ as: "confirm" });
  });
});
